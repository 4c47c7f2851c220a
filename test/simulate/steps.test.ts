// Scenarios of steps: calls and code, what is given, what is expected, and what is honestly not simulated.
import { describe, expect, it } from "vitest";
import { simulate } from "#simulate/simulate.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { scenarioOf, settings } from "./scenarios.ts";

const cinema = tinySources(`
// file: src/price.ts
export function priceFor(order: { seats: number }): number {
  if (order.seats < 1) throw new RangeError("no seats");
  return order.seats * 12;
}
export const quote = async (seats: number) => ({ seats, at: new Date().toISOString(), currency: process.env["CURRENCY"] ?? "EUR" });
export class Hall {
  rows = [1, 2, 3];
  size() { return this.rows.length; }
  static named(name: string) { return "Hall " + name; }
}
export async function rate() {
  const response = await fetch("https://rates.example/eur-usd");
  return (await response.json()).rate;
}
// file: src/lib.cjs
exports.double = (n) => n * 2;
`);

const run = (...parts: Parameters<typeof scenarioOf>) => simulate({ sources: cinema, scenario: scenarioOf(...parts), settings });
const call = (symbol: string, ...args: readonly (number | string | { readonly seats: number })[]) =>
  ({ kind: "call", symbol, arguments: args, as: "result" }) as const;

describe("calls", () => {
  it("finds a function by path and by bare name, and binds its result", () => {
    for (const symbol of ["src/price.ts#priceFor", "priceFor"]) {
      const passed = run([call(symbol, { seats: 2 })], ["result === 24"]);
      expect([passed.status, passed.observation.results]).toEqual(["passed", [{ name: "result", value: { text: "24", unknown: null } }]]);
    }
  });

  it("calls CommonJS exports, static methods and methods of a plain instance", () => {
    expect(run([call("src/lib.cjs#double", 4)], ["result === 8"]).status).toBe("passed");
    expect(run([call("src/price.ts#Hall.named", "A")], ["result === 'Hall A'"]).status).toBe("passed");
    expect(run([call("Hall.size")], ["result === 3"]).status).toBe("passed");
  });

  it("says which expectation failed, with what was received", () => {
    const failed = run([call("priceFor", { seats: 2 })], ["result > 1", "result === 25"]);
    expect([failed.status, failed.failure?.message, failed.failure?.received]).toEqual(["failed", "expected result === 25", "24"]);
  });

  it("can expect an error, and fails with one that nobody expects", () => {
    expect(run([call("priceFor", { seats: 0 })], ["error.message === 'no seats'"]).status).toBe("passed");
    expect(run([call("priceFor", { seats: 0 })], ["result === 1"]).failure?.message).toBe("RangeError: no seats");
  });

  it("only observes where nothing is expected", () => {
    const seen = run([call("priceFor", { seats: 0 })]);
    expect([seen.status, seen.observation.end.kind]).toEqual(["passed", "thrown"]);
  });

  it("is stuck where the symbol does not exist", () => {
    expect(run([call("nobody")]).stuck?.kind).toBe("missing");
  });
});

describe("what is given", () => {
  it("sets the clock and the environment, and follows promises", () => {
    const passed = run([call("quote", 2)], ["result.at === '2026-03-15T10:00:00.000Z'", "result.currency === 'USD'"], {
      now: "2026-03-15T10:00:00Z",
      env: { CURRENCY: "USD" },
    });
    expect(passed.failure).toBeNull();
    expect(passed.status).toBe("passed");
  });

  it("answers fetch from the replies, and notes the crossing", () => {
    const passed = run([call("rate")], ["result === 1.0837", "calls('GET https://rates.example').length === 1"], {
      replies: [{ call: "GET https://rates.example/eur-usd", with: { rate: 1.0837 } }],
    });
    expect(passed.status).toBe("passed");
    expect(passed.observation.outside.map(({ api }) => api)).toEqual(["GET https://rates.example/eur-usd"]);
  });

  it("is stuck on a host without a reply, by name", () => {
    expect(run([call("rate")]).stuck?.what).toBe("fetch rates.example");
  });

  it("is stuck where there is no model of what is given", () => {
    expect(run([call("priceFor", { seats: 1 })], [], { tables: { seats: [] } }).stuck?.what).toBe("tables");
    expect(run([call("priceFor", { seats: 1 })], [], { timeZone: "Europe/Berlin" }).stuck?.what).toBe("timeZone");
  });
});

describe("code", () => {
  it("runs a block; its last expression is its value", () => {
    expect(run([{ kind: "run", code: "const a = 2;\na * 21", path: null }], ["result === 42"]).status).toBe("passed");
  });

  it("runs a block with imports as a module", () => {
    const code = 'import { priceFor } from "./src/price.ts";\nexport const result = priceFor({ seats: 3 });';
    expect(run([{ kind: "run", code, path: null }], ["result === 36"]).status).toBe("passed");
  });
});

describe("what is not simulated yet", () => {
  it("is said, never guessed", () => {
    const whats = [
      { kind: "http", method: "GET", service: null, path: "/seats", headers: {}, body: undefined, as: null },
      { kind: "publish", topic: "sold", message: null },
      { kind: "together", steps: [] },
    ] as const;
    expect(whats.map((step) => run([step]).stuck?.what)).toEqual(["http service", "publish", "together"]);
  });
});

it("remembers an accepted observation", () => {
  const seen = run([call("priceFor", { seats: 2 })]);
  const scenario = { ...scenarioOf([call("priceFor", { seats: 2 })]), remembers: `sha256:${seen.observation.digest}` };
  expect(simulate({ sources: cinema, scenario, settings }).status).toBe("passed");
  const other = { ...scenario, when: [call("priceFor", { seats: 3 })] };
  expect(simulate({ sources: cinema, scenario: other, settings }).failure?.message).toBe("behaves otherwise than was accepted");
});
