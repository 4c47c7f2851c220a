// Which visits to changed code are to blame, the likeliest first. Between two ticks both sides went through the change in
// their own way: where they computed the same nobody is to blame, else the step at which they first went apart is.
import type { Hunk } from "#ground/change.ts";
import { sortedBy } from "#ground/order.ts";
import type { Visit } from "./align.ts";

/** Suspects before the parting, the latest first; then those that computed the same on both sides; then what ran after it. */
export function rankVisits(visits: readonly Visit[], parting: number): readonly Visit[] {
  const gaps = new Map<number, Visit[]>();
  for (const visit of visits.filter((one) => one.clock <= parting)) {
    const gap = gaps.get(visit.clock);
    if (gap === undefined) gaps.set(visit.clock, [visit]);
    else gap.push(visit);
  }
  const latestFirst = [...gaps].sort(([a], [b]) => b - a).map(([, gap]) => gap);
  const judged = latestFirst.map((gap) => ({ gap, culprit: culpritIn(gap) }));
  return [
    ...judged.flatMap(({ gap, culprit }) =>
      culprit === null
        ? []
        : [
            culprit,
            ...inOrder(gap)
              .filter((visit) => visit !== culprit)
              .reverse(),
          ],
    ),
    ...judged.flatMap(({ gap, culprit }) => (culprit === null ? inOrder(gap).toReversed() : [])),
    ...sortedBy(
      visits.filter((visit) => visit.clock > parting),
      (visit) => visit.clock,
      (visit) => (visit.side === "head" ? 0 : 1),
      (visit) => visit.step,
    ),
  ];
}

/** As they ran, what base did before what head did. */
const inOrder = (gap: readonly Visit[]): readonly Visit[] =>
  sortedBy(
    gap,
    (visit) => (visit.side === "base" ? 0 : 1),
    (visit) => visit.step,
  );

/** The visit at which the two sides went apart; null when they computed the same. */
function culpritIn(gap: readonly Visit[]): Visit | null {
  const apart = [...new Set(gap.map((visit) => visit.hunk))].map((hunk) => pairsOf(gap, hunk)).flatMap((pairs) => firstApart(pairs));
  // Once a condition goes the other way, all after it only follows.
  const turned = apart.findIndex(isBranch);
  const before = turned <= 0 ? apart : apart.slice(0, turned);
  const chosen = turned === 0 ? apart[0] : before.at(-1);
  if (chosen !== undefined) return chosen;
  // Code that only went by, such as a call: what it did cannot be compared, so it is not cleared either.
  return gap.some((visit) => visit.effect !== null) ? null : (inOrder(gap).at(-1) ?? null);
}

const isBranch = (visit: Visit): boolean => visit.effect?.startsWith("branch ") === true;

type Pair = { readonly base: Visit | undefined; readonly head: Visit | undefined };

/** What one hunk computed on each side, the first with the first. */
function pairsOf(gap: readonly Visit[], hunk: Hunk): readonly Pair[] {
  const of = (side: Visit["side"]): readonly Visit[] =>
    gap.filter((visit) => visit.hunk === hunk && visit.side === side && visit.effect !== null);
  const [base, head] = [of("base"), of("head")];
  return Array.from({ length: Math.max(base.length, head.length) }, (_, at) => ({ base: base[at], head: head[at] }));
}

/** Visits of a hunk from where its sides differ: values that differ one after another, up to the first condition that does. */
function firstApart(pairs: readonly Pair[]): readonly Visit[] {
  const found: Visit[] = [];
  for (const { base, head } of pairs) {
    if (base?.effect === head?.effect) {
      if (found.length > 0) break;
      continue;
    }
    const visit = head ?? base;
    if (visit === undefined) break;
    found.push(visit);
    if (isBranch(visit)) break;
  }
  return found;
}
