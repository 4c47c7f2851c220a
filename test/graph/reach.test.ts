// From a change up to everything that uses it, over all hops, and what memory knows on the way.
import { expect, test } from "vitest";
import type { Decision, Incident } from "#graph/graph.ts";
import { attachMemory } from "#graph/memory.ts";
import { precedentsOf } from "#graph/precedent.ts";
import { type Reach, reachOf } from "#graph/reach.ts";
import { symbolId } from "#ground/ids.ts";
import { graphOf } from "../survey/printed.ts";

const repository = graphOf(`// file: src/fx.ts
export function rate() { return 2; }
load();
// file: src/price.ts
import { rate } from "./fx";
export function priceFor(seats) { return round(seats) * rate(); }
function round(n) { return n; }
// file: src/app.ts
import { priceFor } from "./price";
app.get("/price", (req, res) => res.json(priceFor(1)));
app.post("/book", book);
function book() { return again(); }
function again() { return book(); }
// file: test/price.test.ts
import { it } from "vitest";
import { priceFor } from "../src/price";
it("costs", () => { priceFor(1); });
it("is free", () => {});
`);

const incident = (id: string, at: string, ...symbols: readonly [string, string][]): Incident => ({
  id,
  number: 7,
  title: id,
  symptom: "",
  at,
  fix: { number: 8, commit: null },
  symbols: symbols.map(([path, name]) => symbolId(path, name)),
  scenario: null,
});
const decision: Decision = {
  id: "d",
  title: "Round half even",
  reason: "law",
  by: "ann",
  at: "2025-01-01",
  symbols: [symbolId("src/price.ts", "round")],
  source: "docs/decisions/1.md",
};
const graph = attachMemory(repository, {
  scenarios: [
    { id: "issue-3", title: "A quote", exercises: ["route:src/app.ts#GET /price"] },
    { id: "issue-4", title: "A booking", exercises: ["src/app.ts#book"] },
  ],
  incidents: [
    incident("old", "2024-05-02", ["src/price.ts", "priceFor"]),
    incident("new", "2025-05-02", ["src/price.ts", "round"]),
    incident("gone", "2025-01-01", ["src/gone.ts", "was"]),
  ],
  decisions: [decision],
});

const print = (reach: Reach): string =>
  [
    ...reach.symbols.map((one) => `${one.distance} ${one.id} through ${one.via}`),
    ...reach.routes.map((one) => `route ${one.method} ${one.path}`),
    ...reach.exported.map((one) => `exported ${one.name}`),
    ...reach.tests.map((one) => `test ${one.title}`),
    ...reach.scenarios.map((one) => `scenario ${one.title}`),
    ...precedentsOf(reach).map((one) => `incident ${one.id}`),
    ...reach.decisions.map((one) => `decision ${one.title}`),
  ].join("\n");

test("all that uses a changed function, nearest first", () => {
  expect(print(reachOf(graph, [symbolId("src/price.ts", "round")]))).toMatchInlineSnapshot(`
    "1 src/price.ts#priceFor through src/price.ts#round
    route GET /price
    exported priceFor
    test costs
    scenario A quote
    incident new
    incident old
    decision Round half even"
  `);
  expect(print(reachOf(graph, [symbolId("src/fx.ts", "rate")]))).toMatchInlineSnapshot(`
    "1 src/price.ts#priceFor through src/fx.ts#rate
    route GET /price
    exported rate
    exported priceFor
    test costs
    scenario A quote
    incident old"
  `);
});

test("circles end", () => {
  expect(print(reachOf(graph, [symbolId("src/app.ts", "again")]))).toMatchInlineSnapshot(`
    "1 src/app.ts#book through src/app.ts#again
    route POST /book
    scenario A booking"
  `);
});

test("a changed module is followed along imports, a function is not", () => {
  expect(print(reachOf(graph, [symbolId("src/fx.ts", "<module>")]))).toMatchInlineSnapshot(`
    "1 src/price.ts#<module> through src/fx.ts#<module>
    2 src/app.ts#<module> through src/price.ts#<module>
    2 test/price.test.ts#<module> through src/price.ts#<module>
    route GET /price
    test costs
    test is free
    scenario A quote"
  `);
});

test("what is remembered of removed code is still met", () => {
  expect(print(reachOf(graph, [symbolId("src/gone.ts", "was")]))).toBe("incident gone");
  expect(print(reachOf(graph, []))).toBe("");
});

test("a long chain of callers is walked to its end", () => {
  const links = Array.from({ length: 20_000 }, (_, at) => `export function f${at}() { return f${at + 1}(); }`);
  const reach = reachOf(graphOf(`// file: a.ts\n${links.join("\n")}\nexport function f20000() {}\n`), [symbolId("a.ts", "f20000")]);
  expect(reach.symbols).toHaveLength(20_000);
  expect(reach.symbols.at(-1)).toEqual({ id: "a.ts#f0", distance: 20_000, via: "a.ts#f1" });
});
