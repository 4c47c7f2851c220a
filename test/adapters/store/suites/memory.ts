// What must hold of everything that is kept as a document, on every kind of database: what went in comes out.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenStore } from "#adapters/store/open-store.ts";
import { type FreshDatabase, storeOn, type TestDatabase } from "../../../support/database.ts";
import { codeGraph, decision, facts, incident, report, run, scenario } from "./documents.ts";

const repository = "cinema/booking";

export function memorySuite(fresh: FreshDatabase): void {
  let database: TestDatabase;
  let open: OpenStore;
  beforeAll(async () => {
    database = await fresh();
    open = await storeOn(database);
  });
  afterAll(async () => {
    await open.close();
    await database.close();
  });

  test("a scenario has versions, of which the newest counts, until it is retired", async () => {
    const { memory, events } = open.store;
    await memory.saveScenario(repository, scenario);
    await memory.saveScenario(repository, scenario);
    expect(await memory.scenarios(repository)).toEqual([scenario]);
    const newer = { ...scenario, version: 2, says: "newer", question: null };
    await memory.saveScenario(repository, newer);
    await memory.saveScenario(repository, { ...scenario, id: "another" });
    expect((await memory.scenarios(repository)).map(({ id, version }) => [id, version])).toEqual([
      ["another", 1],
      ["issue-7", 2],
    ]);
    expect(await memory.scenarios("cinema/mail")).toEqual([]);
    await events.append([
      { actor: "mira", kind: "scenario.retired", repository, subject: "scenario/issue-7", at: "2026-03-15T10:00:00Z", payload: null },
    ]);
    expect((await memory.scenarios(repository)).map(({ id }) => id)).toEqual(["another"]);
    await memory.saveScenario(repository, { ...newer, version: 3 });
    expect((await memory.scenarios(repository)).map(({ id, version }) => [id, version])).toEqual([
      ["another", 1],
      ["issue-7", 3],
    ]);
  });

  test("incidents and decisions are kept once each, oldest first", async () => {
    const { memory } = open.store;
    const later = { ...incident, id: "issue-4", at: "2025-04-01", fix: { number: 9, commit: null }, scenario: "issue-7" };
    for (const each of [later, incident, incident]) await memory.saveIncident(repository, each);
    expect(await memory.incidents(repository)).toEqual([incident, later]);
    for (const each of [decision, decision]) await memory.saveDecision(repository, each);
    expect(await memory.decisions(repository)).toEqual([decision]);
    expect(await memory.incidents("cinema/mail")).toEqual([]);
  });

  test("runs come back by their key; what this version cannot read was never there", async () => {
    const { memory } = open.store;
    await memory.saveRuns(
      new Map([
        ["k1", run],
        ["k2", { ...run, steps: 13 }],
      ]),
    );
    await memory.saveRuns(new Map([["k2", { ...run, steps: 14 }]]));
    expect(await memory.cachedRuns(["k1", "k2", "k3"])).toEqual(
      new Map([
        ["k1", run],
        ["k2", { ...run, steps: 14 }],
      ]),
    );
    await database.pool.query(`update run set run = '{"status":"of another age"}' where key = 'k1'`);
    expect([...(await memory.cachedRuns(["k1", "k2"])).keys()]).toEqual(["k2"]);
  });

  test("facts come back under the version they were made with", async () => {
    const store = open.store.facts;
    const many = new Map(Array.from({ length: 450 }, (_, at) => [`b${at}`, facts] as const));
    await store.save(many, 1);
    await store.save(new Map([["b1", { ...facts, tests: [] }]]), 2);
    expect(await store.load([...many.keys(), "b-none"], 1)).toEqual(many);
    expect(await store.load(["b1", "b2"], 2)).toEqual(new Map([["b1", { ...facts, tests: [] }]]));
  });

  test("the code half of a graph comes back as it was; the other half is left to events", async () => {
    const store = open.store.facts;
    const graph = codeGraph();
    expect(await store.loadGraph(repository, "c1")).toBeNull();
    await store.saveGraph(repository, "c1", {
      ...graph,
      nodes: new Map([...graph.nodes, [incident.id, { kind: "incident", id: incident.id, incident }]]),
    });
    await store.saveGraph(repository, "c1", graph);
    const back = await store.loadGraph(repository, "c1");
    expect(back).toEqual(graph);
    expect([...(back?.nodes.keys() ?? [])]).toEqual([...graph.nodes.keys()]);
  });

  test("graphs of old commits are forgotten, with all their rows", async () => {
    const store = open.store.facts;
    for (let at = 0; at < 30; at++) await store.saveGraph("cinema/mail", `c${at}`, codeGraph());
    expect(await store.loadGraph("cinema/mail", "c0")).toBeNull();
    expect(await store.loadGraph("cinema/mail", "c29")).toEqual(codeGraph());
    expect(await store.loadGraph(repository, "c1")).not.toBeNull();
    const { rows } = await database.pool.query(
      "select (select count(*) from code_node where snapshot not in (select id from graph_snapshot))::int + (select count(*) from code_edge where snapshot not in (select id from graph_snapshot))::int as left_over",
    );
    expect(rows).toEqual([{ left_over: 0 }]);
  });

  test("a report comes back whole, the newest of a number first, its verdicts in columns", async () => {
    const { reports } = open.store;
    await reports.save(report("r1", 12));
    await reports.save(report("r2", 12));
    await reports.save(report("r3", null));
    await reports.save({ ...report("r2", 12), title: "once more" });
    expect(await reports.find("r1")).toEqual(report("r1", 12));
    expect((await reports.latest(repository, 12))?.title).toBe("once more");
    expect(await reports.latest(repository, 13)).toBeNull();
    expect(await reports.find("r9")).toBeNull();
    expect((await reports.list(2)).map(({ id, number }) => [id, number])).toEqual([
      ["r2", 12],
      ["r3", null],
    ]);
    const { rows } = await database.pool.query(
      "select scenario_id, kind, cause_path, cause_line from verdict where report_id = 'r2' order by ordinal",
    );
    expect(rows).toEqual([
      { scenario_id: "issue-7", kind: "breaks", cause_path: "src/price.ts", cause_line: 2 },
      { scenario_id: "issue-8", kind: "unknown", cause_path: null, cause_line: null },
    ]);
  });

  test("a damaged report is said, not shown", async () => {
    await database.pool.query(`update report set report = '{"id":"r1"}' where id = 'r1'`);
    await expect(open.store.reports.find("r1")).rejects.toMatchObject({ name: "Refusal", code: "store-failed" });
  });

  test("publications are found by what they mean", async () => {
    const { publications } = open.store;
    expect(await publications.find("check cinema/booking bbb")).toBeNull();
    for (const id of [1, 2]) await publications.save("check cinema/booking bbb", { id, comments: [3, null] });
    expect(await publications.find("check cinema/booking bbb")).toEqual({ id: 2, comments: [3, null] });
    await publications.save("nothing", null);
    expect(await publications.find("nothing")).toBeNull();
  });

  test("what became of things is folded from its events", async () => {
    await open.store.events.append([
      {
        actor: "mira",
        kind: "outcome.recorded",
        repository,
        subject: "pull/12",
        at: "2026-04-01T00:00:00Z",
        payload: { outcome: "reverted" },
      },
    ]);
    const { rows } = await database.pool.query("select subject, payload from outcome");
    expect(rows).toEqual([{ subject: "pull/12", payload: { outcome: "reverted" } }]);
  });
}
