// The HTTP server: hands each request to the first handler that answers, and stops gracefully.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { type Handler, send } from "./exchange.ts";

export type Listening = { readonly port: number; readonly url: string; readonly close: () => Promise<void> };
export type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly handlers: readonly Handler[];
  readonly log: Log;
  readonly onClose: () => Promise<void>;
};

export async function listen(options: ListenOptions): Promise<Listening> {
  const { log } = options;
  const server = createServer((request, response) => {
    void (async () => {
      for (const handler of options.handlers) if (await handler(request, response)) return;
      send(response, 404, "text/plain", "There is nothing here.\n");
    })().catch((error: unknown) => {
      log.error({ err: error, path: request.url }, "a request failed");
      if (!response.headersSent) send(response, 500, "text/plain", "Something went wrong here; the log says what.\n");
      else response.destroy();
    });
  });
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      reject(
        new Refusal(
          "bad-settings",
          cause.code === "EADDRINUSE"
            ? `Port ${options.port} is taken. Set PORT to another one.`
            : `Cannot listen on ${options.host}:${options.port}: ${cause.message}`,
          { cause },
        ),
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`;
  log.info({ url }, "listening");
  const close = async (): Promise<void> => {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await options.onClose();
    server.closeAllConnections();
    await ended;
  };
  return { port, url, close };
}
