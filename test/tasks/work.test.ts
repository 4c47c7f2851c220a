// The loop of a worker: whatever happens to a job or to its worker, it is done once, or said to be given up.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { delay } from "#adapters/clock/clock.ts";
import { commandJob, reviewJob } from "#tasks/job-keys.ts";
import type { Forge, Jobs, Mirror, NewJob } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { type WorkOptions, work } from "#tasks/work.ts";
import { type StoreInMemory, storeInMemory } from "../support/store-in-memory.ts";
import { portsWith, repository, type TestPorts } from "./ports.ts";

const options: WorkOptions = { worker: "w1", linkTo: () => null, heartbeatMs: 5, pollMs: 60_000, delay };
const help = (comment: number, command = "/help"): NewJob =>
  commandJob({ repository, number: 12, pull: false, comment, login: "ann", command });

type Worker = { readonly ports: TestPorts; readonly stop: () => Promise<void>; readonly hurry: () => Promise<void> };
const workers: Worker[] = [];
let store: StoreInMemory;

beforeEach(() => {
  store = storeInMemory();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.hurry()));
});

function start(
  forge: Partial<Forge>,
  more: Partial<WorkOptions> & { readonly jobs?: Partial<Jobs>; readonly fetch?: Mirror["fetch"] } = {},
): Worker {
  const { jobs, fetch, ...own } = more;
  const git = fetch === undefined ? {} : { git: { open: async () => ({ fetch, resolve: async () => null }) as unknown as Mirror } };
  const ports = portsWith({
    forge: { react: async () => {}, reply: async () => {}, ...forge },
    store: { ...store, jobs: { ...store.jobs, ...jobs } },
    ...git,
  });
  const [stop, hurry] = [new AbortController(), new AbortController()];
  const ended = work(ports, { ...options, ...own }, stop.signal, hurry.signal);
  const worker: Worker = {
    ports,
    stop: async () => {
      stop.abort();
      await ended;
    },
    hurry: async () => {
      stop.abort();
      hurry.abort();
      await ended;
    },
  };
  workers.push(worker);
  return worker;
}

async function until(what: string, test: () => boolean): Promise<void> {
  for (let tries = 0; !test(); tries++) {
    if (tries > 400) expect.fail(`waited in vain: ${what}`);
    await new Promise((later) => setTimeout(later, 5));
  }
}

const idle = (): Promise<void> => until("all jobs are done", () => store.rows.length === 0);
const said = (worker: Worker): string[] =>
  worker.ports.lines.filter((line) => line.message !== "job begun").map((line) => `${line.level}: ${line.message}`);
const replies = (worker: Worker): number => worker.ports.asked.filter((one) => one.startsWith("reply")).length;

