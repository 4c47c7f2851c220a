// The App as `serve` makes it, in this process, between the stand-in for GitHub and a database of its own: what the journeys
// travel through. They only do what people and GitHub do; what happened is read where people would see it, or counted in tables.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { Bug } from "#ground/bug.ts";
import { createLog, serve } from "../../src/compose.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { Cinema } from "../demo/cinema.ts";
import { freshDatabase } from "../support/database.ts";
import { type StandIn, startStandIn } from "../support/github/stand-in.ts";

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

export type OpenApp = {
  readonly standIn: StandIn;
  readonly cinema: Cinema;
  readonly pool: pg.Pool;
  /** Where the App listens. */
  readonly url: string;
  readonly config: Config;
  readonly dataDir: string;
  readonly log: readonly LogLine[];
  /** Until every webhook is answered and every job is done or given up. */
  readonly idle: (withinMs?: number) => Promise<void>;
  readonly count: (table: string) => Promise<number>;
  readonly close: () => Promise<void>;
};

export type AppPlan = {
  readonly environment?: Readonly<Record<string, string>>;
  /** Installed while the App listens, so that it learns the repository's past; most journeys need none of it. */
  readonly learns?: boolean;
};

export async function openApp({ environment = {}, learns = false }: AppPlan = {}): Promise<OpenApp> {
  const [standIn, database, dataDir] = await Promise.all([startStandIn(), freshDatabase(), mkdtemp(join(tmpdir(), "journey-"))]);
  const log: LogLine[] = [];
  const given = { HOST: "127.0.0.1", PORT: "0", DATABASE_URL: database.url ?? "", THREADS: "1", ...standIn.environment(), ...environment };
  const config = readConfig(given);
  const server = await serve(config, dataDir, createLog("info", linesInto(log)));
  const cinema = await Cinema.open(standIn);
  if (!learns) await cinema.install();
  standIn.connect(`${server.url}${config.webhookPath}`);
  if (learns) await cinema.install();
  const count = async (table: string): Promise<number> => {
    const { rows } = await database.pool.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
    return rows[0]?.rows ?? 0;
  };
  const idle = async (withinMs = 30_000): Promise<void> => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      await standIn.settled();
      const left = await count("job where state <> 'dead'");
      if (left === 0) break;
      if (performance.now() > deadline)
        throw new Bug(`${left} jobs are not done within ${withinMs} ms; the last lines:\n${lastLines(log)}`);
      await sleep(20);
    }
    await standIn.settled();
  };
  const close = async (): Promise<void> => {
    await server.close();
    await standIn.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { standIn, cinema, pool: database.pool, url: server.url, config, dataDir, log, idle, count, close };
}

export const lastLines = (log: readonly LogLine[]): string =>
  log
    .slice(-15)
    .map((line) => JSON.stringify(line).slice(0, 600))
    .join("\n");

/** Warnings and errors: an ordinary journey leaves none. */
export const complaints = (log: readonly LogLine[]): string[] => log.filter((line) => line.level >= 40).map((line) => JSON.stringify(line));

function linesInto(log: LogLine[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of chunk.toString("utf8").split("\n")) if (line !== "") log.push(JSON.parse(line) as LogLine);
      done();
    },
  });
}
