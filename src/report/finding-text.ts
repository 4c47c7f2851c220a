// One finding in Markdown: its cause, the way to it, and the proved way out.
import type { Finding } from "./report.ts";
import { code, count, fenced, place } from "./words.ts";

const stepsMax = 7;

/** `named`: among several findings each says which scenario it is about. */
export function causeText(finding: Finding, named: boolean): string {
  const of = named ? ` of ${code(finding.scenario)}:` : "";
  if (finding.cause === null) return `**Cause**${of} no changed line could be named.`;
  const parts = [`**Cause**${of} ${code(place(finding.cause.span))}`];
  if (finding.cause.hunk !== "") parts.push(fenced(finding.cause.hunk, "diff"));
  const way = wayOf(finding);
  if (way !== "") parts.push(way);
  return parts.join("\n");
}

/** `refund(7)` (refund.ts:57) → `seat.refunded = false` (61) → … */
function wayOf({ path }: Finding): string {
  const told = path.filter((step) => step.text !== "");
  const steps = told.length <= stepsMax ? told : [...told.slice(0, 1), null, ...told.slice(1 - stepsMax)];
  let last = "";
  return steps
    .map((step) => {
      if (step === null) return "…";
      const where =
        step.span.path === last
          ? String(step.span.line)
          : code(`${step.span.path.slice(step.span.path.lastIndexOf("/") + 1)}:${step.span.line}`);
      last = step.span.path;
      return `${code(step.value === null ? step.text : `${step.text} = ${step.value}`, 80)} (${where})`;
    })
    .join(" → ");
}

export function fixLine({ patch, scenario }: Finding): string {
  if (patch === null) return "";
  const { repaired, unchanged, notCovered } = patch.proof;
  const again =
    repaired.length === 1 && repaired[0] === scenario
      ? "the scenario holds again"
      : `${listOf(repaired)} ${repaired.length === 1 ? "holds" : "hold"} again`;
  return `**Fix** proved at ${code(`${patch.lines.path}:${patch.lines.from}`)}: ${patch.says}; ${again}, ${around(unchanged)}.${notCovered === null ? "" : ` Not covered: ${notCovered}.`}`;
}

/** What a proof covered, under a suggestion. */
export function proofLine({ patch }: Finding): string {
  if (patch === null) return "";
  const { repaired, unchanged, notCovered } = patch.proof;
  return `Proved by simulation: ${listOf(repaired)} ${repaired.length === 1 ? "holds" : "hold"} again; ${around(unchanged)}.${notCovered === null ? "" : ` Not covered: ${notCovered}.`}`;
}

const listOf = (titles: readonly string[]): string => titles.map((title) => code(title)).join(", ");

const around = (unchanged: number): string =>
  unchanged === 0
    ? "no other scenario reaches these files"
    : `${count(unchanged, "scenario")} around it still ${unchanged === 1 ? "holds" : "hold"}`;