/** Something that waits until it is let go. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("a job", () => {
  test("is done, and what it did is written with its completion", async () => {
    await store.jobs.enqueue([help(1)]);
    const worker = start({ role: async () => "read" });
    await idle();
    const firstLines = worker.ports.asked.map((one) => one.split("\n")[0]);
    expect(firstLines).toEqual([
      "role ann",
      "react 1 seen",
      "reply 12 command-1 **Commands** (the first line of a comment)",
      "react 1 done",
    ]);
    expect(store.written).toMatchObject([{ kind: "command.answered", payload: { comment: 1, allowed: true } }]);
    expect(said(worker)).toEqual(["info: job done"]);
  });

  test("that arrives while nobody works is begun at once, without waiting for the next look", async () => {
    const worker = start({ role: async () => "read" });
    await new Promise((later) => setTimeout(later, 30));
    await store.jobs.enqueue([help(1)]);
    await idle();
    await store.jobs.enqueue([help(2)]);
    await idle();
    expect(replies(worker)).toBe(2);
  });

  test("that arrives while another runs is not slept over", async () => {
    const first = gate();
    const worker = start({
      role: async () => {
        await first.passed;
        return "read";
      },
    });
    await store.jobs.enqueue([help(1)]);
    await until("the first is begun", () => worker.ports.asked.length > 0);
    await store.jobs.enqueue([help(2), help(3)]);
    first.open();
    await idle();
    expect(replies(worker)).toBe(3);
  });

  test("that is slow is left to others by a worker for quick ones", async () => {
    await store.jobs.enqueue([
      { ...help(1), priority: 10 },
      { ...help(2), priority: 5 },
    ]);
    const worker = start({ role: async () => "read" }, { priorityMax: 5 });
    await until("the quick one is done", () => store.rows.length === 1);
    expect(store.rows).toMatchObject([{ key: "command cinema/booking 1", state: "queued" }]);
    expect(replies(worker)).toBe(1);
  });

  test("whose payload cannot be read is ours to answer for", async () => {
    await store.jobs.enqueue([{ ...help(1), payload: { repository: 7 } }]);
    const worker = start({});
    for (let tries = 0; tries < 3; tries++) {
      await until("it was tried", () => store.rows[0]?.attempt === tries + 1 && store.rows[0]?.state !== "running");
      store.pass(1_000_000);
    }
    expect(store.rows).toMatchObject([{ state: "dead", why: "An internal error stopped it each time it was tried." }]);
    expect(said(worker)).toEqual([
      "warn: job failed; it will be tried again",
      "warn: job failed; it will be tried again",
      "error: job failed for good",
      "error: nobody could be told that a job was given up",
    ]);
  });
});

describe("failing", () => {
  test("it is tried again after the time that was asked for, and then done", async () => {
    let down = true;
    await store.jobs.enqueue([help(1)]);
    const worker = start({
      role: async () => {
        if (down) throw new Refusal("rate-limited", "GitHub asked us to wait.", { retryAfterMs: 90_000 });
        return "read";
      },
    });
    await until("it waits", () => store.rows[0]?.state === "queued" && store.rows[0].attempt === 1);
    store.pass(89_000);
    await new Promise((later) => setTimeout(later, 20));
    expect(store.rows[0]?.attempt).toBe(1);
    down = false;
    store.pass(1_000);
    await idle();
    expect(replies(worker)).toBe(1);
  });

  test("who cannot be reached is asked less and less often", async () => {
    const waits: Array<number | null> = [];
    await store.jobs.enqueue([help(1)]);
    start(
      { role: async () => Promise.reject(new Refusal("unreachable", "GitHub could not be reached.", { retryAfterMs: 5_000 })) },
      {
        jobs: {
          fail: (job, why, afterMs) => {
            waits.push(afterMs);
            return store.jobs.fail(job, why, 0);
          },
        },
      },
    );
    await until("it is given up", () => store.rows[0]?.state === "dead");
    expect(waits).toEqual([5_000, 20_000, null]);
  });

  test("given up, people are told and the queue keeps it among the dead", async () => {
    await store.jobs.enqueue([help(1)]);
    const worker = start(
      { role: async () => Promise.reject(new Refusal("not-allowed", "GitHub refused the permission of ann.")) },
      { jobs: { fail: (job, why) => store.jobs.fail(job, why, 0) } },
    );
    await until("it is given up", () => store.rows[0]?.state === "dead");
    expect(await store.jobs.listDead()).toMatchObject([{ why: "GitHub refused the permission of ann.", attempt: 3 }]);
    expect(worker.ports.asked.filter((one) => one.startsWith("re"))).toEqual([
      "react 1 refused",
      expect.stringMatching(/^reply 12 command-1 This could not be answered/),
    ]);
    expect(said(worker).at(-1)).toBe("error: job failed for good");
  });

  test("what was tried too often is given up without being tried", async () => {
    await store.jobs.enqueue([help(1)]);
    const worker = start({}, { jobs: { claim: async () => claimedOften(await store.jobs.claim("w1")) } });
    await until("people are told", () => replies(worker) === 1);
    expect(worker.ports.asked.filter((one) => one.startsWith("role"))).toEqual([]);
  });

  test("a store that is away is asked again, and the lease brings the job back", async () => {
    let away = 2;
    await store.jobs.enqueue([help(1)]);
    const worker = start(
      { role: async () => "read" },
      {
        pollMs: 1,
        jobs: {
          claim: async (name) => {
            if (away-- > 0) throw new Refusal("store-failed", "the store is away");
            return store.jobs.claim(name);
          },
          complete: async (job, events) => {
            if (job.attempt === 1) throw new Refusal("store-failed", "the store is away");
            return store.jobs.complete(job, events);
          },
          fail: async () => Promise.reject(new Refusal("store-failed", "the store is away")),
        },
      },
    );
    await until("the first try ended", () => said(worker).includes("error: a job could not be handed back"));
    expect(said(worker).slice(0, 2)).toEqual([
      "warn: no job could be claimed; trying again",
      "warn: no job could be claimed; trying again",
    ]);
    store.pass(31_000);
    await idle();
    // It was answered before: the second try finds that, and says nothing twice.
    expect(replies(worker)).toBe(1);
  });
});

const claimedOften = <T extends { readonly attemptsMax: number } | null>(job: T): T =>
  job === null ? job : { ...job, attempt: job.attemptsMax + 1 };

describe("a lease", () => {
  test("is kept while the job runs", async () => {
    const first = gate();
    await store.jobs.enqueue([help(1)]);
    start({
      role: async () => {
        await first.passed;
        return "read";
      },
    });
    await until("it is begun", () => store.rows[0]?.state === "running");
    for (let minute = 0; minute < 5; minute++) {
      store.pass(20_000);
      await new Promise((later) => setTimeout(later, 20));
    }
    expect(await store.jobs.claim("w2")).toBeNull();
    first.open();
    await idle();
  });

  test("lost to another worker, the first one's completion counts for nothing", async () => {
    const first = gate();
    await store.jobs.enqueue([help(1)]);
    const worker = start(
      {
        role: async () => {
          await first.passed;
          return "read";
        },
      },
      { heartbeatMs: 60_000 },
    );
    await until("it is begun", () => store.rows[0]?.state === "running");
    store.pass(31_000);
    const taken = await store.jobs.claim("w2");
    expect(taken).toMatchObject({ attempt: 2 });
    first.open();
    await until("the first one notices", () => said(worker).length > 0);
    expect(said(worker)).toEqual(["warn: the lease was lost; another worker has the job"]);
    expect(store.written).toEqual([]);
    expect(store.rows).toMatchObject([{ state: "running", attempt: 2 }]);
  });
});

const open = {
  number: 12,
  title: "",
  body: "",
  author: "ann",
  head: "91a77f3",
  base: "4be1c02",
  baseRef: "main",
  open: true,
  merged: false,
  draft: false,
};

describe("a review that is overtaken", () => {
  const reviewing = (change: Forge["change"], more: Parameters<typeof start>[1] = {}): Worker =>
    start({ change, settingsText: async () => null, announce: async () => {}, cancel: async () => {}, publish: async () => {} }, more);

  test("by a newer push stops at its next step, closes its check run, and the newer one is judged", async () => {
    const fetched = gate();
    let head = "91a77f3";
    await store.jobs.enqueue([reviewJob(repository, 12)]);
    const worker = reviewing(async () => ({ ...open, head }), { fetch: () => fetched.passed });
    await until(
      "it fetches",
      () =>
        worker.ports.asked.some((one) => one.startsWith("announce")) &&
        store.rows.some((row) => row.state === "running" && (row.payload as { stage: string }).stage === "judge"),
    );
    head = "3f2c9d1";
    await store.jobs.enqueue([reviewJob(repository, 12)]);
    await new Promise((later) => setTimeout(later, 30));
    fetched.open();
    await idle();
    expect(said(worker)).toContain("info: job superseded");
    expect(worker.ports.asked).toContain("cancel Superseded by 3f2c9d1");
    expect(worker.ports.asked.filter((one) => one.startsWith("publish"))).toHaveLength(1);
    expect(store.rows).toEqual([]);
  });

  test("by the worker's end is handed back, and costs no attempt", async () => {
    const fetched = gate();
    await store.jobs.enqueue([reviewJob(repository, 12)]);
    const worker = reviewing(async () => open, { fetch: () => fetched.passed });
    await until("it is judged", () =>
      store.rows.some((row) => row.state === "running" && (row.payload as { stage: string }).stage === "judge"),
    );
    const ended = worker.hurry();
    fetched.open();
    await ended;
    expect(store.rows).toMatchObject([{ state: "queued", attempt: 1, attemptsMax: 4 }]);
    expect(worker.ports.asked.filter((one) => one.startsWith("publish"))).toEqual([]);
  });
});

describe("stopping", () => {
  test("an idle worker stops at once, and listens no more", async () => {
    const worker = start({ role: async () => "read" });
    await worker.stop();
    await store.jobs.enqueue([help(1)]);
    await new Promise((later) => setTimeout(later, 20));
    expect(store.rows).toMatchObject([{ state: "queued", attempt: 0 }]);
  });

  test("the job in hand is finished, the next one is not begun", async () => {
    const first = gate();
    await store.jobs.enqueue([help(1), help(2)]);
    const worker = start({
      role: async () => {
        await first.passed;
        return "read";
      },
    });
    await until("it is begun", () => store.rows.some((row) => row.state === "running"));
    const ended = worker.stop();
    first.open();
    await ended;
    expect(replies(worker)).toBe(1);
    expect(store.rows).toMatchObject([{ key: "command cinema/booking 2", state: "queued", attempt: 0 }]);
  });
});
