// Whole test files under each framework: order of hooks, their forms, and one stuck test that hides no other.
import { describe, expect, it } from "vitest";
import { simulateFile } from "#simulate/simulate-file.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { settings } from "./scenarios.ts";

const results = (text: string, path = "a.test.ts", framework: string | null = null) =>
  simulateFile(tinySources(text), path, settings, framework).map(
    (run) =>
      `${run.scenarioId}: ${run.status}${run.failure === null ? "" : ` ${run.failure.message.split("\n")[0]}`}${run.stuck === null ? "" : ` ${run.stuck.what}`}`,
  );
const logged = (text: string) =>
  simulateFile(tinySources(text), "a.test.ts", settings).flatMap((run) => run.observation.logged.map(({ text: line }) => line.trim()));

describe("vitest", () => {
  const hooks = `
// file: a.test.ts
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from "vitest";
const log = (word: string) => () => console.log(word);
beforeAll(log("all 1")); beforeEach(log("each 1")); beforeEach(log("each 2")); afterEach(log("after 1")); afterEach(log("after 2")); afterAll(log("end 1")); afterAll(log("end 2"));
it("a", log("a"));
describe("inner", () => {
  beforeEach(() => { console.log("inner each"); return () => console.log("cleanup"); });
  afterEach(log("inner after"));
  it("b", log("b"));
});
`;
  it("runs hooks from outside in, and back in reverse", () => {
    expect(logged(hooks)).toEqual([
      "all 1",
      "each 1",
      "each 2",
      "a",
      "after 2",
      "after 1",
      "each 1",
      "each 2",
      "inner each",
      "b",
      "inner after",
      "after 2",
      "after 1",
      "cleanup",
    ]);
  });

  it("knows only, skip, todo, fails, runIf, each and for", () => {
    expect(
      results(`
// file: a.test.ts
import { describe, expect, it, test } from "vitest";
describe("forms", () => {
  it.skip("skipped", () => { throw new Error("no"); });
  it.todo("later");
  it.fails("fails", () => { expect(1).toBe(2); });
  it.runIf(true)("runs", () => {});
  it.skipIf(true)("does not", () => {});
  it.each([{ a: 1, b: "x" }, { a: 2, b: "y" }])("row $a $b", ({ a }) => { expect(a).toBeLessThan(2); });
  it.each\`
    a    | sum
    \${1} | \${2}
  \`("table $a -> $sum", ({ a, sum }) => { expect(a + a).toBe(sum); });
  it.for([[1, 2]])("for %i %i", ([a, b]) => { expect(a).toBe(b); });
  test("options", { timeout: 10 }, async () => { await new Promise((r) => setTimeout(r, 20)); });
  describe.skip("all of it", () => { it("inside", () => {}); });
});
`),
    ).toEqual([
      "forms > skipped: skipped",
      "forms > later: skipped",
      "forms > fails: passed",
      "forms > runs: passed",
      "forms > does not: skipped",
      "forms > row 1 'x': passed",
      "forms > row 2 'y': failed expected 2 to be less than 2",
      "forms > table 1 -> 2: passed",
      "forms > for 1 2: failed expected 1 to be 2 // Object.is equality",
      "forms > options: failed Test timed out in 10ms.",
      "forms > all of it > inside: skipped",
    ]);
  });

  it("has spies and fake timers", () => {
    expect(
      results(`
// file: a.test.ts
import { afterEach, expect, it, vi } from "vitest";
afterEach(() => { vi.useRealTimers(); vi.restoreAllMocks(); });
it("spies", () => {
  const shop = { sell: (n: number) => n * 2 };
  const spy = vi.spyOn(shop, "sell").mockReturnValueOnce(7);
  expect([shop.sell(1), shop.sell(2)]).toEqual([7, 4]);
  expect(spy).toHaveBeenNthCalledWith(2, 2);
  expect(spy.mock.results.map((r) => r.value)).toEqual([7, 4]);
  vi.restoreAllMocks();
  expect(vi.isMockFunction(shop.sell)).toBe(false);
});
it("resolves", async () => {
  const load = vi.fn().mockResolvedValue(3).mockRejectedValueOnce(new Error("down"));
  await expect(load()).rejects.toThrow("down");
  await expect(load()).resolves.toBe(3);
});
it("moves time", () => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
  const done = vi.fn();
  setTimeout(done, 1000);
  const every = vi.fn();
  setInterval(every, 300);
  vi.advanceTimersByTime(999);
  expect(done).not.toHaveBeenCalled();
  expect(every).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1);
  expect(done).toHaveBeenCalledOnce();
  expect(Date.now()).toBe(Date.parse("2026-01-01T00:00:01Z"));
  vi.setSystemTime(new Date(0));
  expect(new Date().getFullYear()).toBe(1970);
});
it("says what it has no model of", () => { vi.mock("./x"); });
`),
    ).toEqual(["spies: passed", "resolves: passed", "moves time: passed", "says what it has no model of: stuck vitest.vi.mock"]);
  });

  it("one stuck test hides no other, and only narrows the file", () => {
    expect(
      results(`
// file: a.test.ts
import { expect, it } from "vitest";
import http from "node:http";
it("a", () => {});
it("b", () => { http.createServer(); });
it("c", () => { expect(1).toBe(1); });
`),
    ).toEqual(["a: passed", "b: stuck node:http.createServer", "c: passed"]);
    expect(
      results(`
// file: a.test.ts
import { describe, it } from "vitest";
it("a", () => {});
describe("d", () => { it.only("b", () => {}); it("c", () => {}); });
`),
    ).toEqual(["a: skipped", "d > b: passed", "d > c: skipped"]);
  });

  it("is stuck on environments and packages that are not there", () => {
    expect(results(`// file: a.test.ts\n// @${"vitest"}-environment jsdom\nimport { it } from 'vitest';\nit('a', () => {});\n`)).toEqual([
      ": stuck jsdom environment",
    ]);
    expect(
      results(
        "// file: a.test.ts\nimport { it } from 'vitest';\nimport { sum } from 'left-out';\nit('a', () => { sum(1); });\nit('b', () => {});\n",
      ),
    ).toEqual(["a: stuck left-out", "b: passed"]);
  });
});

