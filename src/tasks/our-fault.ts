// What becomes of a simulation that died: it costs itself alone. It is loud in our log, and a reason in the report.
import type { Verdict } from "#verdict/verdict.ts";
import type { Ports } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type Fault = Verdict["reasons"][number];

/** Anything but a death goes on upwards. */
export function ourFault(ports: Ports, error: unknown, what: string): Fault {
  if (!(error instanceof Refusal) || error.code !== "worker-died") throw error;
  ports.log.error({ err: error }, `${what} died`);
  return { kind: "fault", what: "simulation thread", message: error.message, span: null };
}
