// The set-up wizard, while there are no credentials: one button registers the App with GitHub's manifest flow, and the
// credentials are written to `.env` on this machine. Only for who sits at this machine; each attempt carries a secret of ours.
import { randomBytes } from "node:crypto";
import { appendFile, chmod, readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parse } from "yaml";
import { z } from "zod";
import type { Log } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";

export type SetupOptions = {
  readonly baseUrl: string;
  readonly webhookPath: string;
  readonly publicUrl: string | null;
  readonly manifestFile: URL;
  readonly envFile: string;
  /** Asked by somebody who sits at this machine. */
  readonly isLocal: (request: IncomingMessage) => boolean;
  readonly log: Log;
};

const converted = z.object({ id: z.number(), pem: z.string(), webhook_secret: z.string(), html_url: z.string() });

export function createSetup(options: SetupOptions): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const states = new Set<string>();
  let done: string | null = null;
  return async (request, response) => {
    if (!/^\/setup(\/done)?(\?|$)/.test(request.url ?? "")) return false;
    if (!options.isLocal(request)) return show(response, 403, "<p>Set up from a browser on this machine.</p>");
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    if (done !== null) return show(response, 200, doneText(done));
    if (url.pathname === "/setup") {
      const state = randomBytes(16).toString("hex");
      states.add(state);
      return show(response, 200, await formText(options, url.origin, state));
    }
    if (!states.delete(url.searchParams.get("state") ?? ""))
      return show(response, 400, `<p>This answer does not belong to an attempt made here. <a href="/setup">Begin again</a>.</p>`);
    try {
      done = await convert(options, url.searchParams.get("code") ?? "");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(response, 400, `<p>${attribute(error.message)} <a href="/setup">Begin again</a>.</p>`);
    }
    return show(response, 200, doneText(done));
  };
}

async function formText(options: SetupOptions, origin: string, state: string): Promise<string> {
  const own = parse(await readFile(options.manifestFile, "utf8")) as Record<string, unknown>;
  const reachable = options.publicUrl ?? origin;
  const manifest = {
    ...own,
    hook_attributes: { url: `${reachable}${options.webhookPath}`, active: true },
    redirect_url: `${origin}/setup/done`,
  };
  const warning =
    options.publicUrl === null
      ? "<p>GitHub must reach this server: set <code>PUBLIC_URL</code> to its address (or that of a tunnel) before you register, or change the webhook address in the App's settings later.</p>"
      : "";
  return `<p>Registers a GitHub App of your own with the permissions of <code>app.yml</code>. Webhooks will be sent to <code>${attribute(`${reachable}${options.webhookPath}`)}</code>.</p>${warning}
<form method="post" action="${attribute(webAddress(options.baseUrl))}/settings/apps/new?state=${state}"><input type="hidden" name="manifest" value="${attribute(JSON.stringify(manifest))}"><button>Register the App on GitHub</button></form>`;
}

const webAddress = (baseUrl: string): string => (baseUrl === "https://api.github.com" ? "https://github.com" : new URL(baseUrl).origin);

async function convert(options: SetupOptions, code: string): Promise<string> {
  if (!/^[\w-]{1,200}$/.test(code)) throw new Refusal("bad-input", "GitHub sent no usable code.");
  const response = await fetch(`${options.baseUrl}/app-manifests/${code}/conversions`, {
    method: "POST",
    headers: { accept: "application/vnd.github+json" },
    redirect: "error",
  });
  if (!response.ok)
    throw new Refusal("unreachable", `GitHub answered ${response.status} to the registration; its code is good for an hour.`);
  const app = converted.parse(await response.json());
  const lines = [`APP_ID=${app.id}`, `PRIVATE_KEY="${app.pem.trim().replace(/\n/g, "\\n")}"`, `WEBHOOK_SECRET=${app.webhook_secret}`];
  // The line before ours need not have been ended.
  await appendFile(options.envFile, `\n${lines.join("\n")}\n`, { mode: 0o600 });
  await chmod(options.envFile, 0o600);
  options.log.info({ app: app.id, file: options.envFile }, "the App is registered; its credentials are written");
  return app.html_url;
}

const doneText = (url: string): string =>
  `<p>Registered. The credentials are in <code>.env</code>, readable only by you. Restart <code>npm start</code>, then <a href="${attribute(url)}/installations/new">install the App</a> on a repository.</p>`;

const attribute = (text: string): string => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

function show(response: ServerResponse, status: number, body: string): true {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Set up Foretrace</title><body style="font:15px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>Set up Foretrace</h1>${body}</body></html>`,
  );
  return true;
}
