// foretrace run: a file in the machine, and what it would print.
import type { Command } from "commander";
import { runFile } from "#tasks/run-file.ts";
import { exitCodes } from "../exit-codes.ts";
import { readFolderFor } from "../folder.ts";
import type { Surroundings } from "../surroundings.ts";

export function addRun(program: Command, around: Surroundings): void {
  program
    .command("run")
    .description("run a file in the machine and print what it would print; nothing real is executed")
    .argument("<file>", "a TypeScript or JavaScript file")
    .argument("[arguments...]", "given to the program as process.argv")
    .option("--plain", "to the byte what Node would print, exit code included, and nothing else")
    .option("--trace", "print the steps of the run")
    .option("--seed <text>", "seeds all chance", "1")
    .allowUnknownOption(false)
    .action(async (file: string, given: string[], options: { plain?: boolean; trace?: boolean; seed: string }) => {
      const { snapshot, path } = await readFolderFor(file);
      const config = around.tools.readConfig();
      const simulator = around.tools.openSimulator(config);
      const run = await runFile(simulator, {
        snapshot,
        path,
        arguments: given,
        seed: options.seed,
        traced: options.trace === true,
      }).finally(() => simulator.close());
      for (const piece of run.output) (piece.stream === "out" ? process.stdout : process.stderr).write(piece.text);
      if (!options.plain) for (const line of run.remarks) around.screen.complain(line);
      around.exitCode = options.plain ? run.exitCode : run.stuck === null ? exitCodes.holds : exitCodes.undecided;
    });
}
