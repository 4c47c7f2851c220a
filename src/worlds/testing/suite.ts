// The tree of suites and tests that a test file declares while it is loaded, and the order in which a runner walks it.
// Holds guest functions but calls none.
import type { Span } from "#ground/span.ts";
import type { GuestObject, Value } from "#machine/value.ts";

export type Mode = "run" | "only" | "skip" | "todo";
export type HookKind = "beforeAll" | "beforeEach" | "afterEach" | "afterAll";
export type Hook = { readonly fn: GuestObject; readonly timeoutMs: number | null };

export type Test = {
  readonly kind: "test";
  readonly name: string;
  /** The title as written, where a table row filled it in. */
  readonly template: string;
  readonly parent: Suite;
  readonly mode: Mode;
  readonly fn: GuestObject | null;
  /** Values of a table row, passed to the function. */
  readonly args: readonly Value[];
  readonly timeoutMs: number | null;
  /** The test must fail to pass (`it.fails`). */
  readonly fails: boolean;
  readonly retries: number;
  readonly span: Span | null;
};

export type Suite = {
  readonly kind: "suite";
  readonly name: string;
  readonly template: string;
  readonly parent: Suite | null;
  mode: Mode;
  readonly children: Array<Suite | Test>;
  readonly hooks: Record<HookKind, Hook[]>;
  readonly span: Span | null;
};

export function newSuite(name: string, parent: Suite | null, mode: Mode, span: Span | null, template = name): Suite {
  return {
    kind: "suite",
    name,
    template,
    parent,
    mode,
    children: [],
    hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
    span,
  };
}

/** Titles from the outermost suite to the test, filled in or as written. */
export function titlesOf(item: Suite | Test, which: "name" | "template" = "name"): string[] {
  const titles: string[] = [];
  for (let at: Suite | Test | null = item; at !== null; at = at.parent) if (at.parent !== null) titles.unshift(at[which]);
  return titles;
}

export const pathOf = (item: Suite | Test): string => titlesOf(item).join(" > ");

/** Tests with this path; a path as written stands for all rows of its table. */
export function testsNamed(root: Suite, path: string): Test[] {
  const all = testsIn(root);
  const exact = all.filter((test) => pathOf(test) === path);
  if (exact.length > 0) return exact;
  const made = all.filter((test) => titlesOf(test, "template").join(" > ") === path);
  return made.length > 0 || !path.includes("${") ? made : all.filter((test) => fitsTitle(pathOf(test), fixedParts(path)));
}

/** What stands between the `${…}` of a title that was written as a template: the tests of a loop share it. */
function fixedParts(title: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = title.indexOf("${"); at >= 0; at = title.indexOf("${", from)) {
    parts.push(title.slice(from, at));
    let depth = 1;
    for (from = at + 2; from < title.length && depth > 0; from++) depth += title[from] === "{" ? 1 : title[from] === "}" ? -1 : 0;
  }
  return [...parts, title.slice(from)];
}

function fitsTitle(title: string, parts: readonly string[]): boolean {
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (!title.startsWith(first) || !title.endsWith(last) || title.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = title.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= title.length - last.length;
}

/** Suites around a test, outermost first, the file itself included. */
export function suitesAround(test: Test): Suite[] {
  const suites: Suite[] = [];
  for (let at: Suite | null = test.parent; at !== null; at = at.parent) suites.unshift(at);
  return suites;
}

/** All tests in the order they are declared in. */
export function testsIn(suite: Suite): Test[] {
  return suite.children.flatMap((child) => (child.kind === "test" ? [child] : testsIn(child)));
}

/** Whether each test runs: `only` anywhere in the file silences the rest; `skip` and `todo` silence what is inside. */
export function isSilent(test: Test, root: Suite): "skip" | "todo" | null {
  if (test.mode === "todo") return "todo";
  for (let at: Suite | Test | null = test; at !== null; at = at.parent) {
    if (at.mode === "skip") return "skip";
    if (at.mode === "todo") return "todo";
  }
  if (!holdsOnly(root)) return null;
  return isChosen(test) ? null : "skip";
}

function holdsOnly(suite: Suite): boolean {
  return suite.children.some((child) => child.mode === "only" || (child.kind === "suite" && holdsOnly(child)));
}

/** A test is chosen by its own `only`, or by the nearest suite's, unless that suite narrows down further. */
function isChosen(test: Test): boolean {
  if (test.mode === "only") return true;
  for (let at: Suite | null = test.parent; at !== null; at = at.parent) {
    if (holdsOnly(at)) return false;
    if (at.mode === "only") return true;
  }
  return false;
}
