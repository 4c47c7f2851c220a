// Keys of jobs, what is written into them and read again, and what doctor says of the queue.
import { describe, expect, test } from "vitest";
import { bad, examine, examineJobs, good } from "#tasks/examine.ts";
import { commandJob, historyJob, incidentJob, judgeJob, quickPriorityMax, reviewJob, scenarioJob } from "#tasks/job-keys.ts";
import {
  answerCommandPayload,
  learnHistoryPayload,
  readScenarioPayload,
  recordIncidentPayload,
  reviewChangePayload,
} from "#tasks/payloads.ts";
import type { JobKind, NewJob } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { storeInMemory } from "../support/store-in-memory.ts";
import { portsWith, repository } from "./ports.ts";

const jobs: readonly NewJob[] = [
  reviewJob(repository, 12),
  reviewJob(repository, 12, "rerun d1"),
  judgeJob({ repository, number: 12, request: "", stage: "announce" }),
  scenarioJob(repository, 7),
  incidentJob(repository, 7),
  commandJob({ repository, number: 12, pull: true, comment: 99, login: "ann", command: "/why src/fx.ts:12" }),
  historyJob(repository),
];

test("a job is known by what it means: all pushes to a pull request, and both stages of its review, are one", () => {
  expect(jobs.map((job) => `${job.kind} ${job.key}`)).toEqual([
    "review-change review cinema/booking#12",
    "review-change review cinema/booking#12",
    "review-change review cinema/booking#12",
    "read-scenario scenario cinema/booking#7",
    "record-incident incident cinema/booking#7",
    "answer-command command cinema/booking 99",
    "learn-history history cinema/booking",
  ]);
});

test("what people wait for is quick, what takes long is not", () => {
  const quick = jobs.filter((job) => job.priority <= quickPriorityMax).map((job) => (job.payload as { stage?: string }).stage ?? job.kind);
  expect(quick).toEqual(["announce", "announce", "answer-command"]);
});

const shapes: Readonly<Record<JobKind, { readonly parse: (payload: unknown) => unknown }>> = {
  "review-change": reviewChangePayload,
  "read-scenario": readScenarioPayload,
  "record-incident": recordIncidentPayload,
  "answer-command": answerCommandPayload,
  "learn-history": learnHistoryPayload,
};

describe("a payload", () => {
  test.each(jobs.map((job) => [job.kind, job] as const))("of %s comes back as it was written", (kind, job) => {
    expect(shapes[kind].parse(JSON.parse(JSON.stringify(job.payload)))).toEqual(job.payload);
  });

  test.each(jobs.map((job) => [job.kind, job] as const))("of %s that lost a part is refused", (kind, job) => {
    for (const name of Object.keys(job.payload as object)) {
      const { [name]: _, ...rest } = job.payload as Record<string, unknown>;
      expect(() => shapes[kind].parse(rest), name).toThrow();
    }
    expect(() => shapes[kind].parse(null)).toThrow();
  });
});

describe("doctor", () => {
  test("asks everything, and a check that throws is a finding itself", async () => {
    const findings = await examine([
      ["git", async () => good("git", "2.39")],
      ["store", () => Promise.reject(new Refusal("store-failed", "/data is not writable."))],
      ["jobs", () => Promise.reject(new TypeError("x is not a function"))],
    ]);
    expect(findings).toEqual([
      good("git", "2.39"),
      bad("store", "/data is not writable.", "Mend this and ask again."),
      bad("jobs", "x is not a function", "Please report this."),
    ]);
  });

  test("names the job that was given up last", async () => {
    const store = storeInMemory();
    const ports = portsWith({ store });
    expect(await examineJobs(ports)).toEqual(good("jobs", "0 queued, 0 running, 0 given up"));
    await store.jobs.enqueue([scenarioJob(repository, 7)]);
    for (let attempt = 0; attempt < 3; attempt++) {
      const job = await store.jobs.claim("w");
      if (job !== null) await store.jobs.fail(job, "GitHub does not know issue #7.", 0);
    }
    expect(await examineJobs(ports)).toMatchObject({
      state: "warning",
      found: "0 queued, 0 running, 1 given up",
      todo: "The last one, read-scenario: GitHub does not know issue #7. A new push or a re-run tries again.",
    });
  });
});
