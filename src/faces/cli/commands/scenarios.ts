// foretrace scenarios: what is remembered of how the repository behaves.
import type { Command } from "commander";
import { sourceOf } from "#report/compose-report.ts";
import { listScenarios } from "#tasks/list-scenarios.ts";
import { localRepository, withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addScenarios(program: Command, around: Surroundings): void {
  program
    .command("scenarios")
    .description("list the scenarios of a repository: its tests, its files, its issues and incidents")
    .option("--repo <path>", "the checkout", ".")
    .option("--head <revision>", "the revision looked at", "HEAD")
    .option("--json", "print them for programs")
    .action(async (options: { repo: string; head: string; json?: boolean }) => {
      const repository = await localRepository(options.repo);
      const scenarios = await withPorts(around, (ports) => listScenarios(ports, { repository, revision: options.head }));
      const rows = scenarios.map(
        (scenario) => ` ${scenario.question === null ? "" : "(draft) "}${scenario.title}   ${sourceOf(scenario.from)}`,
      );
      around.screen.print(options.json ? JSON.stringify(scenarios, null, 2) : [...rows, "", ` ${scenarios.length} scenarios`].join("\n"));
    });
}
