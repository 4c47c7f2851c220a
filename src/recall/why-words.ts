// The answer to "why" as people read it. Plain text with code in back-ticks; strangers' words are quoted, never marked up.
import type { Incident } from "#graph/graph.ts";
import { printAge, printDate } from "#ground/dates.ts";
import type { LineState, WhyAnswer } from "./why.ts";

export function printWhy(answer: WhyAnswer, nowIso: string): string {
  const { now, before, decisions, incidents } = answer;
  if (now === null) return `No history is known of \`${answer.path}:${answer.line}\`.`;
  const said = now.reason !== null || decisions.length > 0;
  const sentences = [
    said
      ? currentWords(now)
      : `No reason is recorded. Last change \`${shortId(now.commit)}\` by ${now.author}, ${printAge(now.at, nowIso)}, in a commit titled *${flat(now.title)}*.`,
    ...decisions.map(
      (one) => `Decided on ${printDate(one.at)} by ${one.by} (${one.source}): ${quoted(one.reason === "" ? one.title : one.reason)}.`,
    ),
    ...(before === null ? [] : [beforeWords(before)]),
    ...incidents.slice(0, incidentsMax).map(incidentWords),
  ];
  return sentences.join(" ");
}

/** More than this is a list, and a list is asked for elsewhere. */
const incidentsMax = 3;

function currentWords(state: LineState): string {
  const reason = state.reason === null ? "" : `: ${quoted(state.reason.text)}`;
  return `\`${code(state.text)}\` since ${printDate(state.at)} (${whence(state)})${reason}.`;
}

function beforeWords(state: LineState): string {
  const reason = state.reason === null ? "no reason recorded" : quoted(state.reason.text);
  return `Before: \`${code(state.text)}\` since ${printDate(state.at)} (${whence(state)}), ${reason}.`;
}

const whence = (state: LineState): string =>
  `${state.pullRequest === null ? `\`${shortId(state.commit)}\`` : `#${state.pullRequest}`}, ${state.author}`;

export function incidentWords(incident: Incident): string {
  const name = incident.number === null ? quoted(incident.title) : `#${incident.number} (${flat(incident.title)})`;
  const fix =
    incident.fix.number !== null
      ? `, fixed in #${incident.fix.number}`
      : incident.fix.commit !== null
        ? `, fixed in \`${shortId(incident.fix.commit)}\``
        : "";
  return `It was part of incident ${name} on ${printDate(incident.at)}${fix}.`;
}

const shortId = (commit: string): string => commit.slice(0, 7);
const flat = (text: string): string => text.replace(/[\s*_`]+/g, " ").trim();
/** Without its last full stop, since a sentence of ours goes on after it. */
const quoted = (text: string): string =>
  `"${text
    .replace(/\s+/g, " ")
    .replace(/"/g, "'")
    .replace(/\.?\s*$/, "")
    .trim()}"`;

/** A line of code as a name in back-ticks: without its indentation, and short. */
function code(line: string): string {
  const text = line.trim().replace(/`/g, "'");
  return text.length > codeLengthMax ? `${text.slice(0, codeLengthMax)}…` : text;
}

const codeLengthMax = 80;
