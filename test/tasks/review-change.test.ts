// A review from job to check run, as far as it does not simulate: what is announced, left alone, overtaken, or owned up to.
import { beforeEach, describe, expect, test } from "vitest";
import type { Report } from "#report/report.ts";
import { reviewJob } from "#tasks/job-keys.ts";
import type { ReviewChangePayload } from "#tasks/payloads.ts";
import type { ChangeState, Forge, Mirror } from "#tasks/ports.ts";
import { readScenario } from "#tasks/read-scenario.ts";
import { Refusal } from "#tasks/refusal.ts";
import { giveUpReview, reviewChange } from "#tasks/review-change.ts";
import { type StoreInMemory, storeInMemory } from "../support/store-in-memory.ts";
import { portsWith, repository, type TestPorts } from "./ports.ts";

const base = "4be1c02d7f6a4e3b9c8d7e6f5a4b3c2d1e0f9a8b";
const head = "91a77f3c5d0e4b7a8f1e2d3c4b5a69788f7e6d5c";
const open: ChangeState = {
  number: 12,
  title: "Look before locking",
  body: "",
  author: "ann",
  head,
  base,
  baseRef: "main",
  open: true,
  merged: false,
  draft: false,
};
const judge: ReviewChangePayload = { repository, number: 12, request: "", stage: "judge" };

let store: StoreInMemory;
let published: Array<{ readonly report: Report; readonly silent: boolean }>;
beforeEach(() => {
  store = storeInMemory();
  published = [];
});

/** A repository in which base and head are the same: judged without a simulation. */
const same: Partial<Mirror> = {
  fetch: async () => {},
  resolve: async (revision) => (revision.startsWith("refs/") ? head : revision),
  mergeBase: async () => base,
  snapshot: async (commit) => ({ commit, files: new Map(), omitted: [] }),
  changes: async () => [],
};

function portsOf(forge: Partial<Forge> = {}, mirror: Partial<Mirror> = same): TestPorts {
  return portsWith({
    store,
    git: { open: async () => mirror as Mirror },
    forge: {
      change: async () => open,
      settingsText: async () => null,
      announce: async () => {},
      cancel: async () => {},
      publish: async (_target, report, { silent }) => void published.push({ report, silent }),
      ...forge,
    },
  });
}

const review = (ports: TestPorts, payload = judge, signal = new AbortController().signal) =>
  reviewChange(ports, payload, { signal, linkTo: (id) => `http://app/reports/${id}` });

describe("announced first", () => {
  test("a waiting check run, and the judgement as a job of its own under the same key", async () => {
    const ports = portsOf();
    expect(await review(ports, { ...judge, stage: "announce" })).toEqual([]);
    expect(ports.asked).toEqual(["change 12", "settingsText", "announce"]);
    expect(store.rows).toMatchObject([{ key: reviewJob(repository, 12).key, payload: { stage: "judge" } }]);
    expect(published).toEqual([]);
  });

  test("a closed pull request gets none, and what was open for it is closed", async () => {
    await review(portsOf(), { ...judge, stage: "announce" });
    const ports = portsOf({ change: async () => ({ ...open, open: false }) });
    expect(await review(ports, { ...judge, stage: "announce" })).toEqual([]);
    expect(ports.asked).toEqual(["change 12", "cancel The pull request was closed"]);
  });
});

describe("judged", () => {
  test("once for its meaning: asked for again without news it is left alone", async () => {
    expect(await review(portsOf())).toMatchObject([
      { kind: "change.judged", subject: "pull/12", payload: { head, conclusion: "skipped" } },
    ]);
    const again = portsOf();
    expect(await review(again)).toEqual([]);
    expect(again.asked).toEqual(["change 12", "settingsText"]);
    expect(published).toHaveLength(1);
  });

  test.each<readonly [string, Partial<ChangeState>, string | null, string]>([
    ["a moved base", { base: "5".repeat(40) }, null, ""],
    ["another head", { head: "6".repeat(40) }, null, ""],
    ["ready for review", { draft: true }, null, ""],
    ["other settings", {}, "mode: blocking", ""],
    ["a re-run", {}, null, "rerun d1"],
  ])("%s is new work", async (_what, state, settings, request) => {
    await review(portsOf());
    await review(portsOf({ change: async () => ({ ...open, ...state }), settingsText: async () => settings }), { ...judge, request });
    expect(published).toHaveLength(2);
  });

  test("a draft is skipped with its reason, and judged when it is ready", async () => {
    await review(portsOf({ change: async () => ({ ...open, draft: true }) }));
    await review(portsOf());
    expect(published.map(({ report }) => report.title)).toEqual([
      "Nothing to simulate: the pull request is a draft; it is judged when it is ready for review",
      "Nothing to simulate: base and head are the same",
    ]);
  });

  test("in silence where the repository asks for it", async () => {
    await review(portsOf({ settingsText: async () => "silent: on" }));
    expect(published).toMatchObject([{ silent: true, report: { conclusion: "skipped" } }]);
  });
});

