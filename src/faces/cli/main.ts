// The command line: arguments in, exit code out. Each command lies in its own file; none of them works, they ask tasks.
import { Command, CommanderError } from "commander";
import { Refusal } from "#tasks/refusal.ts";
import { addBlast } from "./commands/blast.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addEvents } from "./commands/events.ts";
import { addIndex } from "./commands/index-repository.ts";
import { addRun } from "./commands/run.ts";
import { addScenarios } from "./commands/scenarios.ts";
import { addServe } from "./commands/serve.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addWhy } from "./commands/why.ts";
import { addWork } from "./commands/work.ts";
import { exitCodes } from "./exit-codes.ts";
import { createScreen } from "./screen.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Opened, Settings, Tools } from "./tools.ts";

export async function runCli<C extends Settings, O extends Opened>(args: readonly string[], tools: Tools<C, O>): Promise<number> {
  const screen = createScreen();
  const around: Surroundings = { tools: tools as unknown as Tools, screen, exitCode: exitCodes.holds }; // compose gave both ends of C and O
  const program = new Command("foretrace")
    .description("Says what a change will do before anything runs, and why the code is as it is.")
    .showHelpAfterError("(foretrace --help lists the commands)")
    .exitOverride()
    .addHelpText("after", "\nExit codes: 0 holds or nothing to say, 1 breaks, 2 we failed or bad input, 3 nothing decided.");
  for (const add of [addSimulate, addBlast, addWhy, addScenarios, addRun, addIndex, addEvents, addDoctor, addServe, addWork])
    add(program, around);
  try {
    await program.parseAsync([...args], { from: "user" });
    return around.exitCode;
  } catch (error) {
    screen.endProgress();
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.holds : exitCodes.failed;
    screen.complain(messageOf(error));
    return exitCodes.failed;
  }
}

/** A Refusal is a sentence for people; anything else is a fault of ours and is shown whole. */
function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Foretrace failed, which is not your fault. Please report this:\n${shown}`;
}
