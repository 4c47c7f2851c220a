// What follows → an expression: a subject, a verb, a value.
import type { Expectation } from "#scenario/scenario.ts";
import { comparisons, statusVerb } from "./comparisons.ts";
import { literalOf } from "./literals.ts";
import { masked } from "./mask.ts";
import { type Outcome, readAs } from "./outcome.ts";
import { readSubject, type Spoken } from "./subjects.ts";

export function readExpectation(text: string, spoken: Spoken): Outcome<Expectation> {
  const bare = text.trim().replace(/[.;!]+$/, "");
  const status = spoken.kind === "http" ? statusOf(bare) : null;
  if (status !== null) return expectation(bare, `${spoken.as}.status === ${status}`);
  const alone = literalOf(bare);
  if (alone) return readExpectation(`it is ${bare}`, spoken);
  const cover = masked(bare);
  let question: Outcome<never> = null;
  for (const { verb, build, whole } of comparisons) {
    const match = verb.exec(cover);
    if (!match) continue;
    const subject = whole ? readAs("") : readSubject(bare.slice(0, match.index), spoken);
    const tail = bare.slice(match.index + match[0].length);
    if (subject?.kind === "question" && build("x", tail) !== null) question ??= subject;
    const expression = subject?.kind === "read" ? build(subject.value, tail) : null;
    if (expression !== null && subject?.kind === "read") return expectation(bare, expression, ...subject.readings);
  }
  return question;
}

/** "responds with 201", "the status is 404": the number is all there is after the verb. */
function statusOf(text: string): number | null {
  const match = statusVerb.exec(masked(text));
  const code = match && /^\s*`?([1-5]\d\d)`?[\s.]*(?:\(?[A-Z][A-Za-z ]+\)?)?$/.exec(text.slice(match.index + match[0].length))?.[1];
  const subject = match ? text.slice(0, match.index).trim() : "";
  return code &&
    /^(?:(?:then |and )?(?:the |it|they|its )?\s*(?:response|reply|server|service|api|request|(?:response |http )?status(?: code)?|answer)?)$/i.test(
      subject,
    )
    ? Number(code)
    : null;
}

const expectation = (text: string, expression: string, ...readings: readonly string[]): Outcome<Expectation> =>
  readAs({ text, expression }, ...readings);
