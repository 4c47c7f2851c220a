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

export const pathOf = (request: IncomingMessage): string => new URL(request.url ?? "/", "http://localhost").pathname;
