// A set's fingerprint changes when what is run changes, and only then.
import { expect, test } from "vitest";
import { scenarioFingerprint, scenarioSetFingerprint } from "#scenario/fingerprint.ts";
import { readScenario } from "#scenario/read.ts";
import type { Scenario } from "#scenario/scenario.ts";
import { invoice, origin } from "./samples.ts";

const scenario = (text: string, id = "issue-123"): Scenario => {
  const read = readScenario(text, { ...origin, id });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

test("rewording changes nothing, another value does", () => {
  const first = scenario(invoice);
  expect(scenarioFingerprint({ ...first, title: "Another title", says: "" })).toBe(scenarioFingerprint(first));
  expect(scenarioFingerprint(scenario(invoice.replace("plan: pro", "plan: free")))).not.toBe(scenarioFingerprint(first));
  expect(scenarioFingerprint(scenario(invoice.replace("status === 201", "status === 200")))).not.toBe(scenarioFingerprint(first));
});

test("a set is a set", () => {
  const [a, b] = [scenario(invoice, "issue-1"), scenario(invoice, "issue-2")];
  expect(scenarioSetFingerprint([a, b])).toBe(scenarioSetFingerprint([b, a]));
  expect(scenarioSetFingerprint([a])).not.toBe(scenarioSetFingerprint([a, b]));
});
