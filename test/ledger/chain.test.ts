// The chain holds while nothing is touched, and says where it was touched.
import { expect, test } from "vitest";
import { first, hashOf, sealed, verifyChain } from "#ledger/chain.ts";
import type { Event, NewEvent } from "#ledger/event.ts";

const told = (n: number): NewEvent => ({
  actor: "ann",
  kind: "change.opened",
  repository: "cinema/booking",
  subject: `pull/${n}`,
  at: `2026-03-0${n}T10:00:00Z`,
  payload: { number: n, labels: ["a", "b"], none: null },
});

const log: Event[] = [];
for (const n of [1, 2, 3, 4]) log.push(sealed(told(n), n, log.at(-1)?.hash ?? first));
const changed = (at: number, change: Partial<Event>): Event[] => log.map((event, i) => (i === at ? { ...event, ...change } : event));

test("an untouched log is whole", () => {
  expect(verifyChain(log)).toEqual({ ok: true, checked: 4, last: log[3]?.hash });
  expect(verifyChain(log.slice(2), { sequence: 2, hash: log[1]?.hash ?? "" })).toMatchObject({ ok: true, checked: 2 });
  expect(verifyChain([])).toEqual({ ok: true, checked: 0, last: first });
});

test("every field is under the seal", () => {
  const touched: Partial<Event>[] = [
    { actor: "ben" },
    { kind: "change.closed" },
    { repository: "x/y" },
    { subject: "pull/9" },
    { at: "2020-01-01T00:00:00Z" },
    { payload: { number: 9 } },
  ];
  for (const change of touched)
    expect(verifyChain(changed(1, change))).toEqual({ ok: false, sequence: 2, why: "does not say what it said when it was sealed" });
});

test("an event cannot be dropped, swapped or sealed anew", () => {
  expect(verifyChain(log.filter((_, i) => i !== 1))).toEqual({ ok: false, sequence: 3, why: "follows event 1, so 2 was expected" });
  const forged = { ...log[1]!, payload: { number: 9 } };
  expect(verifyChain(changed(1, { ...forged, hash: hashOf(forged) }))).toEqual({
    ok: false,
    sequence: 3,
    why: "does not name the event before it",
  });
});

test("the order of keys, as a database may return them, does not matter", () => {
  const turned = changed(0, { payload: { none: null, labels: ["a", "b"], number: 1 } });
  expect(verifyChain(turned)).toMatchObject({ ok: true });
  expect(log[0]?.hash).toMatchInlineSnapshot(`"e4393da65498390d431fda11582b0cddddceed062c8db63a6b5ddfd64d3b9ce7"`);
});