describe("what goes wrong", () => {
  test("settings that cannot be read are said with their place, on the check run", async () => {
    await review(portsOf({ settingsText: async () => "mod: blocking" }));
    expect(published[0]?.report).toMatchObject({
      conclusion: "neutral",
      failed: expect.stringMatching(/^The settings cannot be read: \.github\/foretrace\.yml:1 /),
    });
  });

  test("a fault of ours is ours, and its words stay in the log", async () => {
    const fetch = () => Promise.reject(new TypeError("cannot read 'token ghs_x'"));
    const ports = portsOf({}, { ...same, fetch });
    await review(ports);
    expect(published[0]?.report).toMatchObject({
      conclusion: "neutral",
      failed: "An internal error stopped the simulation.",
      title: expect.stringMatching(/^Foretrace failed, not your change · id [0-9a-f]{12} · 4be1c02…91a77f3 not judged$/),
    });
    expect(JSON.stringify(published)).not.toContain("ghs_x");
    expect(ports.lines.filter((line) => line.level === "error")).toHaveLength(1);
  });

  test("what may pass is tried again, and nothing is published", async () => {
    const fetch = () => Promise.reject(new Refusal("unreachable", "git fetch: away", { retryAfterMs: 10_000 }));
    await expect(review(portsOf({}, { ...same, fetch }))).rejects.toMatchObject({ code: "unreachable" });
    expect(published).toEqual([]);
  });

  test("given up, its check run says so, under the id it would have had", async () => {
    await giveUpReview(portsOf(), judge, "git fetch: away", { signal: new AbortController().signal, linkTo: () => null });
    expect(published).toMatchObject([{ silent: false, report: { failed: "git fetch: away", conclusion: "neutral" } }]);
  });
});

describe("overtaken", () => {
  test("while it was judged: nothing is published, its check run is closed, and the newer head is asked for", async () => {
    let asked = 0;
    const newer = "3f2c9d1".padEnd(40, "0");
    const ports = portsOf({ change: async () => (asked++ === 0 ? open : { ...open, head: newer }) });
    await expect(review(ports)).rejects.toMatchObject({ code: "superseded" });
    expect(published).toEqual([]);
    expect(ports.asked).toContain("cancel Superseded by 3f2c9d1");
    expect(store.rows).toMatchObject([{ payload: { stage: "announce" } }]);
  });

  test("told to stop, it publishes nothing, whatever it found", async () => {
    const stop = new AbortController();
    const changes = async () => {
      stop.abort();
      return [];
    };
    await expect(review(portsOf({}, { ...same, changes }), judge, stop.signal)).rejects.toMatchObject({ code: "superseded" });
    expect(published).toEqual([]);
  });

  test("a killed worker's check run is closed by whoever comes next", async () => {
    const killed = portsOf({ publish: () => Promise.reject(new Refusal("unreachable", "gone", { retryAfterMs: 1 })) });
    await expect(review(killed)).rejects.toMatchObject({ code: "unreachable" });
    const next = portsOf({ change: async () => ({ ...open, head: "7".repeat(40) }) });
    await review(next);
    expect(next.asked).toContain("cancel Superseded by 7777777");
  });
});

test("an issue is no scenario where the repository does not want any", async () => {
  const issue = { number: 7, title: "Last seat", body: "", author: "ben", labels: ["scenario"], open: true, at: "2026-03-12T08:00:00Z" };
  const ports = portsOf({ issue: async () => issue, settingsText: async () => "scenarios: off" });
  expect(await readScenario(ports, { repository, number: 7 })).toEqual([]);
  expect(ports.asked).toEqual(["issue 7", "settingsText"]);
});
