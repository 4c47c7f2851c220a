// The few web pages of GitHub that matter here: a pull request or issue as text, and the form that registers an App from a manifest.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pageText } from "./page.ts";
import { fullName } from "./state.ts";
import type { World } from "./world.ts";

const ISSUE_PAGE = /^\/([^/]+\/[^/]+)\/(?:pull|issues)\/(\d+)$/;
const NEW_APP = /^\/(?:organizations\/[^/]+\/)?settings\/apps\/new$/;

/** True when it was a page. */
export async function answerSite(world: World, request: IncomingMessage, response: ServerResponse, address: URL): Promise<boolean> {
  const [, name = "", number = ""] = ISSUE_PAGE.exec(address.pathname) ?? [];
  const issue = world.state.repositories.find((one) => fullName(one) === name)?.issues.get(Number(number));
  if (issue !== undefined && request.method === "GET") {
    const text = (await pageText(issue)).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(`<!doctype html><title>#${number}</title><pre>${text}</pre>`);
    return true;
  }
  if (!NEW_APP.test(address.pathname) || request.method !== "POST") return false;
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  registerApp(world, new URLSearchParams(Buffer.concat(chunks).toString()).get("manifest") ?? "", response);
  return true;
}

/** Checks what GitHub checks of a manifest, then sends the browser back with a code that is good once. */
function registerApp(world: World, text: string, response: ServerResponse): void {
  let manifest: { url?: string; redirect_url?: string; hook_attributes?: { url?: string } } = {};
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch {
    return void response.writeHead(422).end("The manifest is not JSON.");
  }
  const missing = [
    manifest.url === undefined ? "url" : "",
    manifest.redirect_url === undefined ? "redirect_url" : "",
    manifest.hook_attributes !== undefined && manifest.hook_attributes.url === undefined ? "hook_attributes.url" : "",
  ];
  if (missing.some(Boolean))
    return void response.writeHead(422).end(
      missing
        .filter(Boolean)
        .map((name) => `"${name}" wasn't supplied.`)
        .join(" "),
    );
  const code = randomUUID().replaceAll("-", "");
  world.webhooks.manifestCodes.add(code);
  if (manifest.hook_attributes?.url !== undefined) world.webhooks.target = manifest.hook_attributes.url;
  response.writeHead(302, { location: `${manifest.redirect_url ?? ""}?code=${code}` }).end();
}
