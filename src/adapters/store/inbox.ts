// Takes deliveries in: each itself, its events and its jobs in one transaction, or nothing.
// What arrives while a transaction is on its way shares the next one: a burst costs few commits, a single delivery none more.
import type pg from "pg";
import type { NewEvent } from "#ledger/event.ts";
import type { Inbox, NewJob } from "#tasks/ports.ts";
import { appendEvents, type Chain } from "./chain.ts";
import { enqueueJobs } from "./job-queue.ts";
import { deliveriesPerTransactionMax } from "./limits.ts";
import { inTransaction } from "./transaction.ts";

type Answer = "new" | "duplicate";
type Arrival = {
  readonly delivery: { readonly id: string; readonly name: string };
  readonly events: readonly NewEvent[];
  readonly jobs: readonly NewJob[];
  readonly answer: (answer: Answer) => void;
  readonly refuse: (cause: unknown) => void;
};

export function createInbox(pool: pg.Pool, chain: Chain): Inbox {
  const waiting: Arrival[] = [];
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) await takeInOrSingly(pool, chain, waiting.splice(0, deliveriesPerTransactionMax));
    busy = false;
  };
  return {
    accept: (delivery, events, jobs) =>
      new Promise((answer, refuse) => {
        waiting.push({ delivery, events, jobs, answer, refuse });
        if (!busy) void work();
      }),
  };
}

/** Nobody fails for another's sake: when several together fail, each is tried by itself. */
async function takeInOrSingly(pool: pg.Pool, chain: Chain, arrivals: readonly Arrival[]): Promise<void> {
  try {
    const answers = await takeIn(pool, chain, arrivals);
    arrivals.forEach((arrival, at) => {
      arrival.answer(answers[at] ?? "duplicate");
    });
  } catch (cause) {
    if (arrivals.length === 1) arrivals[0]?.refuse(cause);
    else for (const arrival of arrivals) await takeInOrSingly(pool, chain, [arrival]);
  }
}

function takeIn(pool: pg.Pool, chain: Chain, arrivals: readonly Arrival[]): Promise<readonly Answer[]> {
  return inTransaction(pool, async (client) => {
    // One order for everybody, so that two processes with the same deliveries never wait for each other.
    const names = new Map(arrivals.map(({ delivery }) => [delivery.id, delivery.name]));
    const ids = [...names.keys()].sort();
    const { rows } = await client.query<{ id: string }>(
      "insert into delivery (id, name) select * from unnest($1::text[], $2::text[]) on conflict (id) do nothing returning id",
      [ids, ids.map((id) => names.get(id))],
    );
    const fresh = new Set(rows.map((row) => row.id));
    const taken = arrivals.filter((arrival) => fresh.delete(arrival.delivery.id));
    await enqueueJobs(
      client,
      taken.flatMap((arrival) => arrival.jobs),
    );
    // Last, since it holds up every other writer of events until the commit.
    await appendEvents(
      client,
      chain,
      taken.flatMap((arrival) => arrival.events),
    );
    return arrivals.map((arrival) => (taken.includes(arrival) ? "new" : "duplicate"));
  });
}
