// Plain sentences → what is given, done and expected, without a model. Deterministic; what cannot be read is asked about,
// once, with at most three choices, and is never left out in silence.
import { type Expectation, type Given, nothingGiven, type Question, type Step } from "#scenario/scenario.ts";
import { type Action, readAction } from "./english/actions.ts";
import { type Clause, clausesOf } from "./english/clauses.ts";
import { readExpectation } from "./english/expectations.ts";
import { joinGiven, readGiven } from "./english/given.ts";
import { masked } from "./english/mask.ts";
import type { Outcome } from "./english/outcome.ts";
import { addAction, type Named, newSteps, type Steps } from "./english/steps.ts";
import type { Lexicon } from "./lexicon.ts";

export type English = {
  readonly given: Given;
  readonly when: readonly Step[];
  readonly then: readonly Expectation[];
  readonly question: Question | null;
  /** What was taken for what, for people to check. */
  readonly readings: readonly string[];
};

/** `started`: steps that were written another way already, in a block of code. */
export function readEnglish(prose: string, lexicon: Lexicon, started: readonly Named[] = []): English {
  const page: Page = { lexicon, given: nothingGiven, steps: newSteps(started), then: [], question: null, readings: new Set() };
  const clauses = clausesOf(prose);
  for (const clause of clauses) readClause(page, clause);
  if (page.steps.all.length === 0 && page.question === null)
    page.question = { phrase: "what is done", choices: lexicon.near(prose).slice(0, 3) };
  return { given: page.given, when: page.steps.all, then: page.then, question: page.question, readings: [...page.readings] };
}

type Page = {
  readonly lexicon: Lexicon;
  given: Given;
  readonly steps: Steps;
  readonly then: Expectation[];
  question: Question | null;
  readonly readings: Set<string>;
};

function readClause(page: Page, { role, text }: Clause): void {
  switch (role) {
    case "given": {
      const part = take(page, readGiven(text));
      if (part) page.given = joinGiven(page.given, part);
      else if (!readDone(page, text)) wonder(page, text);
      return;
    }
    case "when":
      if (!readAssertion(page, text) && !readDone(page, text)) wonder(page, text, page.lexicon.near(text));
      return;
    case "then":
      if (!readAssertion(page, text) && !readFollows(page, text)) wonder(page, text);
      return;
    case "plain":
      if (!readAssertion(page, text) && /\b(?:should|must)\b/i.test(masked(text))) readFollows(page, text);
  }
}

/** One sentence that says what is done and what follows: "`priceFor(0)` should throw a RangeError". */
function readAssertion(page: Page, text: string): boolean {
  const verb = ASSERTED.exec(masked(text).replace(/\bis (?:called|invoked|run|sent)\b/gi, (found) => "▮".repeat(found.length)));
  if (!verb) return false;
  const action = readAction(text.slice(0, verb.index).trim(), page.lexicon);
  if (action?.kind !== "read") return false;
  const before = page.steps.all.length;
  const spoken = doAction(page, action);
  const expectation = spoken && readExpectation(text.slice(verb.index), spoken);
  if (expectation?.kind === "read") take(page, expectation, (value) => addExpectation(page, { ...value, text: text.trim() }));
  else {
    page.steps.all.splice(before);
    return false;
  }
  return true;
}

const ASSERTED =
  /(?<=[\s▮])(?:should|must|will|does|doesn't|never|is|isn't|equals?|returns?|gives?|throws?|rejects?|fails with|responds?|replies|answers?|contains?|includes?|has|=== ?|==)(?=[\s▮])/i;

function readDone(page: Page, text: string): boolean {
  const action = readAction(text, page.lexicon);
  if (action?.kind === "question") page.question ??= action.question;
  if (action?.kind === "read") doAction(page, action);
  return action !== null;
}

function doAction(page: Page, action: Extract<Outcome<Action>, { kind: "read" }>): Named | null {
  for (const reading of action.readings) page.readings.add(reading);
  return addAction(page.steps, action.value);
}

function readFollows(page: Page, text: string): boolean {
  const spoken = page.steps.spokenOf(text);
  if (!spoken) return false;
  const expectation = readExpectation(spoken.rest, spoken.named);
  if (expectation?.kind === "question") page.question ??= expectation.question;
  take(page, expectation, (value) => addExpectation(page, { ...value, text: text.trim() }));
  return expectation !== null;
}

function addExpectation(page: Page, line: Expectation): void {
  if (!page.then.some((one) => one.expression === line.expression)) page.then.push(line);
}

function take<T>(page: Page, outcome: Outcome<T>, use: (value: T) => void = () => {}): T | null {
  if (outcome?.kind !== "read") return null;
  for (const reading of outcome.readings) page.readings.add(reading);
  use(outcome.value);
  return outcome.value;
}

function wonder(page: Page, phrase: string, choices: readonly string[] = []): void {
  page.question ??= { phrase: phrase.slice(0, 200), choices: choices.slice(0, 3) };
}
