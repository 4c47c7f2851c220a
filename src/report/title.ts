// The title answers "may I merge?" in at most 120 characters; it is all that the conversation tab shows.
import type { FunctionJudgement } from "#verdict/verdict.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { Behaviour, Finding, UnknownGroup } from "./report.ts";
import { count, place, shorten } from "./words.ts";

const titleMax = 120;

export type TitleInput = {
  readonly outcome: ChangeOutcome;
  readonly findings: readonly Finding[];
  readonly behaviours: readonly Behaviour[];
  readonly unknowns: readonly UnknownGroup[];
};
export type Tally = {
  readonly all: number;
  readonly inert: number;
  readonly byInputs: number;
  readonly byScenarios: number;
  readonly inputs: number;
  readonly decided: number;
  readonly differing: number;
  readonly open: number;
};

export function titleOf(input: TitleInput): string {
  const { outcome, findings, behaviours } = input;
  const tally = tallyOf(outcome.functions);
  const problem = outcome.problems[0];
  if (findings.length > 0)
    return withPlace(
      `Breaks ${count(findings.length, "behaviour")}: ${(findings[0] as Finding).scenario}`,
      findings[0]?.cause ? place(findings[0].cause.span) : "",
    );
  if (problem !== undefined) return withPlace(`Cannot be read: ${problem.message}`, `${place(problem.span)} · ${restOf(tally)}`);
  const changed = behaviours.filter((row) => row.kind === "changed");
  if (changed.length > 0) return shorten(`Changes ${count(changed.length, "behaviour")} no scenario covers · ${restOf(tally)}`, titleMax);
  const fixed = outcome.verdicts.filter((verdict) => verdict.kind === "fixed");
  if (fixed.length > 0)
    return shorten(`Fixes ${count(fixed.length, "behaviour")}: ${fixed[0]?.scenario.title ?? ""} · ${restOf(tally)}`, titleMax);
  if (tally.all === 0) return "No function is changed";
  if (tally.decided === 0) return shorten(undecidedTitle(input, tally), titleMax);
  if (tally.open > 0)
    return shorten(
      `Holds for ${tally.decided} of ${tally.all} changed functions, ${tally.open} not simulated${mainReason(input.unknowns)}`,
      titleMax,
    );
  const fresh = outcome.verdicts.filter((verdict) => verdict.kind === "new").length;
  if (fresh > 0) return shorten(`New behaviour: ${count(fresh, "scenario")} pass · ${restOf(tally)}`, titleMax);
  return shorten(sameTitle(tally), titleMax);
}

export function tallyOf(functions: readonly FunctionJudgement[]): Tally {
  const outcomes = functions.map((one) => one.outcome);
  const decided = outcomes.flatMap((one) => (one.kind === "decided" ? [one] : []));
  const inert = outcomes.filter((one) => one.kind === "inert").length;
  return {
    all: functions.length,
    inert,
    byScenarios: decided.filter((one) => one.scenarios > 0).length,
    byInputs: decided.filter((one) => one.scenarios === 0).length,
    inputs: decided.reduce((sum, one) => sum + one.inputs, 0),
    decided: inert + decided.length,
    differing: decided.filter((one) => one.differs).length,
    open: functions.length - inert - decided.length,
  };
}

const withPlace = (text: string, where: string): string =>
  where === "" ? shorten(text, titleMax) : `${shorten(text, Math.max(40, titleMax - where.length - 3))} · ${where}`.slice(0, titleMax);

const restOf = (tally: Tally): string => {
  const rest = tally.decided - tally.differing;
  if (tally.open > 0) return `holds for ${rest} of ${tally.all} functions, ${tally.open} not simulated`;
  return rest === 0 ? "no other function changed" : `holds for the other ${count(rest, "function")}`;
};

function sameTitle(tally: Tally): string {
  const ways = [
    tally.inert > 0 ? `${tally.inert} equal by construction` : "",
    tally.byScenarios > 0 ? `${tally.byScenarios} hold in simulation` : "",
    tally.byInputs > 0 ? `${tally.byInputs} equal on ${count(tally.inputs, "input")}` : "",
  ];
  return `No change in behaviour · ${count(tally.all, "function")}: ${ways.filter(Boolean).join(", ")}`;
}

function undecidedTitle(input: TitleInput, tally: Tally): string {
  const group = input.unknowns[0];
  const reason =
    group === undefined ? "no scenario reaches them" : `${input.unknowns.length === 1 ? "for one reason" : "mainly"}: ${group.message}`;
  return `0 of ${count(tally.all, "changed function")} simulated · unknown ${reason}`;
}

const mainReason = (unknowns: readonly UnknownGroup[]): string => (unknowns[0] === undefined ? "" : `: ${unknowns[0].what}`);
