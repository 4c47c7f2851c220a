// What is done → steps: a call in code, a function that is named, a request to a route. How often and whether at once.
import type { Step } from "#scenario/scenario.ts";
import type { Lexicon } from "../lexicon.ts";
import { readArguments } from "./arguments.ts";
import { literalsUntil } from "./literals.ts";
import { masked } from "./mask.ts";
import { ask, type Outcome, readAs } from "./outcome.ts";
import { readRequest } from "./requests.ts";

/** A step of which only its name is still open. */
export type Action = {
  readonly step: Extract<Step, { kind: "call" | "http" }>;
  readonly times: number;
  readonly together: boolean /** The function's name, for what is said of its result. */;
  readonly name: string;
};

export function readAction(text: string, lexicon: Lexicon): Outcome<Action> {
  const { bare, times, together } = repetition(text);
  const found = readRequest(bare, lexicon) ?? readCode(bare, lexicon) ?? readNamed(bare, lexicon);
  if (found?.kind !== "read") return found;
  const { step, name } = found.value;
  return { ...found, value: { step, name, times: together ? Math.max(2, times) : times, together } };
}

type Found = Outcome<{ readonly step: Action["step"]; readonly name: string }>;

const TIMES = /\b(?:(once)|(twice|two times)|(three times|thrice)|(\d{1,2}) times)\b/i;
const TOGETHER = /\b(?:at the same time|concurrently|simultaneously|in parallel|at once)\b/i;

function repetition(text: string): { readonly bare: string; readonly times: number; readonly together: boolean } {
  const cover = masked(text);
  const [times, together] = [TIMES.exec(cover), TOGETHER.exec(cover)];
  const count = times?.[2] ? 2 : times?.[3] ? 3 : times?.[4] ? Number(times[4]) : 1;
  const cuts = [times, together].flatMap((match) => (match ? [{ from: match.index, to: match.index + match[0].length }] : []));
  const bare = cuts.sort((a, b) => b.from - a.from).reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  return { bare: bare.replace(/[\s,]+$/, ""), times: Math.max(1, count), together: together !== null };
}

/** `priceFor(3, "adult")`, with or without back-ticks around it. */
function readCode(text: string, lexicon: Lexicon): Found {
  for (const match of text.matchAll(/(?<![\w$.#/])((?:[\w./@-]+#)?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\s*\(/g)) {
    const name = match[1] ?? "";
    const symbol = symbolOf(name, lexicon);
    if (symbol?.kind !== "read") {
      if (symbol) return symbol;
      continue;
    }
    const list = literalsUntil(text, match.index + match[0].length, ")");
    const values = list?.literals.map((one) => one.json);
    if (!values || values.some((one) => one === undefined)) return ask(text.slice(match.index), []);
    return readAs(
      {
        step: { kind: "call", symbol: symbol.value, arguments: values.flatMap((one) => (one === undefined ? [] : [one])), as: null },
        name,
      },
      ...symbol.readings,
    );
  }
  return null;
}

/** "`priceFor` is called with 3", "calling priceFor with seats: 3". A plain word is a name only where it is said to be called. */
function readNamed(text: string, lexicon: Lexicon): Found {
  for (const match of text.matchAll(/(`?)(?<![\w$.#/])((?:[\w./@-]+#)?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\1/g)) {
    const name = match[2] ?? "";
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const isCode = match[1] === "`" || /[A-Z_$\d.]/.test(name.slice(1));
    const isCalled =
      /\b(?:call(?:s|ed|ing)?|invok(?:e|es|ed|ing)|runs?|running|us(?:e|es|ing)|function)\s+$/i.test(before) ||
      /^\s+(?:is|gets|was)\s+(?:called|invoked|run)\b/i.test(after);
    if (!isCode && !isCalled) continue;
    const symbol = symbolOf(name, lexicon);
    if (symbol?.kind !== "read") {
      if (symbol) return symbol;
      continue;
    }
    const list = /^[^▮]*?\b(?:with|on|for|given|of|taking)\b\s*/i.exec(masked(after));
    const first = lexicon.functions(name)[0];
    const values = list ? readArguments(after.slice(list[0].length), first ? lexicon.parameters(first) : null, name) : readAs([]);
    if (values?.kind !== "read") return values;
    return readAs(
      { step: { kind: "call", symbol: symbol.value, arguments: values.value, as: null }, name: bareName(name) },
      ...symbol.readings,
      ...values.readings,
    );
  }
  return null;
}

/** Without the path that tells it from others of its name. */
const bareName = (name: string): string => name.slice(name.lastIndexOf("#") + 1);

function symbolOf(name: string, lexicon: Lexicon): Outcome<string> {
  const [first, ...others] = lexicon.functions(name);
  if (!first) return null;
  if (others.length > 0)
    return ask(
      name,
      [first, ...others].map((one) => one.id),
    );
  return readAs(first.id as string, `\`${name}\` as \`${first.id}\``);
}
