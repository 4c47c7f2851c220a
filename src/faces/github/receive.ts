// The door webhooks come in by. Verified before anything of them is read, stored before they are acknowledged,
// and what is refused costs one log line and leaves nothing behind.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { EmitterWebhookEventName } from "@octokit/webhooks";
import { emitterEventNames } from "@octokit/webhooks";
import type { Probot } from "probot";
import type { Log } from "#tasks/ports.ts";
import { handledEvents } from "./app.ts";
import { webhookBytesMax } from "./limits.ts";

type Refused = { readonly status: number; readonly why: string };

export function createReceiver(options: {
  readonly probot: Probot;
  readonly ready: Promise<void>;
  readonly path: string;
  readonly log: Log;
}): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const { log } = options;
  return async (request, response) => {
    if ((request.url ?? "").split("?")[0] !== options.path) return false;
    const delivery = headerOf(request, "x-github-delivery");
    const refused = await receive(options, request, delivery).catch((error: unknown): Refused => {
      log.error({ err: error, delivery }, "a webhook could not be stored");
      return { status: 500, why: "not stored" };
    });
    if (refused !== null && refused.status !== 500)
      log.warn({ delivery, status: refused.status, why: refused.why, event: headerOf(request, "x-github-event") }, "webhook refused");
    const status = refused?.status ?? 202;
    // What is left of a body we refused to read would otherwise be taken for the next request.
    if (status === 413) response.setHeader("connection", "close");
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
    response.end(refused === null ? "accepted\n" : `${refused.why}\n`);
    return true;
  };
}

async function receive(
  { probot, ready }: { readonly probot: Probot; readonly ready: Promise<void> },
  request: IncomingMessage,
  delivery: string,
): Promise<Refused | null> {
  if (request.method !== "POST") return { status: 405, why: "webhooks are sent with POST" };
  const name = headerOf(request, "x-github-event");
  const signature = headerOf(request, "x-hub-signature-256");
  if (delivery === "" || name === "") return { status: 400, why: "no delivery id or event name" };
  if (signature === "") return { status: 401, why: "not signed" };
  if (!/^application\/json\b/.test(headerOf(request, "content-type"))) return { status: 415, why: "send application/json" };
  if (Number(headerOf(request, "content-length")) > webhookBytesMax) return { status: 413, why: "too large" };
  const body = await readBody(request);
  if (body === "too large") return { status: 413, why: "too large" };
  if (body === "broken") return { status: 400, why: "the body ended early" };
  const text = body.toString("utf8");
  if (!(await probot.webhooks.verify(text, signature).catch(() => false))) return { status: 401, why: "the signature does not match" };
  const payload = parseObject(text);
  if (payload === null) return { status: 400, why: "the body is not a JSON object" };
  if (name === "ping") return null;
  if (!isEventName(name)) return { status: 400, why: "no such event" };
  if (!(handledEvents as readonly string[]).includes(name)) return { status: 204, why: "not subscribed" };
  await ready;
  await probot.receive({ id: delivery, name, payload } as Parameters<Probot["receive"]>[0]);
  return null;
}

const isEventName = (name: string): name is EmitterWebhookEventName => (emitterEventNames as readonly string[]).includes(name);

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? "");

function readBody(request: IncomingMessage): Promise<Buffer | "too large" | "broken"> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    request.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size <= webhookBytesMax) pieces.push(piece);
      else {
        request.pause();
        resolve("too large");
      }
    });
    request.on("end", () => resolve(Buffer.concat(pieces)));
    request.on("error", () => resolve("broken"));
    request.on("aborted", () => resolve("broken"));
  });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
