// Decides who may fetch or push over HTTP, as github.com does with tokens, and lets git itself do the rest.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "../rest/faults.ts";
import { Refused } from "../rest/refused.ts";
import { type Caller, isAllowed, mayReach } from "../rest/tokens.ts";
import { fullName, type Repository } from "../state.ts";
import type { World } from "../world.ts";
import { GIT_PATH, serveGit } from "./backend.ts";

export type GitCall = { readonly method: string; readonly path: string; readonly query: string; readonly at: number; status: number };

export async function answerGit(
  world: World,
  faults: Faults,
  calls: GitCall[],
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<void> {
  const call: GitCall = { method: request.method ?? "GET", path: address.pathname, query: address.search, at: Date.now(), status: 0 };
  calls.push(call);
  response.on("close", () => {
    call.status = response.statusCode;
  });
  const fault = faults.strike({ method: call.method, path: call.path, operation: "git" }, false);
  if (fault !== undefined) {
    if ("reset" in fault) return void response.destroy();
    if ("hangMs" in fault) await sleep(fault.hangMs);
    else return void response.writeHead("status" in fault ? fault.status : 503).end("the server is on fire");
  }
  const [, owner = "", name = "", service = ""] = GIT_PATH.exec(address.pathname) ?? [];
  const writes = service === "git-receive-pack" || address.searchParams.get("service") === "git-receive-pack";
  const decided = decide(world, request.headers.authorization, `${owner}/${name}`, writes);
  if (typeof decided === "number") {
    const headers: Record<string, string> = decided === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
    response.writeHead(decided, headers).end(decided === 401 ? "" : "Repository not found.");
    return;
  }
  await serveGit(request, response, {
    root: world.folder,
    pathInfo: `/${fullName(decided)}.git/${service}`,
    query: address.search.slice(1),
    user: "x-access-token",
  });
}

/** The repository, or the status of the refusal. */
function decide(world: World, authorization: string | undefined, name: string, writes: boolean): Repository | number {
  const repository = world.state.repositories.find((one) => fullName(one).toLowerCase() === name.toLowerCase());
  let caller: Caller;
  try {
    caller = world.tokens.caller(authorization);
  } catch (error) {
    if (error instanceof Refused) return 401;
    throw error;
  }
  if (caller.kind !== "installation") return repository !== undefined && !repository.private && !writes ? repository : 401;
  if (repository === undefined || !mayReach(caller.grant, repository)) return 404;
  return isAllowed(caller.grant.permissions, writes ? "contents:write" : "contents:read") ? repository : 403;
}
