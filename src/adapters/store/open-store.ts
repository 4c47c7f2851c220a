// The store over a database: brings its tables up to date, then answers the port Store. Which database it is, it does not know.
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Log, Store } from "#tasks/ports.ts";
import type { Chain } from "./chain.ts";
import { createEvents } from "./events.ts";
import { createFacts } from "./facts.ts";
import { PrismaClient } from "./generated/client.ts";
import { guarded } from "./guard.ts";
import { createInbox } from "./inbox.ts";
import { createJobs } from "./jobs.ts";
import { leaseMsDefault } from "./limits.ts";
import { createLine, type Line, noLine } from "./line.ts";
import { createMemory } from "./memory.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { createPublications } from "./publications.ts";
import { createReports } from "./reports.ts";
import { keepUpRegularly } from "./upkeep.ts";
import { createWakeUp } from "./wake-up.ts";

export type StoreOptions = {
  /** `listens`: whether there is a server that can call us. */
  readonly database: { readonly pool: pg.Pool; readonly listens: boolean };
  readonly chain: Chain;
  readonly log: Log;
  /** How long a silent worker keeps its job. */
  readonly leaseMs?: number;
};

/** `close` ends what the store began; the pool is whose it was. */
export type OpenStore = { readonly store: Store; readonly leaseMs: number; readonly close: () => Promise<void> };

export async function openStore({ database, chain, log, leaseMs = leaseMsDefault }: StoreOptions): Promise<OpenStore> {
  const { pool } = database;
  const applied = await migrate(pool, await readMigrations());
  if (applied.length > 0) log.info({ migrations: applied }, "the store's tables were brought up to date");
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const wakeUp = createWakeUp(() => void line.session());
  const line: Line = database.listens ? createLine(pool, wakeUp.wakeAll, log) : noLine;
  // In process we are alone: whatever runs by the table ran in an earlier life of ours.
  if (!database.listens) await pool.query("update job set lease_until = now() where state = 'running'");
  const stopUpkeep = keepUpRegularly(pool, log);
  const store: Store = {
    inbox: guarded(createInbox(pool, chain)),
    jobs: { ...guarded(createJobs({ pool, chain, leaseMs, line })), onWork: wakeUp.onWork },
    events: guarded(createEvents(pool, prisma, chain)),
    facts: guarded(createFacts(pool)),
    memory: guarded(createMemory(pool, prisma)),
    publications: guarded(createPublications(prisma)),
    reports: guarded(createReports(pool, prisma)),
  };
  const close = async (): Promise<void> => {
    stopUpkeep();
    wakeUp.close();
    await line.close();
    await prisma.$disconnect();
  };
  return { store, leaseMs, close };
}
