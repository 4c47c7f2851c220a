// Searches for an input on which two programs behave differently where no scenario speaks of the function:
// calls seen elsewhere first, then proposed inputs; what differs is made as small as it can be and confirmed by fresh runs.
import { partsOf, type SymbolId } from "#ground/ids.ts";
import { nothingGiven, type Scenario, type Step } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { type CallTarget, targetOf } from "./call-step.ts";
import { asJson, type Input, printArguments } from "./inputs/input.ts";
import { type Located, locate } from "./inputs/located.ts";
import { inputsOfCall } from "./inputs/seeds.ts";
import { smallerArguments } from "./inputs/shrink.ts";
import { newSubject, type Receiver, type Sight, type Subject } from "./inputs/subject.ts";
import { proposeInputs } from "./inputs.ts";
import type { Run, RunSettings } from "./run.ts";
import { simulate } from "./simulate.ts";

export type WitnessSearch = {
  readonly base: Sources;
  readonly head: Sources;
  readonly symbol: SymbolId;
  /** Calls of the function in tests and scenarios, as text: the first inputs. */
  readonly seeds: readonly string[];
  readonly settings: RunSettings;
  /** Inputs tried at most. */
  readonly triesMax?: number;
};

export type WitnessFound =
  | {
      readonly kind: "found";
      readonly tried: number;
      readonly call: string;
      readonly steps: readonly Step[];
      readonly base: Run;
      readonly head: Run;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "equal"; readonly tried: number }
  | { readonly kind: "undecided"; readonly tried: number; readonly what: string; readonly message: string };

/** Enough for every boundary of a few parameters; a search is worth a second or two. */
const TRIES_MAX = 400;
/** Steps of one side between two loads: an input that loops for ever must not eat the whole search. */
const STEPS_MAX = 5_000_000;
/** Attempts at making a found input smaller. */
const SHRINKS_MAX = 300;

export function searchWitness(search: WitnessSearch): WitnessFound {
  const { base, head, symbol, settings } = search;
  const { name } = partsOf(symbol);
  const refuse = (what: string, message: string): WitnessFound => ({ kind: "undecided", tried: 0, what, message });
  const located = locate(head, symbol);
  if (located === null) return refuse("entry", `${name} is no function that can be called from outside`);
  const [before, after] = [targetOf(base, symbol), targetOf(head, symbol)];
  if (after === null || before === null) return refuse("entry", `${name} does not exist on both sides`);
  const bounded = { ...settings, traced: false, stepsMax: Math.min(settings.stepsMax, STEPS_MAX) };
  const sides = { base: newSubject(base, before, bounded), head: newSubject(head, after, bounded) };
  const progress = explore(search, located, sides);
  if (progress.best === null) return none(progress);
  return confirm(search, after, located, shrink(progress.best, located, sides), progress.tried);
}

type Sides = { readonly base: Subject; readonly head: Subject };
type Difference = { readonly inputs: readonly Input[]; readonly before: Sight; readonly after: Sight; readonly rank: number };
type Progress = {
  tried: number;
  decided: number;
  best: Difference | null;
  readonly stuck: Map<string, { count: number; message: string }>;
};

/** The receiver's own arguments are fixed: the plainest the constructor takes. */
const receiverOf = (located: Located): Receiver => located.receiver;

function explore(search: WitnessSearch, located: Located, sides: Sides): Progress {
  const progress: Progress = { tried: 0, decided: 0, best: null, stuck: new Map() };
  const triesMax = search.triesMax ?? TRIES_MAX;
  for (const inputs of candidates(search, located)) {
    if (progress.tried >= triesMax) break;
    progress.tried++;
    const difference = compare(sides, inputs, receiverOf(located), progress);
    if (difference === null) continue;
    if (progress.best === null || difference.rank < progress.best.rank) progress.best = difference;
    if (progress.best.rank === 0) break;
  }
  return progress;
}

function* candidates(search: WitnessSearch, located: Located): Generator<readonly Input[]> {
  for (const seed of search.seeds) {
    const inputs = inputsOfCall(seed);
    if (inputs !== null) yield inputs;
  }
  for (const proposal of proposeInputs({ sources: search.head, path: located.path, fn: located.fn, seed: search.settings.seed }))
    yield proposal.arguments;
}

/** null: no difference, or not decided. Rank 0: a difference worth showing; higher: only malformed input shows it. */
function compare(sides: Sides, inputs: readonly Input[], receiver: Receiver, progress: Progress | null): Difference | null {
  const before = sides.base.see(inputs, receiver);
  const after = before.kind === "stuck" ? before : sides.head.see(inputs, receiver);
  if (before.kind === "stuck" || after.kind === "stuck") {
    const stuck = before.kind === "stuck" ? before.stuck : after.kind === "stuck" ? after.stuck : null;
    if (progress !== null && stuck !== null) note(progress, stuck.what, stuck.message);
    return null;
  }
  if (progress !== null) progress.decided++;
  if (before.form === after.form) return null;
  return { inputs, before, after, rank: rankOf(before, after) };
}

