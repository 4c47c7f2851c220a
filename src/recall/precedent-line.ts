// A past incident in one line, as it is told to those who change the same code again.
import type { Incident } from "#graph/graph.ts";
import { printDate } from "./dates.ts";

/** `12 March 2026 (#231): double refund after a retry; fixed in #238`. */
export function precedentLine(incident: Incident): string {
  const number = incident.number === null ? "" : ` (#${incident.number})`;
  const { fix } = incident;
  const ended = fix.number !== null ? `; fixed in #${fix.number}` : fix.commit !== null ? `; fixed in ${fix.commit.slice(0, 7)}` : "";
  return `${printDate(incident.at)}${number}: ${incident.title}${ended}`;
}
