// What a scenario, or a set of them, asks of a program, as a digest: new work begins when this changes, and only then.
// Titles, words and sources are left out, since rewording a scenario does not change what is run.
import { sha256 } from "#ground/digest.ts";
import { sortedBy } from "#ground/order.ts";
import { canonicalJson } from "./canonical.ts";
import type { Json, Scenario } from "./scenario.ts";
import { stepToJson } from "./step-json.ts";

export function scenarioFingerprint(scenario: Scenario): string {
  return sha256(
    canonicalJson({
      id: scenario.id,
      given: scenario.given as unknown as Json, // plain JSON by its type; the cast only adds the index signature
      when: scenario.when.map(stepToJson),
      then: scenario.then.map((line) => line.expression),
      remembers: scenario.remembers,
      draft: scenario.question !== null,
    }),
  );
}

/** The same whatever order the scenarios come in. */
export function scenarioSetFingerprint(scenarios: Iterable<Scenario>): string {
  const lines = [...scenarios].map((scenario) => `${scenario.id} ${scenarioFingerprint(scenario)}`);
  return sha256(sortedBy(lines, (line) => line).join("\n"));
}