function note(progress: Progress, what: string, message: string): void {
  const known = progress.stuck.get(what) ?? { count: 0, message };
  progress.stuck.set(what, { ...known, count: known.count + 1 });
}

const CLUMSY = new Set(["TypeError", "ReferenceError"]);

function rankOf(before: Sight, after: Sight): number {
  if (before.kind === "value" && after.kind === "value") return 0;
  const clumsy = [before, after].filter((sight) => sight.kind === "thrown" && CLUMSY.has(sight.name)).length;
  return clumsy === 2 ? 2 : clumsy === 1 && before.kind === "thrown" && CLUMSY.has(before.name) ? 1 : 0;
}

function shrink(found: Difference, located: Located, sides: Sides): Difference {
  let best = found;
  let tries = 0;
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (const inputs of smallerArguments(best.inputs, { optional: located.optional })) {
      if (++tries > SHRINKS_MAX) return best;
      const difference = compare(sides, inputs, receiverOf(located), null);
      if (difference === null || difference.rank > best.rank) continue;
      best = difference;
      smaller = true;
      break;
    }
  }
  return best;
}

function none(progress: Progress): WitnessFound {
  const [worst] = [...progress.stuck].sort(([, a], [, b]) => b.count - a.count);
  if (worst !== undefined && progress.decided < progress.tried / 2)
    return { kind: "undecided", tried: progress.tried, what: worst[0], message: worst[1].message };
  if (progress.tried === 0) return { kind: "undecided", tried: 0, what: "inputs", message: "no input could be proposed" };
  return { kind: "equal", tried: progress.tried };
}

/** Runs both programs afresh on the witness alone, as anyone could again. */
function confirm(search: WitnessSearch, target: CallTarget, located: Located, found: Difference, tried: number): WitnessFound {
  const { base, head, settings } = search;
  const call = `${located.shown}(${printArguments(found.inputs)})`;
  const changes = changesArguments(found);
  const steps = stepsOf(search, target, located, found.inputs, changes);
  const scenario: Scenario = {
    id: `witness:${search.symbol}`,
    title: call,
    says: "",
    from: { kind: "history", commit: head.snapshot.commit },
    version: 1,
    given: nothingGiven,
    when: steps,
    then: [],
    remembers: null,
    question: null,
  };
  const plain = { ...settings, traced: false };
  const runs = {
    base: simulate({ sources: base, scenario, settings: plain }),
    head: simulate({ sources: head, scenario, settings: plain }),
  };
  if (runs.base.observation.digest === runs.head.observation.digest)
    return { kind: "undecided", tried, what: "state", message: `${call} differs only after other calls` };
  return { kind: "found", tried, call, steps, ...runs, before: wordsOf(found.before, changes), after: wordsOf(found.after, changes) };
}

/** Do both sides answer the same and leave their arguments otherwise? Then what is left is what is shown. */
const changesArguments = ({ before, after }: Difference): boolean =>
  before.kind === "value" && after.kind === "value" && before.text === after.text && before.left !== after.left;

function wordsOf(sight: Sight, changes: boolean): string {
  if (sight.kind === "stuck") return sight.stuck.message;
  return changes && sight.kind === "value" ? `leaves ${sight.left}` : sight.text;
}

/** A plain call where JSON can say it; else the code that makes the call. */
function stepsOf(search: WitnessSearch, target: CallTarget, located: Located, inputs: readonly Input[], changes: boolean): readonly Step[] {
  const values = inputs.map(asJson);
  const args = values.flatMap((value) => (value === null ? [] : [value.json]));
  if (!changes && located.receiver === null && args.length === values.length)
    return [{ kind: "call", symbol: search.symbol, arguments: args, as: "result" }];
  const [exported = "", ...rest] = target.members;
  const local = exported === "default" ? "subject" : exported;
  const receiver = located.receiver === null ? local : `new ${local}(${printArguments(located.receiver.arguments)})`;
  const callee = [receiver, ...rest].join(".");
  const made = changes
    ? `const given = [${printArguments(inputs)}];\nconst value = ${callee}(...given);\nexport const result = { value, given };\n`
    : `export const result = ${callee}(${printArguments(inputs)});\n`;
  const code = `import ${exported === "default" ? local : `{ ${local} }`} from "./${target.path}";\n${made}`;
  return [{ kind: "run", code, path: null }];
}
