// One test of a repository, simulated: what it decides, what it says when it fails, and that it says the same every time.
import { describe, expect, it } from "vitest";
import { simulate } from "#simulate/simulate.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { settings, testOf } from "./scenarios.ts";

const cinema = tinySources(`
// file: src/price.ts
export type Order = { seats: number; vip?: boolean };
export function priceFor(order: Order): number {
  if (order.seats < 1) throw new RangeError("no seats");
  return order.seats * (order.vip ? 20 : 12);
}
// file: src/price.test.ts
import { beforeEach, describe, expect, it } from "vitest";
import { priceFor } from "./price.ts";

describe("priceFor", () => {
  let seats = 0;
  beforeEach(() => {
    seats = 2;
  });
  it("costs twelve a seat", () => {
    expect(priceFor({ seats })).toBe(24);
  });
  it("is wrong about vips", async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(priceFor({ seats, vip: true })).toBe(24);
  });
  it("throws in the code", () => {
    priceFor({ seats: 0 });
  });
  it.each([[1, 12], [3, 36]])("%i seats cost %i", (count, price) => {
    expect(priceFor({ seats: count })).toBe(price);
  });
  it.skip("is left out", () => {});
  it("waits for ever", () => new Promise(() => {}));
  it("says what has no model", async () => {
    const { createServer } = await import("node:http");
    createServer();
  });
});
`);

const run = (title: string) => simulate({ sources: cinema, scenario: testOf("src/price.test.ts", `priceFor > ${title}`), settings });

describe("a test of the repository", () => {
  it("passes, and says what it read and entered", () => {
    const passed = run("costs twelve a seat");
    expect(passed.status).toBe("passed");
    expect(passed.read.map(({ path }) => path)).toEqual(["src/price.test.ts", "src/price.ts"]);
    expect(passed.entered).toContain(`src/price.ts#${cinema.snapshot.files.get("src/price.ts")?.text.indexOf("function priceFor")}`);
    expect(passed.steps).toBeGreaterThan(0);
  });

  it("fails with the framework's first line, both sides and the line of the assertion", () => {
    const failed = run("is wrong about vips");
    expect(failed.status).toBe("failed");
    expect(failed.failure?.message).toBe("expected 40 to be 24 // Object.is equality");
    expect([failed.failure?.expected, failed.failure?.received]).toEqual(["24", "40"]);
    expect([failed.failure?.span?.path, failed.failure?.span?.line]).toEqual(["src/price.test.ts", 14]);
  });

  it("fails with the error of the code, shown where the test called it", () => {
    const failed = run("throws in the code");
    expect(failed.failure?.message).toBe("RangeError: no seats");
    expect(failed.failure?.span?.line).toBe(17);
    expect(failed.failure?.error?.stack[0]?.span?.path).toBe("src/price.ts");
  });

  it("runs one row of a table by its title, and all of them by the title as written", () => {
    expect(run("3 seats cost 36").status).toBe("passed");
    expect(run("%i seats cost %i").status).toBe("passed");
  });

  it("is skipped where it says so", () => {
    expect(run("is left out").status).toBe("skipped");
  });

  it("times out on the virtual clock", () => {
    expect(run("waits for ever").failure?.message).toMatch(/^Test timed out in 5000ms\./);
  });

  it("gets stuck by name where a model is missing", () => {
    const stuck = run("says what has no model");
    expect([stuck.status, stuck.stuck?.kind, stuck.stuck?.what]).toEqual(["stuck", "unmodelled", "node:http.createServer"]);
    expect(stuck.stuck?.span?.path).toBe("src/price.test.ts");
  });

  it("is stuck, not failed, when there is no such test", () => {
    expect(run("nobody wrote this").stuck?.kind).toBe("missing");
  });

  it("gives the same result twice, and in another time zone", () => {
    const before = process.env["TZ"];
    const first = run("is wrong about vips");
    process.env["TZ"] = "Pacific/Auckland";
    const second = run("is wrong about vips");
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    expect(second).toEqual(first);
  });

  it("leaves a trace when asked, and the same observation", () => {
    const scenario = testOf("src/price.test.ts", "priceFor > costs twelve a seat");
    const traced = simulate({ sources: cinema, scenario, settings: { ...settings, traced: true } });
    expect(traced.observation.digest).toBe(run("costs twelve a seat").observation.digest);
    expect(traced.trace?.steps.some((step) => step.kind === "call" && step.name === "priceFor")).toBe(true);
  });
});

it("does not change its digest when the code only moves", () => {
  const moved = tinySources(`
// file: src/a.test.ts


import { expect, it } from "vitest";
function fails() { throw new Error("always"); }
it("a", () => { console.log(new Error("seen")); fails(); });
`);
  const still = tinySources(`
// file: src/a.test.ts
import { expect, it } from "vitest";
function fails() { throw new Error("always"); }
it("a", () => { console.log(new Error("seen")); fails(); });
`);
  const digest = (sources: typeof moved) => simulate({ sources, scenario: testOf("src/a.test.ts", "a"), settings }).observation.digest;
  expect(digest(moved)).toBe(digest(still));
});
