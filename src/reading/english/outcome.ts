// What became of a piece of text: it was read, it raised a question, or it is not of the kind that was looked for (null).
import type { Question } from "#scenario/scenario.ts";

export type Outcome<T> =
  | { readonly kind: "read"; readonly value: T /** What was taken for what, for people to check. */; readonly readings: readonly string[] }
  | { readonly kind: "question"; readonly question: Question }
  | null;

export const readAs = <T>(value: T, ...readings: readonly string[]): Outcome<T> => ({ kind: "read", value, readings });
export const ask = (phrase: string, choices: readonly string[]): Outcome<never> => ({
  kind: "question",
  question: { phrase: phrase.trim().slice(0, phraseLengthMax), choices: choices.slice(0, choicesMax) },
});

/** A question with more choices is not answered. */
const choicesMax = 3;
const phraseLengthMax = 200;
