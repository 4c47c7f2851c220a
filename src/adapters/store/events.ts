// The port Events: appends to the chain and lists it in order.
import type pg from "pg";
import { z } from "zod";
import type { Event } from "#ledger/event.ts";
import type { Events } from "#tasks/ports.ts";
import { appendEvents, type Chain } from "./chain.ts";
import { readDocument } from "./document.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { eventsListedMax } from "./limits.ts";
import { eventKindShape } from "./shapes/event.ts";
import { jsonShape } from "./shapes/place.ts";
import { inTransaction } from "./transaction.ts";

const eventShape: z.ZodType<Event> = z.object({
  sequence: z.bigint().transform(Number),
  at: z.string(),
  actor: z.string(),
  kind: eventKindShape,
  repository: z.string(),
  subject: z.string(),
  payload: jsonShape,
  previous: z.string(),
  hash: z.string(),
});

export function createEvents(pool: pg.Pool, prisma: PrismaClient, chain: Chain): Events {
  return {
    append: (events) => inTransaction(pool, (client) => appendEvents(client, chain, events)),
    list: async ({ repository, subject, kinds, after, limit }) => {
      const where: Prisma.EventWhereInput = {
        ...(repository === undefined ? {} : { repository }),
        ...(subject === undefined ? {} : { subject }),
        ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
        ...(after === undefined ? {} : { sequence: { gt: after } }),
      };
      const rows = await prisma.event.findMany({ where, orderBy: { sequence: "asc" }, take: limit ?? eventsListedMax });
      return rows.map((row) => readDocument(eventShape, row, `event ${row.sequence}`));
    },
  };
}