describe("modules as test runners compile them", () => {
  it("lets a missing name be undefined, and knows require and __dirname", () => {
    const text = `
// file: src/a.test.ts
import { expect, it } from "vitest";
import { gone, here } from "./lib.ts";
it("a", () => { expect([gone, here, typeof require("./old.cjs"), __dirname]).toEqual([undefined, 1, "function", "/repo/src"]); });
// file: src/lib.ts
export const here = 1;
// file: src/old.cjs
module.exports = () => 1;
`;
    expect(results(text, "src/a.test.ts")).toEqual(["a: passed"]);
  });

  it("names a package that is not there, however it is asked for", () => {
    const text = `
// file: a.test.ts
import { expect, it } from "vitest";
import * as all from "left-out";
import one, { two } from "left-out";
it("namespace", () => { all.three(); });
it("default", () => { one(); });
it("member", () => { if (one.four) throw new Error("no"); });
it("construct", () => { new two(); });
it("extend", () => { class Mine extends two {} new Mine(); });
it("later", async () => { (await import("other-one")).five(); });
it("required", () => { require("left-out").six(); });
it("compared", () => { expect(one.VERSION).toBe("1"); });
it("passed on", () => { const kept = { two }; expect(Object.keys(kept)).toEqual(["two"]); });
`;
    expect(results(text)).toEqual([
      "namespace: stuck left-out",
      "default: stuck left-out",
      "member: stuck left-out",
      "construct: stuck left-out",
      "extend: stuck left-out",
      "later: stuck other-one",
      "required: stuck left-out",
      "compared: stuck left-out",
      "passed on: passed",
    ]);
  });
});

describe("jest", () => {
  it("has globals, its own hook order, done callbacks and messages", () => {
    const text = `
// file: package.json
{ "devDependencies": { "jest": "30" } }
// file: a.test.ts
const log: string[] = [];
afterEach(() => { log.push("after 1"); });
afterEach(() => { log.push("after 2"); });
test("a", (done) => { setTimeout(() => done(), 5); });
test("order", () => { expect(log).toEqual(["after 1", "after 2"]); });
it("fails", () => { expect(1 + 1).toBe(3); });
it("matches", () => { expect(jest.fn().mockReturnValue(2)()).toBe(2); });
test.each([["x", 1]])("%s is %p", (word, n) => { expect(n).toBe(1); });
xit("out", () => {});
test("done with an error", (done) => { done(new Error("said so")); });
`;
    expect(results(text)).toEqual([
      "a: passed",
      "order: passed",
      "fails: failed expect(received).toBe(expected) // Object.is equality",
      "matches: passed",
      "x is 1: passed",
      "out: skipped",
      "done with an error: failed said so",
    ]);
  });

  it("words both sides below the hint", () => {
    const [run] = simulateFile(
      tinySources(
        "// file: a.test.ts\nimport { expect, test } from '@jest/globals';\ntest('a', () => { expect({ a: 1 }).toHaveProperty('b'); });\n",
      ),
      "a.test.ts",
      settings,
    );
    expect(run?.failure?.message.split("\n").slice(0, 3)).toEqual(["expect(received).toHaveProperty(path)", "", 'Expected path: "b"']);
  });
});

describe("node:test", () => {
  it("runs tests, suites, subtests and mocks, with node:assert", () => {
    expect(
      results(
        `
// file: a.test.mjs
import test, { after, before, describe, it, mock } from "node:test";
import assert from "node:assert/strict";
let ready = 0;
before(() => { ready++; });
test("top", () => { assert.equal(ready, 1); });
test("fails", async () => { await null; assert.equal(1, 2); });
describe("suite", () => {
  it("inside", () => { assert.deepEqual({ a: 1 }, { a: 1 }); });
  it.skip("skipped", () => {});
  it("todo", { todo: true }, () => {});
});
test("subtests", async (t) => {
  await t.test("one", () => {});
  await t.test("two", () => { assert.ok(false, "two is bad"); });
});
test("mocks", () => {
  const shop = { sell: (n) => n };
  mock.method(shop, "sell", () => 9);
  assert.equal(shop.sell(1), 9);
  assert.equal(shop.sell.mock.callCount(), 1);
  assert.deepEqual(shop.sell.mock.calls[0].arguments, [1]);
});
`,
        "a.test.mjs",
      ),
    ).toEqual([
      "top: passed",
      "fails: failed Expected values to be strictly equal:",
      "suite > inside: passed",
      "suite > skipped: skipped",
      "suite > todo: skipped",
      "subtests: failed two is bad",
      "mocks: passed",
    ]);
  });
});
