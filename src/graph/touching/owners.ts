// Which declaration, or test, a line belongs to: the innermost around it. Two that share a line both own it.

import { sortedBy } from "#ground/order.ts";
import type { FileFacts, Range } from "../facts.ts";

export type Owner = { readonly kind: "symbol" | "test"; readonly name: string; readonly range: Range };

export function ownersByLine(facts: FileFacts): ReadonlyMap<number, readonly Owner[]> {
  const owners: Owner[] = [
    ...facts.symbols.map(({ name, range }) => ({ kind: "symbol" as const, name, range })),
    ...facts.tests.map(({ title, range }) => ({ kind: "test" as const, name: title, range })),
  ];
  const byLine = new Map<number, readonly Owner[]>();
  const outermostFirst = sortedBy(
    owners,
    (one) => one.range.start,
    (one) => -one.range.end,
  );
  for (const owner of outermostFirst) {
    for (let line = owner.range.line; line <= owner.range.endLine; line++) {
      const others = byLine.get(line)?.filter((other) => !holds(other.range, owner.range)) ?? [];
      byLine.set(line, [...others, owner]);
    }
  }
  return byLine;
}

const holds = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
