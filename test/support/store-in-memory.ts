// The Store port in plain maps, with a clock that is set by hand: what tasks and faces are tested against where no database
// is in question. It keeps the promises of the port: one transaction, one waiting job a key, leases, attempts.
import type { Event, NewEvent } from "#ledger/event.ts";
import type { Report } from "#report/report.ts";
import type { Inbox, Job, Jobs, Memory, NewJob, Store } from "#tasks/ports.ts";

type Row = Omit<Job, "attempt"> & {
  attempt: number;
  state: "queued" | "running" | "dead";
  payload: NewJob["payload"];
  cancelled: boolean;
  leaseUntilMs: number;
  runAtMs: number;
  why: string;
};

export type StoreInMemory = Store & {
  readonly deliveries: ReadonlySet<string>;
  readonly rows: readonly Row[];
  readonly written: readonly NewEvent[];
  readonly published: ReadonlyMap<string, unknown>;
  /** Moves the clock of leases and of jobs that wait. */
  readonly pass: (ms: number) => void;
};

const attemptsMax = 3;
const leaseMs = 30_000;

export function storeInMemory(): StoreInMemory {
  const deliveries = new Set<string>();
  const written: NewEvent[] = [];
  const published = new Map<string, Parameters<Store["publications"]["save"]>[1]>();
  const reports = new Map<string, Report>();
  const { jobs, rows, pass, enqueue } = jobsInMemory(written);
  const inbox: Inbox = {
    accept: async (delivery, events, fresh) => {
      if (deliveries.has(delivery.id)) return "duplicate";
      deliveries.add(delivery.id);
      written.push(...events);
      enqueue(fresh);
      return "new";
    },
  };
  return {
    ...{ deliveries, rows, written, published, pass, inbox, jobs },
    events: {
      append: async (events) => void written.push(...events),
      list: async ({ repository, subject, kinds }) =>
        written
          .map((event, at): Event => ({ ...event, sequence: at + 1, previous: "", hash: "" }))
          .filter((event) => (repository ?? event.repository) === event.repository && (subject ?? event.subject) === event.subject)
          .filter((event) => kinds === undefined || kinds.includes(event.kind)),
    },
    facts: { load: async () => new Map(), save: async () => {}, saveGraph: async () => {}, loadGraph: async () => null },
    memory: memoryInMemory(),
    publications: { find: async (key) => published.get(key) ?? null, save: async (key, value) => void published.set(key, value) },
    reports: {
      save: async (report) => void reports.set(report.id, report),
      find: async (id) => reports.get(id) ?? null,
      latest: async (repository, number) =>
        [...reports.values()].reverse().find((one) => one.repository === repository && one.number === number) ?? null,
      list: async (limit) =>
        [...reports.values()]
          .reverse()
          .slice(0, limit)
          .map(({ id, repository, number, title }) => ({ id, repository, number, title, at: "2026-03-12T08:00:00Z" })),
    },
  };
}

