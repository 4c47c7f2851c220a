// The YAML form both ways: what is printed reads as the same scenario, whatever stands in it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioFromJson } from "#scenario/from-json.ts";
import { printScenario } from "#scenario/print.ts";
import { readScenario } from "#scenario/read.ts";
import { invoice, origin, scenarios } from "./samples.ts";

test("prints what it read", () => {
  const read = readScenario(invoice, origin);
  expect(read).toMatchObject({ ok: true });
  if (read.ok) expect(printScenario(read.value)).toBe(invoice);
});

test("reads what it printed", () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      expect(readScenario(printScenario(scenario), origin)).toEqual({ ok: true, value: scenario });
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("a scenario survives being stored as JSON, and a damaged one is refused", () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const stored = JSON.parse(JSON.stringify(scenario));
      expect(scenarioFromJson(stored)).toEqual(JSON.parse(JSON.stringify(scenario)));
      for (const key of Object.keys(stored)) expect(scenarioFromJson({ ...stored, [key]: undefined }), key).toBe(null);
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(scenarioFromJson({ ...JSON.parse('{"id":"a","title":"t","says":"","version":1}'), when: [{ kind: "dance" }] })).toBe(null);
});
