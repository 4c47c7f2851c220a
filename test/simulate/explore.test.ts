// The ways a scenario can go: orders of answers that may arrive in any order.
import { expect, it } from "vitest";
import { explore } from "#simulate/explore.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { scenarioOf, settings } from "./scenarios.ts";

const race = tinySources(`
// file: race.ts
export async function first(): Promise<string> {
  const order: string[] = [];
  const ask = async (name: string) => { await fetch("https://a.example/" + name); order.push(name); };
  await Promise.all([ask("one"), ask("two")]);
  return order.join();
}
`);
const scenario = scenarioOf([{ kind: "call", symbol: "first", arguments: [], as: "result" }], ["result === 'one,two'"], {
  replies: [{ call: "GET https://a.example/*", with: 1 }],
});

it("sees both orders of two answers, and the one that breaks", () => {
  const { runs, complete } = explore({ sources: race, scenario, settings }, 10);
  expect(complete).toBe(true);
  expect(runs.map(({ run }) => [run.status, run.observation.results[0]?.value.text])).toEqual([
    ["passed", "'one,two'"],
    ["failed", "'two,one'"],
  ]);
});

it("says when its budget ended first", () => {
  expect(explore({ sources: race, scenario, settings }, 1).complete).toBe(false);
});
