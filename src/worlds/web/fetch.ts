// fetch, Headers, Request and Response (the Fetch standard). Answers come from the scenario's replies; a host without one ends the run.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { fromHost } from "#machine/cross.ts";
import { defineLazy, newNative } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { newPromise, resolvePromise } from "#machine/promise.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { recordOf } from "../guest/build.ts";
import { symbolFor } from "../guest/kind.ts";
import { fromSource } from "../guest/source.ts";
import { inspectValue } from "../node/inspect/inspect.ts";
import { type Plain, settingOf, type World } from "../world.ts";
import { FETCH_SOURCE } from "./fetch-source.ts";

/** Virtual time an answer takes; answers asked for together may come in any order. */
const LATENCY_MS = 10;

type Reply = { readonly call: string; readonly with: Plain };

/** `GET https://host/path` exactly, or with `*` for any rest. */
function replyTo(replies: readonly Reply[], method: string, url: string): Reply | undefined {
  const bare = url.replace(/[?#].*$/, "");
  return replies.find(({ call }) => {
    const [verb = "", target = ""] = call.trim().split(/\s+/);
    if (verb.toUpperCase() !== method && verb !== "*") return false;
    if (target === url || target === bare) return true;
    return target.endsWith("*") && url.startsWith(target.slice(0, -1));
  });
}

/** The natives below the guest code: sends a request out, and hands back `{ status, headers, body }` when it is answered. */
function send(agent: Agent, [method, url, body]: readonly Value[]): Value {
  const verb = toText(agent, method).toUpperCase();
  const target = toText(agent, url);
  const reply = replyTo(settingOf(agent).replies, verb, target);
  const host = /^\w+:\/\/([^/]+)/.exec(target)?.[1] ?? target;
  if (reply === undefined)
    return agent.stuck({
      kind: "unmodelled",
      what: `fetch ${host}`,
      message: `no reply is given for ${verb} ${target}: say one under \`replies\` of the scenario`,
    });
  const promise = newPromise(agent);
  const answer = answerOf(agent, reply.with);
  agent.outside(`${verb} ${target}`, body === undefined ? [] : [body], getFrom(agent, answer, "body"));
  agent.loop.arrival(LATENCY_MS, () => resolvePromise(agent, promise, answer), `${verb} ${target}`);
  return promise;
}

/** A reply is a body, or `{ status, headers, body }`. */
function answerOf(agent: Agent, reply: Plain): Value {
  const { realm } = agent;
  const whole =
    typeof reply === "object" && reply !== null && !Array.isArray(reply) && "status" in reply
      ? (reply as { readonly [key: string]: Plain })
      : { body: reply };
  const body = "body" in whole ? (whole["body"] ?? null) : null;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return recordOf(realm, [
    ["status", "status" in whole ? Number(whole["status"]) : 200],
    [
      "headers",
      fromHost(
        agent,
        ("headers" in whole ? whole["headers"] : null) ?? {
          "content-type": typeof body === "string" ? "text/plain;charset=UTF-8" : "application/json",
        },
      ),
    ],
    ["body", text],
  ]);
}

function fetchParts(agent: Agent): GuestObject {
  const { realm } = agent;
  return fromSource(agent, "web:fetch", FETCH_SOURCE, {
    send: newNative(realm, "send", 3, (each, _, args) => send(each, args)),
    inspect: newNative(realm, "inspect", 1, (each, _, [value]) => inspectValue(each, value)),
    inspectCustom: symbolFor(realm, "nodejs.util.inspect.custom"),
  }) as GuestObject;
}

export const fetchWorld: World = {
  name: "<fetch>",
  reference: "https://fetch.spec.whatwg.org/",
  knownGaps: [
    "bodies are texts: no streams, forms or blobs",
    "every answer takes ten virtual milliseconds",
    "redirects, cookies and caches are not followed",
  ],
  faults: ["network error", "timeout", "status 500"],
  globals: (agent) => {
    for (const name of ["fetch", "Headers", "Request", "Response"])
      defineLazy(agent.realm.global, name, () => get(fetchParts(agent), name));
  },
};
