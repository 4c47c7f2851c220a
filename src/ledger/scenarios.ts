// The scenarios that stand at a time: the last version of each that was read and not given up since.
import { sortedBy } from "#ground/order.ts";
import type { Scenario } from "#scenario/scenario.ts";
import { type AsOf, eventsAsOf } from "./as-of.ts";
import type { Event } from "./event.ts";
import { retirementFrom, scenarioFrom } from "./kinds/scenario.ts";

export function scenariosAt(events: readonly Event[], asOf: AsOf = {}): readonly Scenario[] {
  const standing = new Map<string, Scenario>();
  for (const event of eventsAsOf(events, asOf)) {
    if (event.kind === "scenario.read") {
      const scenario = scenarioFrom(event.payload);
      if (scenario) standing.set(scenario.id, scenario);
    } else if (event.kind === "scenario.retired") standing.delete(retirementFrom(event.payload)?.id ?? "");
  }
  return sortedBy(standing.values(), (one) => one.id);
}
