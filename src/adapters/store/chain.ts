// Appends events to the chain inside a transaction, one writer at a time, and folds at once what the store itself must know.
// How an event is hashed is the ledger's; it is handed in.
import type pg from "pg";
import { z } from "zod";
import type { NewEvent } from "#ledger/event.ts";

/** `first`: what the first event names as its predecessor. `hashOf`: the seal of an event that knows its place. */
export type Chain = {
  readonly first: string;
  readonly hashOf: (event: NewEvent & { readonly sequence: number; readonly previous: string }) => string;
};

const chainLock = 72707371;
const headShape = z.object({ sequence: z.coerce.number(), hash: z.string() });

export async function appendEvents(client: pg.PoolClient, chain: Chain, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  // Held until commit: the next writer must see this one's last event. Two statements, so that the second sees what the lock waited for.
  await client.query("select pg_advisory_xact_lock($1)", [chainLock]);
  const { rows } = await client.query("select sequence, hash from event order by sequence desc limit 1");
  let { sequence, hash } = rows.length === 0 ? { sequence: 0, hash: chain.first } : headShape.parse(rows[0]);
  const columns: unknown[][] = [[], [], [], [], [], [], [], [], []];
  for (const event of events) {
    sequence += 1;
    const previous = hash;
    hash = chain.hashOf({ ...event, sequence, previous });
    const row = [
      sequence,
      event.at,
      event.actor,
      event.kind,
      event.repository,
      event.subject,
      JSON.stringify(event.payload),
      previous,
      hash,
    ];
    row.forEach((value, at) => {
      columns[at]?.push(value);
    });
  }
  await client.query(
    `insert into event (sequence, at, actor, kind, repository, subject, payload, previous, hash)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::json[], $8::text[], $9::text[])`,
    columns,
  );
  await fold(client, events, sequence - events.length);
}

async function fold(client: pg.PoolClient, events: readonly NewEvent[], before: number): Promise<void> {
  for (const [at, event] of events.entries()) {
    if (event.kind === "scenario.retired") {
      await client.query("update scenario set retired = true where repository = $1 and 'scenario/' || id = $2", [
        event.repository,
        event.subject,
      ]);
    }
    if (event.kind === "outcome.recorded") {
      await client.query("insert into outcome (sequence, repository, subject, actor, at, payload) values ($1, $2, $3, $4, $5, $6)", [
        before + at + 1,
        event.repository,
        event.subject,
        event.actor,
        event.at,
        JSON.stringify(event.payload),
      ]);
    }
  }
}
