// What must hold of the inbox and the events on every kind of database.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenStore } from "#adapters/store/open-store.ts";
import { verifyChain } from "#ledger/chain.ts";
import type { NewEvent } from "#ledger/event.ts";
import type { NewJob } from "#tasks/ports.ts";
import { type FreshDatabase, storeOn, type TestDatabase } from "../../../support/database.ts";

const opened = (number: number): NewEvent => ({
  actor: "mira",
  kind: "change.opened",
  repository: "cinema/booking",
  subject: `pull/${number}`,
  at: "2026-03-15T10:00:00Z",
  payload: { number, text: "nul \u0000 and \ud800" },
});
const review = (number: number): NewJob => ({ kind: "review-change", key: `cinema/booking#${number}`, payload: { number }, priority: 5 });

export function inboxSuite(fresh: FreshDatabase): void {
  let database: TestDatabase;
  let open: OpenStore;
  beforeAll(async () => {
    database = await fresh();
    open = await storeOn(database);
  });
  afterAll(async () => {
    await open.close();
    await database.close();
  });

  test("a delivery, its events and its jobs are taken in once", async () => {
    const { inbox, events, jobs } = open.store;
    expect(await inbox.accept({ id: "d1", name: "pull_request" }, [opened(1), opened(2)], [review(1)])).toBe("new");
    expect(await inbox.accept({ id: "d1", name: "pull_request" }, [opened(1), opened(2)], [review(1)])).toBe("duplicate");
    const kept = await events.list({});
    expect(kept.map((event) => [event.sequence, event.subject, event.payload])).toEqual([
      [1, "pull/1", opened(1).payload],
      [2, "pull/2", opened(2).payload],
    ]);
    expect(await jobs.counts()).toEqual({ queued: 1, running: 0, dead: 0 });
  });

  test("what cannot be stored whole is not stored at all", async () => {
    const { inbox, events, jobs } = open.store;
    const before = await events.list({});
    const broken = { ...opened(3), payload: 1n as unknown as number };
    await expect(inbox.accept({ id: "d2", name: "pull_request" }, [opened(3), broken], [review(3)])).rejects.toThrow();
    expect(await events.list({})).toEqual(before);
    expect((await jobs.counts()).queued).toBe(1);
    expect(await inbox.accept({ id: "d2", name: "pull_request" }, [opened(3)], [review(3)])).toBe("new");
  });

  test("two hundred at once, some of them twice, make one unbroken chain", async () => {
    const { inbox, events } = open.store;
    const ids = Array.from({ length: 200 }, (_, at) => 1000 + at);
    const answers = await Promise.all(
      [...ids, ...ids.slice(0, 20)].map((id) => inbox.accept({ id: `many-${id}`, name: "pull_request" }, [opened(id)], [review(id % 7)])),
    );
    expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(20);
    const log = await events.list({});
    expect(log).toHaveLength(203);
    expect(verifyChain(log).ok).toBe(true);
  });

  test("events are listed by repository, subject, kind and place", async () => {
    const { events } = open.store;
    await events.append([{ ...opened(9), kind: "change.closed", repository: "cinema/mail" }]);
    const [closed] = await events.list({ kinds: ["change.closed"], repository: "cinema/mail" });
    expect(closed).toMatchObject({ subject: "pull/9", kind: "change.closed" });
    expect(await events.list({ subject: "pull/9", repository: "cinema/booking" })).toEqual([]);
    expect(await events.list({ after: closed?.sequence ?? 0 })).toEqual([]);
    expect((await events.list({ limit: 3 })).map((event) => event.sequence)).toEqual([1, 2, 3]);
  });

  test.each(["update event set actor = 'eve' where sequence = 1", "delete from event where sequence = 1", "truncate event"])(
    "the database refuses: %s",
    async (statement) => {
      await expect(database.pool.query(statement)).rejects.toThrow("events are immutable");
      expect(verifyChain(await open.store.events.list({})).ok).toBe(true);
    },
  );

  test("a fork of the chain is refused by the database", async () => {
    const fork =
      "insert into event (sequence, at, actor, kind, repository, subject, payload, previous, hash) select 99999, at, 'eve', kind, repository, subject, payload, previous, 'other' from event where sequence = 2";
    await expect(database.pool.query(fork)).rejects.toThrow("event_previous_key");
  });
}