function jobsInMemory(written: NewEvent[]): {
  readonly jobs: Jobs;
  readonly rows: readonly Row[];
  readonly pass: (ms: number) => void;
  readonly enqueue: (jobs: readonly NewJob[]) => void;
} {
  const rows: Row[] = [];
  const listeners = new Set<() => void>();
  let nowMs = 0;
  let lastId = 0;
  const ring = (): void => {
    for (const listener of listeners) listener();
  };
  const same = (a: NewJob, b: NewJob): boolean => a.kind === b.kind && a.key === b.key;
  const remove = (row: Row): void => void rows.splice(rows.indexOf(row), 1);
  const enqueue = (fresh: readonly NewJob[]): void => {
    for (const job of fresh) {
      for (const row of rows.filter((one) => same(one, job))) {
        if (row.state === "running") row.cancelled = true;
        else remove(row);
      }
      rows.push({
        ...job,
        id: ++lastId,
        attempt: 0,
        attemptsMax,
        state: "queued",
        cancelled: false,
        leaseUntilMs: 0,
        runAtMs: nowMs,
        why: "",
      });
    }
    ring();
  };
  /** The row, if this worker still has it: who lost it finds another number of attempts. */
  const held = (job: Job): Row | undefined =>
    rows.find((row) => row.id === job.id && row.attempt === job.attempt && row.state === "running");
  const waitAgain = (row: Row, afterMs: number): void => {
    if (rows.some((one) => one.state === "queued" && same(one, row))) return remove(row);
    Object.assign(row, { state: "queued", runAtMs: nowMs + afterMs });
    ring();
  };
  const reap = (): void => {
    for (const row of rows.filter((one) => one.state === "running" && one.leaseUntilMs < nowMs)) waitAgain(row, 0);
  };
  const jobs: Jobs = {
    enqueue: async (fresh) => enqueue(fresh),
    claim: async (_worker, priorityMax = Number.POSITIVE_INFINITY) => {
      reap();
      const ready = rows.filter((row) => row.state === "queued" && row.runAtMs <= nowMs && row.priority <= priorityMax);
      const free = ready.filter((row) => !rows.some((one) => one.state === "running" && same(one, row)));
      const [row] = free.sort((a, b) => a.priority - b.priority || a.id - b.id);
      if (row === undefined) return null;
      Object.assign(row, { state: "running", attempt: row.attempt + 1, cancelled: false, leaseUntilMs: nowMs + leaseMs });
      return { ...row };
    },
    heartbeat: async (job) => {
      const row = held(job);
      if (row === undefined) return "lost";
      row.leaseUntilMs = nowMs + leaseMs;
      return row.cancelled ? "cancel" : "go on";
    },
    complete: async (job, events) => {
      const row = held(job);
      if (row === undefined) return false;
      remove(row);
      written.push(...events);
      ring();
      return true;
    },
    fail: async (job, why, retryAfterMs) => {
      const row = held(job);
      if (row === undefined) return "again";
      row.why = why;
      if (row.attempt >= row.attemptsMax) row.state = "dead";
      else waitAgain(row, retryAfterMs ?? 1_000);
      return row.state === "dead" ? "dead" : "again";
    },
    release: async (job) => {
      const row = held(job);
      if (row === undefined) return;
      Object.assign(row, { attemptsMax: row.attemptsMax + 1 });
      waitAgain(row, 0);
    },
    counts: async () => {
      const count = (state: Row["state"]): number => rows.filter((row) => row.state === state).length;
      return { queued: count("queued"), running: count("running"), dead: count("dead") };
    },
    listDead: async () => rows.filter((row) => row.state === "dead").map((row) => ({ ...row })),
    onWork: (wake) => {
      listeners.add(wake);
      return () => listeners.delete(wake);
    },
  };
  const pass = (ms: number): void => {
    nowMs += ms;
    ring();
  };
  return { jobs, rows, pass, enqueue };
}

function memoryInMemory(): Memory {
  const lists = new Map<string, Map<string, unknown>>();
  const of = <T>(what: string, repository: string): Map<string, T> => {
    const key = `${what} ${repository}`;
    if (!lists.has(key)) lists.set(key, new Map());
    return lists.get(key) as Map<string, T>;
  };
  const kept = <T extends { readonly id: string }>(what: string) => ({
    list: async (repository: string): Promise<readonly T[]> => [...of<T>(what, repository).values()],
    save: async (repository: string, one: T): Promise<void> => void of<T>(what, repository).set(one.id, one),
  });
  const [scenarios, incidents, decisions] = [kept<never>("scenarios"), kept<never>("incidents"), kept<never>("decisions")];
  const runs = new Map<string, never>();
  return {
    ...{ scenarios: scenarios.list, saveScenario: scenarios.save as Memory["saveScenario"] },
    ...{ incidents: incidents.list, saveIncident: incidents.save as Memory["saveIncident"] },
    ...{ decisions: decisions.list, saveDecision: decisions.save as Memory["saveDecision"] },
    cachedRuns: async (keys) => new Map(keys.flatMap((key) => (runs.has(key) ? [[key, runs.get(key) as never]] : []))),
    saveRuns: async (fresh) => {
      for (const [key, run] of fresh) runs.set(key, run as never);
    },
  };
}
