// The loop of a worker: claim a job, keep its lease alive, run the task it names, complete it or give it back.
// At least once: whatever happens in between, the next worker finds the job again.
import { allTasks } from "./all.ts";
import type { Job, Ports } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type WorkOptions = {
  readonly worker: string;
  readonly linkTo: (id: string) => string | null;
  readonly heartbeatMs: number;
  readonly pollMs: number;
  /** Waits; resolves early when the signal aborts. Time is the edge's. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Runs until the signal aborts; the job in hand is then finished, or released when `hurry` aborts too. */
export async function work(ports: Ports, options: WorkOptions, stop: AbortSignal, hurry: AbortSignal): Promise<void> {
  const bell = createBell();
  const unlisten = ports.store.jobs.onWork(bell.ring);
  try {
    while (!stop.aborted) {
      const job = await claim(ports, options);
      if (job !== null) await runJob(ports, options, job, hurry);
      else await Promise.race([bell.next(), options.delay(options.pollMs, stop)]);
    }
  } finally {
    unlisten();
  }
}

async function claim(ports: Ports, options: WorkOptions): Promise<Job | null> {
  try {
    return await ports.store.jobs.claim(options.worker);
  } catch (error) {
    ports.log.warn({ err: error }, "no job could be claimed; trying again");
    return null;
  }
}

async function runJob(ports: Ports, options: WorkOptions, job: Job, hurry: AbortSignal): Promise<void> {
  const log = ports.log.with({ job: job.id, kind: job.kind, key: job.key, attempt: job.attempt });
  const cancel = new AbortController();
  const heart = beat(ports, options, job, cancel, hurry);
  try {
    log.info({}, "job begun");
    await allTasks[job.kind]({ ...ports, log }, job.payload, { signal: cancel.signal, linkTo: options.linkTo });
    if (!(await ports.store.jobs.complete(job, []))) log.warn({}, "the lease was lost; another worker has the job");
    else log.info({}, "job done");
  } catch (error) {
    await settle(ports, job, error, hurry);
  } finally {
    heart.stop();
  }
}

async function settle(ports: Ports, job: Job, error: unknown, hurry: AbortSignal): Promise<void> {
  const log = ports.log.with({ job: job.id, kind: job.kind, key: job.key });
  if (error instanceof Refusal && error.code === "superseded") {
    if (hurry.aborted) await ports.store.jobs.release(job);
    else await ports.store.jobs.complete(job, []);
    log.info({}, "job superseded");
    return;
  }
  const again = await ports.store.jobs.fail(
    job,
    error instanceof Error ? error.message : String(error),
    error instanceof Refusal ? error.retryAfterMs : null,
  );
  log.error({ err: error, again }, again === "again" ? "job failed; it will be tried again" : "job failed for good");
}

function beat(ports: Ports, options: WorkOptions, job: Job, cancel: AbortController, hurry: AbortSignal): { readonly stop: () => void } {
  const ended = new AbortController();
  const abort = (): void => cancel.abort();
  hurry.addEventListener("abort", abort, { once: true });
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await options.delay(options.heartbeatMs, ended.signal);
      if (ended.signal.aborted) return;
      const answer = await ports.store.jobs.heartbeat(job).catch(() => "go on" as const);
      if (answer !== "go on") return abort();
    }
  };
  void loop();
  return {
    stop: () => {
      ended.abort();
      hurry.removeEventListener("abort", abort);
    },
  };
}

/** Rings are remembered, so that work announced while a job runs is not slept over. */
function createBell(): { readonly ring: () => void; readonly next: () => Promise<void> } {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    next: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (rung) resolve();
        rung = false;
      }),
  };
}
