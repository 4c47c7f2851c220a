import { expect, test } from "vitest";
import { first, firstBreak, hashOf } from "#ledger/chain.ts";
import type { Event } from "#ledger/event.ts";

function log(count: number): Event[] {
  const events: Event[] = [];
  for (let sequence = 1; sequence <= count; sequence++) {
    const previous = events.at(-1)?.hash ?? first;
    const event = { sequence, previous, at: "2026-03-15T10:00:00Z", actor: "mira", kind: "commit.pushed", repository: "library/catalogue", subject: `commit/${sequence}`, payload: { b: 1, a: [sequence] } } as const;
    events.push({ ...event, hash: hashOf(event) });
  }
  return events;
}

test("an untouched chain holds, whole and in parts", () => {
  const events = log(5);
  expect(firstBreak(events)).toBeNull();
  expect(firstBreak(events.slice(2), events[1])).toBeNull();
});

test("a hash depends on values, not on the order of keys", () => {
  const [event] = log(1) as [Event];
  expect(hashOf({ ...event, payload: { a: [1], b: 1 } })).toBe(event.hash);
});

test.each<[string, (events: Event[]) => Event[], number]>([
  ["a changed payload", (events) => events.map((event) => (event.sequence === 3 ? { ...event, payload: { b: 2, a: [3] } } : event)), 3],
  ["a changed and newly sealed event", (events) => events.map((event) => (event.sequence === 3 ? { ...event, actor: "eve", hash: hashOf({ ...event, actor: "eve" }) } : event)), 4],
  ["a missing event", (events) => events.filter((event) => event.sequence !== 3), 3],
  ["an event twice", (events) => events.flatMap((event) => (event.sequence === 3 ? [event, event] : [event])), 4],
])("%s is seen", (_what, damage, sequence) => {
  expect(firstBreak(damage(log(5)))?.sequence).toBe(sequence);
});
