// Changed functions, counted by how each was decided.
import type { FunctionJudgement } from "#verdict/verdict.ts";

export type Tally = {
  readonly all: number;
  readonly inert: number;
  readonly byScenarios: number;
  /** Decided by inputs we tried, with no scenario through them. */
  readonly byInputs: number;
  /** Inputs tried on all of them together. */
  readonly inputs: number;
  readonly decided: number;
  readonly differing: number;
  readonly open: number;
};

export function tallyOf(functions: readonly FunctionJudgement[]): Tally {
  const decided = functions.flatMap(({ outcome }) => (outcome.kind === "decided" ? [outcome] : []));
  const inert = functions.filter(({ outcome }) => outcome.kind === "inert").length;
  const byInputs = decided.filter((one) => one.scenarios === 0);
  return {
    all: functions.length,
    inert,
    byScenarios: decided.length - byInputs.length,
    byInputs: byInputs.length,
    inputs: decided.reduce((sum, one) => sum + one.inputs, 0),
    decided: inert + decided.length,
    differing: decided.filter((one) => one.differs).length,
    open: functions.length - inert - decided.length,
  };
}
