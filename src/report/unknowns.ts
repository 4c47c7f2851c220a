// What was not decided, grouped by cause rather than by function, with what would change it.
import { partsOf } from "#ground/ids.ts";
import { quoted } from "#ground/quoted.ts";
import type { Stuck } from "#machine/trace.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { UnknownGroup } from "./report.ts";

const examplesMax = 5;

type Group = { readonly message: string; readonly advice: string; readonly examples: string[] };

/** Functions count; a scenario only where its reason leaves no function open. */
export function unknownsOf(outcome: ChangeOutcome): readonly UnknownGroup[] {
  const groups = new Map<string, Group>();
  const add = (what: string, made: Omit<Group, "examples">, example: string): void => {
    const group = groups.get(what) ?? { ...made, examples: [] };
    group.examples.push(example);
    groups.set(what, group);
  };
  for (const { symbol, outcome: how } of outcome.functions) {
    const { name } = partsOf(symbol);
    if (how.kind === "undecided") add(how.reason.what, { message: how.reason.message, advice: adviceFor(how.reason) }, name);
    if (how.kind === "unreached") add("not reached", { message: how.why, advice: "a test or a scenario that calls it would decide" }, name);
  }
  const ofFunctions = new Set(groups.keys());
  for (const { kind, reasons, scenario } of outcome.verdicts) {
    const [reason] = reasons;
    if (kind !== "unknown" || reason === undefined || ofFunctions.has(reason.what)) continue;
    add(reason.what, { message: reason.message, advice: adviceFor(reason) }, scenario.title);
  }
  return [...groups]
    .map(([what, { message, advice, examples }]) => ({
      what,
      message,
      count: examples.length,
      examples: examples.slice(0, examplesMax),
      advice,
    }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

/** What a person can do about it; Markdown, which reads well as text. */
function adviceFor(reason: Stuck): string {
  switch (reason.kind) {
    case "unmodelled":
      return `give the replies of ${quoted(reason.what)} in a scenario, or list what uses it under \`ignore\``;
    case "missing":
      return `${quoted(reason.what)} is not in the repository; commit it, or list what needs it under \`ignore\``;
    case "unsupported":
      return "no setting changes that yet";
    case "limit":
      return "a smaller scenario stays within it";
    case "undecided":
      return reason.what === "skipped" ? "it is judged once the project runs it again" : "a scenario that gives the value would decide";
    case "fault":
      return "a fault of ours; please report it with this id";
  }
}
