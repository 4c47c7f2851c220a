// A report of something that went wrong → its symptom: the error, the places a stack trace names, and what was done, if
// the report says so in code, requests or sentences.
import type { Scenario } from "#scenario/scenario.ts";
import { thrownName } from "./english/comparisons.ts";
import { type IssueText, readIssue } from "./issue.ts";
import type { Repository } from "./lexicon.ts";
import { bodyLengthMax, lineLengthMax } from "./limits.ts";
import { partsOf } from "./markdown/fences.ts";

export type IncidentReading = {
  /** One line: the error where there is one, else the first sentence of the report, else its title. */
  readonly symptom: string;
  readonly error: { readonly name: string; readonly message: string } | null;
  /** The innermost first; only paths of the repository, when it is known. */
  readonly frames: ReadonlyArray<{ readonly path: string; readonly line: number }>;
  /** What was done, and that it should not fail so; null when the report does not say what was done. */
  readonly scenario: Scenario | null;
};

const symptomLengthMax = 300;
/** A trace of a deep recursion says nothing new after this. */
const framesMax = 30;

export function readIncident(issue: IssueText, repository: Repository | null = null): IncidentReading {
  const body = linesCut(issue.body);
  const error = errorIn(body) ?? errorIn(issue.title);
  const symptom = error ? `${error.name}: ${error.message}`.replace(/: $/, "") : (firstSentence(partsOf(body).prose) ?? issue.title);
  return {
    symptom: symptom.slice(0, symptomLengthMax),
    error,
    frames: framesIn(body, repository),
    scenario: scenarioIn(issue, repository, error !== null),
  };
}

const linesCut = (text: string): string =>
  text
    .slice(0, bodyLengthMax)
    .split("\n")
    .map((line) => line.slice(0, lineLengthMax))
    .join("\n");

/** `TypeError: Cannot read …`, as engines print it; a message may be missing. Quotes around the whole are not part of it. */
function errorIn(text: string): IncidentReading["error"] {
  const match = /(?:^|[\s`("'])(?:Uncaught (?:\(in promise\) )?)?((?:[A-Z]\w*)?(?:Error|Exception))\b(?:\s*\[\w+\])?:[ \t]*([^\n`]*)/m.exec(
    text,
  );
  if (!match) return null;
  const closing = CLOSING.get(match[0][0] ?? "");
  const message = (match[2] ?? "").trim();
  return { name: match[1] ?? "Error", message: closing !== undefined && message.endsWith(closing) ? message.slice(0, -1) : message };
}

const CLOSING = new Map([
  ["(", ")"],
  ['"', '"'],
  ["'", "'"],
]);

function firstSentence(prose: string): string | null {
  const line = prose
    .split("\n")
    .map((one) => one.replace(/^[\s#>*-]+/, "").trim())
    .find((one) => one !== "" && !/^(steps|expected|actual|environment|version)\b[^.]*:?$/i.test(one));
  return line === undefined ? null : (/^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line);
}

function framesIn(text: string, repository: Repository | null): IncidentReading["frames"] {
  const known = repository === null ? null : knownPaths(repository);
  const places = [
    ...text.matchAll(
      /(?:\bat\s+(?:.*?\()?|^\s*|[(\s`@])((?:file:\/\/)?(?:[A-Za-z]:[\\/]|\.{0,2}[\\/])?[\w@.+-]+(?:[\\/][\w@.+-]+)*\.[cm]?[jt]sx?):(\d+)(?::\d+)?/gm,
    ),
  ];
  const frames = places.flatMap((match) => {
    const path = inRepository((match[1] ?? "").replace(/\\/g, "/").replace(/^file:\/\//, ""), known);
    return path === null ? [] : [{ path, line: Number(match[2]) }];
  });
  const unique = new Map(frames.map((frame) => [`${frame.path}:${frame.line}`, frame]));
  return [...unique.values()].slice(0, framesMax);
}

const knownPaths = (repository: Repository): ReadonlySet<string> =>
  new Set([...repository.graph.nodes.values()].flatMap((node) => (node.kind === "symbol" ? [node.path] : [])));

/** `/srv/app/src/mail/ticket.ts` is `src/mail/ticket.ts` where that is the longest end of it that exists. */
function inRepository(path: string, known: ReadonlySet<string> | null): string | null {
  if (path.includes("node_modules/")) return null;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (known === null) return parts.join("/");
  for (let from = 0; from < parts.length; from++) {
    const end = parts.slice(from).join("/");
    if (known.has(end)) return end;
  }
  return null;
}

function scenarioIn(issue: IssueText, repository: Repository | null, failed: boolean): Scenario | null {
  const { scenario } = readIssue(issue, repository);
  if (scenario.question !== null || scenario.when.length === 0) return null;
  const quiet = { text: "no error is thrown", expression: `${thrownName} === undefined` };
  const then = scenario.then.length === 0 && failed ? [quiet] : scenario.then;
  return { ...scenario, id: `incident:${issue.number}`, from: { kind: "incident", number: issue.number }, then };
}
