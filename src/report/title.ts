// The title answers "may I merge?" in at most 120 characters; it is all that the conversation tab shows.
import type { ChangeOutcome } from "./outcome.ts";
import type { Behaviour, Finding, UnknownGroup } from "./report.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { count, shorten, shortPlace, visible } from "./words.ts";

const titleMax = 120;
const placeMax = 48;

export type TitleInput = {
  readonly outcome: ChangeOutcome;
  readonly findings: readonly Finding[];
  readonly behaviours: readonly Behaviour[];
  readonly unknowns: readonly UnknownGroup[];
};

/** The worst thing first: what breaks, what cannot be read, what changed, and only then what holds. */
export function titleOf(input: TitleInput): string {
  const { outcome, findings, behaviours } = input;
  const tally = tallyOf(outcome.functions);
  const [finding] = findings;
  const [problem] = outcome.problems;
  if (finding !== undefined)
    return joined(
      `Breaks ${count(findings.length, "behaviour")}: ${finding.scenario}`,
      finding.cause === null ? "" : shortPlace(finding.cause.span, placeMax),
    );
  if (problem !== undefined)
    return joined(
      `Cannot be read: ${shortPlace(problem.span, placeMax)}, ${problem.message.replace(/^not readable: /, "")}`,
      restOf(tally),
    );
  const changed = behaviours.filter((row) => row.kind === "changed").length;
  if (changed > 0) return joined(`Changes ${count(changed, "behaviour")} ${uncovered(outcome)}`, restOf(tally));
  const fresh = outcome.verdicts.filter((one) => one.kind === "new");
  if (fresh.some((one) => one.head?.status !== "passed")) return joined(newTitle(fresh), restOf(tally));
  return unchangedTitle(input, tally);
}

function unchangedTitle({ outcome, unknowns }: TitleInput, tally: Tally): string {
  const expecting = outcome.verdicts.filter((one) => one.expectationChanged && one.kind !== "holds" && one.kind !== "unknown");
  const fixed = outcome.verdicts.filter((one) => one.kind === "fixed" && !one.expectationChanged);
  const fresh = outcome.verdicts.filter((one) => one.kind === "new");
  if (expecting.length > 0)
    return joined(`Changes what ${count(expecting.length, "scenario expects", "scenarios expect")}: ${titleIn(expecting)}`, restOf(tally));
  if (fixed.length > 0) return joined(`Fixes ${count(fixed.length, "behaviour")}: ${titleIn(fixed)}`, restOf(tally));
  if (tally.all === 0) return joined("No function is changed", heldScenarios(outcome));
  if (tally.open > 0) return openTitle(tally, unknowns);
  if (fresh.length > 0) return joined(newTitle(fresh), restOf(tally));
  return joined(sameTitle(tally), restScenarios(outcome));
}

const titleIn = (verdicts: ChangeOutcome["verdicts"]): string => verdicts[0]?.scenario.title ?? "";

/** Two parts in one line; the second is kept whole, since it is the shorter and says where or how much. */
function joined(text: string, rest: string): string {
  const first = visible(text).trim();
  if (rest === "") return shorten(first, titleMax);
  return `${shorten(first, titleMax - rest.length - 3)} · ${rest}`;
}

const uncovered = (outcome: ChangeOutcome): string =>
  outcome.verdicts.some((one) => one.kind === "changed") ? "no expectation decides" : "no scenario covers";

function restOf(tally: Tally): string {
  const same = tally.decided - tally.differing;
  if (tally.open > 0) return `holds for ${same} of ${count(tally.all, "function")}, ${tally.open} not simulated`;
  if (same === 0) return "";
  if (same === tally.all) return `holds for ${count(same, "function")}`;
  return same === 1 ? "holds for the other function" : `holds for the other ${same} functions`;
}

function openTitle(tally: Tally, unknowns: readonly UnknownGroup[]): string {
  const [group] = unknowns;
  const why = group === undefined ? "" : `: ${visible(group.message)}`;
  if (tally.decided > tally.open)
    return shorten(`Holds for ${tally.decided} of ${tally.all} changed functions, ${tally.open} not simulated${why}`, titleMax);
  const how = tally.open === 1 ? "" : unknowns.length === 1 ? " for one reason" : " mainly";
  return shorten(
    `${tally.decided} of ${count(tally.all, "changed function")} decided · ${tally.open} unknown${group === undefined ? "" : how}${why}`,
    titleMax,
  );
}

function newTitle(fresh: ChangeOutcome["verdicts"]): string {
  const failing = fresh.filter((one) => one.head?.status !== "passed");
  const passing =
    failing.length === 0
      ? fresh.length === 1
        ? "and it passes"
        : "and all pass"
      : `${failing.length} of them ${failing.length === 1 ? "fails" : "fail"}`;
  return `New: ${count(fresh.length, "scenario")}, ${passing}: ${titleIn(failing.length > 0 ? failing : fresh)}`;
}

function sameTitle(tally: Tally): string {
  const ways = [
    [tally.inert, "equal by construction"],
    [tally.byScenarios, tally.byScenarios === 1 ? "holds in simulation" : "hold in simulation"],
    [tally.byInputs, `equal on ${count(tally.inputs, "input")}`],
  ].filter(([n]) => n !== 0);
  const all = count(tally.all, "function");
  if (ways.length === 1) return `No change in behaviour · ${all}, ${tally.all === 1 ? "" : "all "}${ways[0]?.[1]}`;
  return `No change in behaviour · ${all}: ${ways.map(([n, way]) => `${n} ${way}`).join(", ")}`;
}

function heldScenarios(outcome: ChangeOutcome): string {
  const held = outcome.verdicts.filter((one) => one.kind === "holds").length;
  return [held === 0 ? "" : count(held, "scenario holds", "scenarios hold"), restScenarios(outcome)].filter(Boolean).join(", ");
}

function restScenarios({ verdicts }: ChangeOutcome): string {
  const open = verdicts.filter((one) => one.kind === "unknown").length;
  const broken = verdicts.filter((one) => one.kind === "still-broken").length;
  const said = [
    broken === 0 ? "" : `${count(broken, "scenario")} broken before and after`,
    open === 0 ? "" : `${count(open, "scenario")} not simulated`,
  ];
  return said.filter(Boolean).join(", ");
}
