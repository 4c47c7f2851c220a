// What was not decided, grouped by cause rather than by function, with what would change it.
import { partsOf } from "#ground/ids.ts";
import type { Stuck } from "#machine/trace.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { UnknownGroup } from "./report.ts";

export function unknownsOf(outcome: ChangeOutcome): readonly UnknownGroup[] {
  const groups = new Map<string, { reason: Stuck; examples: string[] }>();
  const add = (reason: Stuck, example: string): void => {
    const group = groups.get(reason.what) ?? { reason, examples: [] };
    group.examples.push(example);
    groups.set(reason.what, group);
  };
  for (const one of outcome.functions) if (one.outcome.kind === "undecided") add(one.outcome.reason, partsOf(one.symbol).name);
  for (const verdict of outcome.verdicts)
    if (verdict.kind === "unknown" && verdict.reasons[0] !== undefined) add(verdict.reasons[0], verdict.scenario.title);
  return [...groups.entries()]
    .map(([what, { reason, examples }]) => ({
      what,
      message: reason.message,
      count: examples.length,
      examples: examples.slice(0, 5),
      advice: adviceFor(reason),
    }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

function adviceFor(reason: Stuck): string {
  switch (reason.kind) {
    case "unmodelled":
      return `\`${reason.what}\` has no model yet; give its replies in a scenario, or set its paths under \`ignore\``;
    case "missing":
      return `\`${reason.what}\` is not in the repository`;
    case "unsupported":
      return `the construct \`${reason.what}\` is not simulated yet`;
    case "limit":
      return `the limit \`${reason.what}\` was reached`;
    case "undecided":
      return reason.what === "skipped" ? "skipped by the project" : "needs a value that nothing gives";
    case "fault":
      return "a fault of ours; please report it";
  }
}
