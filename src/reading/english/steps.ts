// The steps read so far, each with the name under which later sentences speak of its result.
import type { Step } from "#scenario/scenario.ts";
import type { Action } from "./actions.ts";
import type { Spoken } from "./subjects.ts";

export type Named = Spoken & { readonly step: Step | null };
export type Steps = {
  readonly all: Step[];
  readonly named: Named[];
  /** The step a sentence speaks of ("the second response …"; without such words the last), and the rest of the sentence. */
  readonly spokenOf: (text: string) => { readonly named: Named; readonly rest: string } | null;
};

export function newSteps(started: readonly Named[]): Steps {
  const named = [...started];
  return { all: started.flatMap((one) => one.step ?? []), named, spokenOf: (text) => spokenIn(named, text) };
}

export function addAction(steps: Steps, action: Action): Named | null {
  const added = Array.from({ length: action.times }, (): Named => {
    const as = freeName(steps, action.step.kind === "http" ? "reply" : "result");
    const named: Named = { as, kind: action.step.kind, name: action.name, step: { ...action.step, as } };
    steps.named.push(named);
    return named;
  });
  const made = added.flatMap((one) => one.step ?? []);
  if (action.together) steps.all.push({ kind: "together", steps: made });
  else steps.all.push(...made);
  return added.at(-1) ?? null;
}

function freeName(steps: Steps, base: string): string {
  const taken = new Set(steps.named.map((one) => one.as));
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!taken.has(name)) return name;
  }
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

function spokenIn(named: readonly Named[], text: string): { readonly named: Named; readonly rest: string } | null {
  const ordinal = /^(?:then )?(?:the )?(first|second|third|fourth|fifth|last)\s+(?:one|call|request)?\s*/i.exec(text);
  const word = ordinal?.[1]?.toLowerCase();
  const found = word === undefined || word === "last" ? named.at(-1) : named[ORDINALS.indexOf(word)];
  return found ? { named: found, rest: ordinal ? text.slice(ordinal[0].length) : text } : null;
}
