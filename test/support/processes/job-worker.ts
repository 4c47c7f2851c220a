// A worker as a process of its own, for tests that kill it: claims jobs, takes a moment, completes each with one event.
// The event is the effect: it commits with the completion, so each job may have exactly one.
import { setTimeout as delayMs } from "node:timers/promises";
import pg from "pg";
import { createJobs } from "#adapters/store/jobs.ts";
import { first, hashOf } from "#ledger/chain.ts";

const [url = "", leaseMs = "1000"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 2 });
const jobs = createJobs({ pool, chain: { first, hashOf }, leaseMs: Number(leaseMs) });
process.stdout.write("ready\n");
for (;;) {
  const job = await jobs.claim(`worker ${process.pid}`);
  if (job === null) {
    await delayMs(20);
    continue;
  }
  await delayMs(Math.random() * 10);
  if ((await jobs.heartbeat(job)) !== "go on") continue;
  await jobs.complete(job, [
    {
      actor: `worker ${process.pid}`,
      kind: "change.judged",
      repository: "cinema/booking",
      subject: job.key,
      at: "2026-03-15T10:00:00Z",
      payload: { attempt: job.attempt },
    },
  ]);
}
