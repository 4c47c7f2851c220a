// An issue → a scenario, whole or as a draft with the one question that stands in its way. A block of YAML says it
// exactly; else sentences and blocks of code are read. The id follows from the issue, never from its text.

import { readScenario } from "#scenario/read.ts";
import { nothingGiven, type Scenario, type Step } from "#scenario/scenario.ts";
import { literalOf } from "./english/literals.ts";
import { type English, readEnglish } from "./english.ts";
import { type Lexicon, lexiconOf, type Repository } from "./lexicon.ts";
import { type CodeReading, readCode } from "./markdown/code.ts";
import { type Fence, partsOf } from "./markdown/fences.ts";

export type IssueText = { readonly number: number; readonly title: string; readonly body: string };
export type IssueReading = {
  readonly scenario: Scenario /** What was taken for what, for people to check. */;
  readonly readings: readonly string[];
};

export const issueScenarioId = (number: number): string => `issue:${number}`;

export function readIssue(issue: IssueText, repository: Repository | null): IssueReading {
  const { prose, fences } = partsOf(issue.body);
  const exact = fences.find(isScenario);
  if (exact) return readExact(issue, exact);
  const lexicon = lexiconOf(repository);
  const code = joinCode(fences.flatMap((fence) => readCode(fence, lexicon) ?? []));
  const english = readWords(issue, prose, lexicon, code);
  const scenario: Scenario = {
    ...draftOf(issue),
    says: prose.trim().slice(0, saysLengthMax),
    given: english.given,
    when: withBody(english.when, fences),
    then: [...code.then, ...english.then.filter((line) => !code.then.some((one) => one.expression === line.expression))],
    question: english.question,
  };
  return { scenario, readings: [...code.readings, ...english.readings] };
}

/** What people said goes with the scenario; a novel does not. */
const saysLengthMax = 2_000;

const isScenario = ({ language, code }: Fence): boolean => /^(ya?ml)?$/.test(language) && /^scenario:/m.test(code) && /^when:/m.test(code);

function readExact(issue: IssueText, fence: Fence): IssueReading {
  const draft = draftOf(issue);
  const read = readScenario(fence.code, { id: draft.id, from: draft.from, version: 1, path: `issue #${issue.number}` });
  if (read.ok) return { scenario: { ...read.value, from: draft.from, version: 1 }, readings: [] };
  const problems = read.error.map((problem) => `line ${problem.span.line}: ${problem.message}`);
  return { scenario: { ...draft, question: { phrase: problems[0] ?? "the YAML cannot be read", choices: [] } }, readings: problems };
}

/** The body first; a title that says it all is read when the body does nothing. */
function readWords(issue: IssueText, prose: string, lexicon: Lexicon, code: CodeReading): English {
  const english = readEnglish(prose, lexicon, code.named);
  if (english.when.length > 0) return english;
  const title = readEnglish(titleOf(issue), lexicon);
  return title.question === null ? { ...title, given: english.given } : english;
}

const titleOf = (issue: IssueText): string => issue.title.replace(/^\s*(?:\[[^\]]*\]|scenario\s*:)\s*/i, "").trim();

function draftOf(issue: IssueText): Scenario {
  const from = { kind: "issue" as const, number: issue.number };
  return {
    id: issueScenarioId(issue.number),
    title: titleOf(issue),
    says: "",
    from,
    version: 1,
    given: nothingGiven,
    when: [],
    then: [],
    remembers: null,
    question: null,
  };
}

function joinCode(blocks: readonly CodeReading[]): CodeReading {
  const [first] = blocks;
  // Several blocks are most often one example in several states; the first is what happens.
  return first ?? { named: [], steps: [], then: [], readings: [] };
}

/** A block of JSON after a request is what the request sends. */
function withBody(steps: readonly Step[], fences: readonly Fence[]): readonly Step[] {
  const json = fences.find((fence) => fence.language === "json");
  const body = json ? literalOf(json.code)?.json : undefined;
  const open = steps.findLastIndex((step) => step.kind === "http" && step.body === undefined && !/^(GET|HEAD|DELETE)$/.test(step.method));
  if (body === undefined || open < 0) return steps;
  return steps.map((step, at) => (at === open && step.kind === "http" ? { ...step, body } : step));
}
