// The loop of a worker: claim a job, keep its lease alive, run the task it names, complete it or give it back.
// At least once: whatever happens in between, the next worker finds the job again.
import { allTasks, givingUp } from "./all.ts";
import type { Job, JobKind, Ports } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type WorkOptions = {
  readonly worker: string;
  readonly linkTo: (id: string) => string | null;
  readonly heartbeatMs: number;
  readonly pollMs: number;
  /** Leaves slower work to others. */
  readonly priorityMax?: number;
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
      else await rest(options, bell, stop);
    }
  } finally {
    unlisten();
  }
}

/** Until there may be work, or it is time to look; then neither is waited for any longer. */
async function rest(options: WorkOptions, bell: Bell, stop: AbortSignal): Promise<void> {
  const woken = new AbortController();
  await Promise.race([bell.next(), options.delay(options.pollMs, AbortSignal.any([stop, woken.signal]))]);
  woken.abort();
}

async function claim(ports: Ports, options: WorkOptions): Promise<Job | null> {
  try {
    return await ports.store.jobs.claim(options.worker, options.priorityMax);
  } catch (error) {
    ports.log.warn({ err: error }, "no job could be claimed; trying again");
    return null;
  }
}

async function runJob(ports: Ports, options: WorkOptions, job: Job, hurry: AbortSignal): Promise<void> {
  const log = ports.log.with({ job: job.id, kind: job.kind, key: job.key, attempt: job.attempt });
  const own = { ...ports, log };
  const cancel = new AbortController();
  const heart = beat(ports, options, job, cancel, hurry);
  const context = { signal: cancel.signal, linkTo: options.linkTo };
  try {
    if (job.attempt > job.attemptsMax) return await giveUp(own, job, "Its worker ended each time it was tried.", context);
    log.info({}, "job begun");
    const events = await allTasks[job.kind](own, job.payload, context);
    if (await ports.store.jobs.complete(job, events)) log.info({}, "job done");
    else log.warn({}, "the lease was lost; another worker has the job");
  } catch (error) {
    // What fails here is the store: the lease runs out, and somebody finds the job again.
    await settle(own, job, error, hurry, context).catch((cause: unknown) => log.error({ err: cause }, "a job could not be handed back"));
  } finally {
    heart.stop();
  }
}

type Context = Parameters<(typeof allTasks)[JobKind]>[2];

async function settle(ports: Ports, job: Job, error: unknown, hurry: AbortSignal, context: Context): Promise<void> {
  const { log } = ports;
  if (error instanceof Refusal && error.code === "superseded") {
    if (hurry.aborted) await ports.store.jobs.release(job);
    else await ports.store.jobs.complete(job, []);
    log.info({}, "job superseded");
    return;
  }
  const why = error instanceof Error ? error.message : String(error);
  if (job.attempt >= job.attemptsMax) {
    log.error({ err: error }, "job failed for good");
    return giveUp(ports, job, error instanceof Refusal ? why : "An internal error stopped it each time it was tried.", context);
  }
  await ports.store.jobs.fail(job, why, error instanceof Refusal ? waitAfter(error, job.attempt) : null);
  log.warn({ err: error }, "job failed; it will be tried again");
}

/** Who cannot be reached is asked less and less often; a time that was named is kept to. */
const waitAfter = ({ code, retryAfterMs }: Refusal, attempt: number): number | null =>
  code === "unreachable" && retryAfterMs !== null ? retryAfterMs * 4 ** (attempt - 1) : retryAfterMs;

/** Says what is owed to people, then lets the queue keep the job among the dead. */
async function giveUp(ports: Ports, job: Job, sentence: string, context: Context): Promise<void> {
  try {
    await givingUp[job.kind]?.(ports, job.payload, sentence, context);
  } catch (error) {
    ports.log.error({ err: error }, "nobody could be told that a job was given up");
  }
  await ports.store.jobs.fail(job, sentence, null);
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

type Bell = { readonly ring: () => void; readonly next: () => Promise<void> };

/** Rings are remembered, so that work announced while a job runs is not slept over. */
function createBell(): Bell {
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
