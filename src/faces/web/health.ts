// For those who watch us: alive, ready, and a few numbers in Prometheus' text form.
import type { Clock, Store } from "#tasks/ports.ts";
import { type Handler, pathOf, send } from "./exchange.ts";

export function createHealth(options: { readonly store: Store; readonly clock: Clock; readonly storeKind: string }): Handler {
  const startedMs = options.clock.nowMs();
  return async (request, response) => {
    switch (pathOf(request)) {
      case "/healthz":
        return send(response, 200, "text/plain", "ok\n");
      case "/readyz":
        return ready(options.store).then((why) =>
          why === null ? send(response, 200, "text/plain", "ready\n") : send(response, 503, "text/plain", `not ready: ${why}\n`),
        );
      case "/metrics":
        return send(
          response,
          200,
          "text/plain",
          await metrics(options.store, (options.clock.nowMs() - startedMs) / 1000, options.storeKind),
        );
      default:
        return false;
    }
  };
}

async function ready(store: Store): Promise<string | null> {
  try {
    await store.jobs.counts();
    return null;
  } catch {
    return "the store does not answer";
  }
}

async function metrics(store: Store, uptime: number, storeKind: string): Promise<string> {
  const counts = await store.jobs.counts();
  const memory = process.memoryUsage();
  const rows: ReadonlyArray<readonly [name: string, kind: string, help: string, value: string]> = [
    ["foretrace_uptime_seconds", "gauge", "Seconds since this process began to serve.", `foretrace_uptime_seconds ${uptime.toFixed(1)}`],
    [
      "foretrace_jobs",
      "gauge",
      "Jobs by state.",
      (["queued", "running", "dead"] as const).map((state) => `foretrace_jobs{state="${state}"} ${counts[state]}`).join("\n"),
    ],
    ["foretrace_resident_bytes", "gauge", "Memory of this process.", `foretrace_resident_bytes ${memory.rss}`],
    ["foretrace_store_info", "gauge", "Which kind of store is used.", `foretrace_store_info{kind="${storeKind}"} 1`],
  ];
  return `${rows.map(([name, kind, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${value}`).join("\n")}\n`;
}
