// A worker as a process of its own, for tests that kill it: claims jobs, takes a moment, completes each with one event.
// The event is the effect: it commits with the completion, so each job may have exactly one.
import { setTimeout as delayMs } from "node:timers/promises";
import pg from "pg";
import { createJobs } from "#adapters/store/jobs.ts";
import { createLine } from "#adapters/store/line.ts";
import { chain, quiet } from "../database.ts";

const [url = "", leaseMs = "1000", longest = "10"] = process.argv.slice(2);
const longestMs = Number(longest);
const pool = new pg.Pool({ connectionString: url, max: 3 });
const line = createLine(pool, () => undefined, quiet);
const jobs = createJobs({ pool, chain, leaseMs: Number(leaseMs), line });
process.stdout.write("ready\n");
for (;;) {
  const job = await jobs.claim(`worker ${process.pid}`);
  if (job === null) {
    await delayMs(20);
    continue;
  }
  process.stdout.write(`begun ${job.key}\n`);
  await delayMs(Math.random() * longestMs);
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
