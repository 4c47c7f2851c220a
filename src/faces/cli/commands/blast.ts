// foretrace blast: what a symbol, or a change, reaches.
import type { Command } from "commander";
import { printBlast } from "#report/blast-text.ts";
import { showBlast } from "#tasks/show-blast.ts";
import { localRepository, withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addBlast(program: Command, around: Surroundings): void {
  program
    .command("blast")
    .description("what a symbol (name or path#name) or the change between two revisions reaches")
    .argument("[symbol]", "a declaration of the repository")
    .option("--repo <path>", "the checkout", ".")
    .option("--base <revision>", "with --head: the change between the two")
    .option("--head <revision>", "the revision looked at", "HEAD")
    .option("--json", "print it for programs")
    .action(async (symbol: string | undefined, options: { repo: string; base?: string; head: string; json?: boolean }) => {
      const repository = await localRepository(options.repo);
      const blast = await withPorts(around, (ports) =>
        showBlast(ports, { repository, symbol: symbol ?? null, base: options.base ?? null, head: options.head }),
      );
      around.screen.print(options.json ? JSON.stringify(blast, null, 2) : printBlast(blast));
    });
}
