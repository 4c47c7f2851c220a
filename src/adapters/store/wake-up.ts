// Says when work may be waiting: by the clock, and sooner where the database can call.
import type pg from "pg";
import type { Log } from "#tasks/ports.ts";
import { jobsChannel } from "./job-queue.ts";
import { listenAgainMs, pollMs } from "./limits.ts";

export type WakeUp = { readonly onWork: (wake: () => void) => () => void; readonly close: () => Promise<void> };

export function createWakeUp(pool: pg.Pool, listens: boolean, log: Log): WakeUp {
  const sleepers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let ear: Promise<Ear | null> | null = null;
  let closed = false;
  const wakeAll = (): void => {
    for (const wake of sleepers) wake();
  };
  const listen = (): void => {
    if (closed || sleepers.size === 0) return;
    ear = openEar(pool, wakeAll, () => setTimeout(listen, listenAgainMs).unref()).catch((cause: unknown) => {
      log.warn(
        { reason: cause instanceof Error ? cause.message : "unknown" },
        "the store cannot call about new work; it is asked every second",
      );
      setTimeout(listen, listenAgainMs).unref();
      return null;
    });
  };
  const stop = async (): Promise<void> => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    const open = ear;
    ear = null;
    (await open)?.close();
  };
  return {
    onWork: (wake) => {
      sleepers.add(wake);
      timer ??= setInterval(wakeAll, pollMs);
      if (listens && ear === null) listen();
      return () => {
        sleepers.delete(wake);
        if (sleepers.size === 0) void stop();
      };
    },
    close: async () => {
      closed = true;
      sleepers.clear();
      await stop();
    },
  };
}

type Ear = { readonly close: () => void };

/** A connection of its own that only listens. */
async function openEar(pool: pg.Pool, heard: () => void, lost: () => void): Promise<Ear> {
  const client = await pool.connect();
  let open = true;
  const drop = (): void => {
    if (!open) return;
    open = false;
    client.release(true);
  };
  client.on("notification", heard);
  client.on("error", () => {
    if (!open) return;
    drop();
    lost();
  });
  try {
    await client.query(`listen ${jobsChannel}`);
  } catch (cause) {
    drop();
    throw cause;
  }
  return { close: drop };
}
