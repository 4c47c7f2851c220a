// The pages: recent reports, one report whole, and the same as JSON. Readable without JavaScript; shown on loopback only,
// since nobody is asked to sign in yet.
import { reportToJson } from "#report/json.ts";
import type { Store } from "#tasks/ports.ts";
import { type Handler, isFromThisMachine, pathOf, send } from "./exchange.ts";
import { printHtml } from "./html.ts";
import { indexPage } from "./index-page.ts";
import { reportPage } from "./report-page.ts";

const listedMax = 100;

export function createPages(options: { readonly store: Store }): Handler {
  return async (request, response) => {
    const path = pathOf(request);
    const report = /^\/reports\/([0-9a-f]{6,64})(\.json)?$/.exec(path);
    if (path !== "/" && report === null) return false;
    if (!isFromThisMachine(request))
      return send(response, 403, "text/plain", "Pages are shown on this machine only until sign-in exists.\n");
    if (report === null) return send(response, 200, "text/html", printHtml(indexPage(await options.store.reports.list(listedMax))));
    const found = await options.store.reports.find(report[1] as string);
    if (found === null) return send(response, 404, "text/plain", "There is no such report.\n");
    if (report[2] !== undefined) return send(response, 200, "application/json", `${JSON.stringify(reportToJson(found), null, 2)}\n`);
    return send(response, 200, "text/html", printHtml(reportPage(found)));
  };
}
