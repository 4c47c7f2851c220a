// Tests become nodes that exercise what is mentioned between their first and last line, and the code around them in
// their file: set-up that runs before each of them.
import type { TestFact } from "#graph/facts.ts";
import { symbolId } from "#ground/ids.ts";
import { moduleName } from "../facts/outline.ts";
import { idOf, type Links, type ResolvedReference } from "./links.ts";
import type { Module } from "./modules.ts";

export const testId = (path: string, title: string): string => `test:${path}#${title}`;

/** Returns the references that belong to no test. */
export function addTests(links: Links, module: Module, references: readonly ResolvedReference[]): readonly ResolvedReference[] {
  const tests = module.facts.tests;
  if (tests.length === 0) return references;
  for (const test of tests) {
    const id = testId(module.path, test.title);
    if (!links.nodes.has(id))
      links.nodes.set(id, { kind: "test", id, title: test.title, framework: test.framework, span: { path: module.path, ...test.range } });
    links.add("exercises", id, symbolId(module.path, moduleName));
  }
  const owners = ownersByLine(tests);
  return references.filter(({ fact, targets }) => {
    const inside = fact.from === moduleName ? owners.get(fact.line) : undefined;
    for (const test of inside ?? []) for (const target of targets) links.add("exercises", testId(module.path, test.title), idOf(target));
    return inside === undefined;
  });
}

function ownersByLine(tests: readonly TestFact[]): ReadonlyMap<number, readonly TestFact[]> {
  const owners = new Map<number, TestFact[]>();
  for (const test of tests) {
    for (let line = test.range.line; line <= test.range.endLine; line++) {
      const here = owners.get(line);
      if (here) here.push(test);
      else owners.set(line, [test]);
    }
  }
  return owners;
}
