// All or nothing, on one connection. Inside nothing may ask the pool again: in process there is only one session.
import pg from "pg";
import { transactionTriesMax } from "./limits.ts";

/** The server chose another transaction over this one: serialization failure, deadlock. */
const tryAgain = new Set(["40001", "40P01"]);

export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const value = await work(client);
      await client.query("commit");
      client.release();
      return value;
    } catch (cause) {
      const rolledBack = await client.query("rollback").then(
        () => true,
        () => false,
      );
      client.release(!rolledBack);
      const code = cause instanceof pg.DatabaseError ? cause.code : undefined;
      if (code === undefined || !tryAgain.has(code) || tries >= transactionTriesMax) throw cause;
    }
  }
}
