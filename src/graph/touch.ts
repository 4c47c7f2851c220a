// A change as files and lines → the declarations it touches: the innermost one around each changed line, on both sides.
// Comments between declarations touch nothing. Whether a touched function behaves differently is not judged here.

import type { FileChange, Hunk } from "#ground/change.ts";
import { symbolId } from "#ground/ids.ts";
import { sortedBy } from "#ground/order.ts";
import type { FileFacts, SymbolFact } from "./facts.ts";
import type { CodeSymbol } from "./graph.ts";
import { rewired } from "./touching/imports.ts";
import { ownersByLine } from "./touching/owners.ts";

export type FactsByPath = ReadonlyMap<string, FileFacts>;
/** A test of the repository whose own text changed. */
export type TouchedTest = { readonly path: string; readonly title: string; readonly how: "modified" | "added" | "removed" };
export type Touch = {
  /** At head, as they stand there: modified and added. */
  readonly changed: readonly CodeSymbol[];
  /** Those of `changed` that base does not have. */
  readonly added: readonly CodeSymbol[];
  /** As they stood at base. */
  readonly removed: readonly CodeSymbol[];
  readonly tests: readonly TouchedTest[];
};

export function touchedSymbols(changes: readonly FileChange[], base: FactsByPath, head: FactsByPath): Touch {
  const files = changes.filter((change) => !change.binary).map((change) => touchOfFile(change, base, head));
  const symbols = sortedBy(
    files.flatMap((file) => file.symbols),
    (one) => one.symbol.path,
    (one) => one.symbol.span.start,
    (one) => one.symbol.name,
  );
  const which = (...hows: readonly How[]): readonly CodeSymbol[] =>
    symbols.filter((one) => hows.includes(one.how)).map((one) => one.symbol);
  return {
    changed: which("modified", "added"),
    added: which("added"),
    removed: which("removed"),
    tests: sortedBy(
      files.flatMap((file) => file.tests),
      (one) => one.path,
      (one) => one.title,
    ),
  };
}

type How = TouchedTest["how"];
type FileTouch = {
  readonly symbols: ReadonlyArray<{ readonly symbol: CodeSymbol; readonly how: How }>;
  readonly tests: readonly TouchedTest[];
};

function touchOfFile(change: FileChange, baseFacts: FactsByPath, headFacts: FactsByPath): FileTouch {
  const base = change.basePath === null ? undefined : baseFacts.get(change.basePath);
  const head = change.status === "removed" ? undefined : headFacts.get(change.path);
  const before = touchedNames(base, change.hunks.map(baseLines));
  const after = touchedNames(head, change.hunks.map(headLines));
  const wired = base && head ? rewired(base, head, change.status === "renamed") : [];
  const names = new Set([...before.symbols, ...after.symbols, ...wired]);
  const titles = new Set([...before.tests, ...after.tests]);
  return {
    symbols: [...names].flatMap((name) => touchedSymbol(change, factOf(base, name), factOf(head, name)) ?? []),
    tests: [...titles].map((title) => ({ path: change.path, title, how: howOf(hasTest(base, title), hasTest(head, title)) })),
  };
}

type Lines = { readonly start: number; readonly count: number };
const baseLines = (hunk: Hunk): Lines => ({ start: hunk.baseStart, count: hunk.baseLines });
const headLines = (hunk: Hunk): Lines => ({ start: hunk.headStart, count: hunk.headLines });

function touchedNames(
  facts: FileFacts | undefined,
  hunks: readonly Lines[],
): { readonly symbols: ReadonlySet<string>; readonly tests: ReadonlySet<string> } {
  const symbols = new Set<string>();
  const tests = new Set<string>();
  const owners = facts ? ownersByLine(facts) : new Map<number, readonly never[]>();
  for (const { start, count } of hunks) {
    for (let line = start; line < start + count; line++) {
      for (const owner of owners.get(line) ?? []) (owner.kind === "test" ? tests : symbols).add(owner.name);
    }
  }
  return { symbols, tests };
}

/** Of several declarations of one name the longest, as in the graph. */
function factOf(facts: FileFacts | undefined, name: string): SymbolFact | undefined {
  const named = facts?.symbols.filter((one) => one.name === name) ?? [];
  return sortedBy(named, (one) => one.range.start - one.range.end)[0];
}

const hasTest = (facts: FileFacts | undefined, title: string): boolean => facts?.tests.some((one) => one.title === title) ?? false;

const howOf = (inBase: boolean, inHead: boolean): How => (!inBase ? "added" : !inHead ? "removed" : "modified");

function touchedSymbol(
  change: FileChange,
  base: SymbolFact | undefined,
  head: SymbolFact | undefined,
): FileTouch["symbols"][number] | null {
  const fact = head ?? base;
  if (!fact) return null;
  const { name, form, exported, range } = fact;
  const path = head ? change.path : (change.basePath ?? change.path);
  const wholeFile = change.status === "added" || change.status === "removed";
  const how = form === "module" && head && !wholeFile ? "modified" : howOf(base !== undefined, head !== undefined);
  return { symbol: { kind: "symbol", id: symbolId(path, name), path, name, form, exported, span: { path, ...range } }, how };
}
