// foretrace index: read a repository ahead of time, and its past fixes with --history.
import type { Command } from "commander";
import { indexRepository } from "#tasks/index-repository.ts";
import { localRepository, withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addIndex(program: Command, around: Surroundings): void {
  program
    .command("index")
    .description("read a repository ahead of time")
    .option("--repo <path>", "the checkout", ".")
    .option("--head <revision>", "the revision read", "HEAD")
    .option("--history", "mine past fixes of the last two years: reverts, and commits that say they fix something")
    .option("--json", "print the figures for programs")
    .action(async (options: { repo: string; head: string; history?: boolean; json?: boolean }) => {
      const repository = await localRepository(options.repo);
      const done = await withPorts(around, (ports) =>
        indexRepository(ports, { repository, revision: options.head, history: options.history === true, progress: around.screen.progress }),
      );
      const mined =
        done.fixes === null
          ? ""
          : `\n ${done.fixes.length} past fixes mined${done.fragile.length === 0 ? "" : `; most fragile: ${done.fragile.map((one) => `${one.path} (${one.fixes} fixes)`).join(", ")}`}`;
      around.screen.print(
        options.json
          ? JSON.stringify(done, null, 2)
          : ` ${done.files} files, ${done.symbols} symbols, ${done.edges} edges, ${done.tests} tests${done.problems > 0 ? `, ${done.problems} places not readable` : ""}${mined}`,
      );
    });
}
