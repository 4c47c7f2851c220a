// One HTTP request and its answer, the little every page and door here needs of it.
import type { IncomingMessage, ServerResponse } from "node:http";

/** True when it answered. The first handler that does ends the search. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export function send(response: ServerResponse, status: number, type: string, body: string): true {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self' https:; frame-ancestors 'none'",
  });
  response.end(body);
  return true;
}

/** Without query; a stranger's URL need not be one that can be parsed. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? "/").split(/[?#]/)[0] as string;

const forwarded = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "cf-connecting-ip"];

/**
 * Asked by somebody who sits at this machine: the peer is on it, nothing says that it passes on a stranger's request as a
 * tunnel does, and the address bar named this machine, so that no page of elsewhere can ask under a name that leads here.
 */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const { headers, socket } = request;
  const peer = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? "");
  const named = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(headers.host ?? "");
  return peer && named && forwarded.every((name) => headers[name] === undefined);
}
