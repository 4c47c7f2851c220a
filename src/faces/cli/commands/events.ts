// foretrace events: the log of everything that happened, checked, and memory written anew from it.
import type { Command } from "commander";
import { checkLog, rebuildMemory } from "#tasks/rebuild-memory.ts";
import { exitCodes } from "../exit-codes.ts";
import { withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addEvents(program: Command, around: Surroundings): void {
  const events = program.command("events").description("the log of events: verify it, or write memory anew from it");
  events
    .command("verify")
    .description("check that no event was changed, removed or added between others")
    .action(async () => {
      const check = await withPorts(around, checkLog);
      around.screen.print(check.broken === null ? ` ${check.events} events, every link holds` : ` event ${check.broken}: ${check.why}`);
      around.exitCode = check.broken === null ? exitCodes.holds : exitCodes.failed;
    });
  events
    .command("rebuild")
    .description("fold scenarios, incidents and decisions from the log again")
    .action(async () => {
      const done = await withPorts(around, rebuildMemory);
      around.screen.print(
        ` ${done.scenarios} scenarios, ${done.incidents} incidents, ${done.decisions} decisions, ${done.outcomes} outcomes`,
      );
    });
}
