// Proposes inputs for a function: from what is known to be called with, its types, the values its own code speaks of, and chance from a seed.
// Plainest first, without repeats. It runs nothing.
import { seeded } from "#ground/random.ts";
import type { Sources } from "#syntax/sources.ts";
import type { Parameter, TypeNote } from "#syntax/tree.ts";
import { candidatesOf, product } from "./inputs/candidates.ts";
import type { FunctionLike } from "./inputs/declarations.ts";
import { guessedType } from "./inputs/guess.ts";
import { type Input, printArguments } from "./inputs/input.ts";
import { mine } from "./inputs/mine.ts";

export type Proposal = { readonly arguments: readonly Input[]; readonly text: string };
export type InputsRequest = { readonly sources: Sources; readonly path: string; readonly fn: FunctionLike; readonly seed: string };

/** Random combinations are drawn only after all plain ones; this many in a row without a new one end it. */
const REPEATS_MAX = 200;

export function* proposeInputs(request: InputsRequest): Generator<Proposal> {
  const file = request.sources.parsed(request.path);
  if (file === undefined) return;
  const context = { sources: request.sources, mined: mine(request.fn, file.tree) };
  const choices = request.fn.params.map((parameter) =>
    parameterChoices(parameter, candidatesOf(context, request.path, typeOf(parameter, request.fn))),
  );
  const seen = new Set<string>();
  for (const inputs of product(choices)) {
    const text = printArguments(inputs);
    if (seen.has(text)) continue;
    seen.add(text);
    yield { arguments: inputs, text };
  }
  if (choices.length === 0) return;
  const random = seeded(request.seed);
  for (let repeats = 0; repeats < REPEATS_MAX; ) {
    const inputs = choices.map((choice) => choice[random.below(choice.length)] ?? { kind: "literal" as const, value: undefined });
    const text = printArguments(inputs);
    if (seen.has(text)) {
      repeats++;
      continue;
    }
    repeats = 0;
    seen.add(text);
    yield { arguments: inputs, text };
  }
}

function typeOf(parameter: Parameter, fn: FunctionLike): TypeNote | null {
  if (parameter.note !== null) return parameter.note;
  return guessedType(parameter.pattern, fn.body);
}

function parameterChoices(parameter: Parameter, values: Input[]): Input[] {
  const missing: Input = { kind: "literal", value: undefined };
  const mayMiss = parameter.optional || parameter.pattern.type === "AssignmentPattern";
  if (parameter.pattern.type === "RestElement") {
    return values.flatMap((value) => (value.kind === "list" ? (value.items.slice(0, 1) as Input[]) : [value]));
  }
  return mayMiss ? [missing, ...values] : values;
}
