// A pool on our own server, which is joined again when it goes away while we are here.
import { setTimeout as delayMs } from "node:timers/promises";
import pg from "pg";
import { superuser } from "./cluster.ts";
import { poolSettings, restartDelayMs } from "./limits.ts";
import type { Presence } from "./presence.ts";
import { joinServer, leaveServer, type ServerPlan } from "./server.ts";

export type Embedded = { readonly pool: pg.Pool; readonly close: () => Promise<void> };

export async function openEmbedded(plan: ServerPlan): Promise<Embedded> {
  let presence = await joinServer(plan);
  let closing = false;
  let rejoining: Promise<void> = Promise.resolve();
  const stay = (now: Presence): void => {
    presence = now;
    now.onLost(() => {
      rejoining = rejoin();
    });
  };
  const rejoin = async (): Promise<void> => {
    while (!closing) {
      plan.log.warn({}, "the store's server went away; it is started again");
      try {
        return stay(await joinServer(plan));
      } catch (cause) {
        plan.log.error({ reason: cause instanceof Error ? cause.message : "unknown" }, "the store's server does not come back");
        await delayMs(restartDelayMs);
      }
    }
  };
  stay(presence);
  // The socket lies at the same place after a restart, so the pool outlives the server.
  const pool = new pg.Pool({ host: presence.socketDirectory, port: 5432, user: superuser, database: superuser, ...poolSettings });
  const close = async (): Promise<void> => {
    closing = true;
    await rejoining;
    await pool.end();
    await leaveServer(plan.dataDir, presence);
  };
  return { pool, close };
}
