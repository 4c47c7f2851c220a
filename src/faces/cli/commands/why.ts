// foretrace why: why a line is as it is.
import type { Command } from "commander";
import { explainLine, parsePlace } from "#tasks/explain-line.ts";
import { localRepository, withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addWhy(program: Command, around: Surroundings): void {
  program
    .command("why")
    .description("why a line is as it is: commits through renames, pull request, decisions, incidents")
    .argument("<place>", "path:line")
    .option("--repo <path>", "the checkout", ".")
    .option("--head <revision>", "the revision looked at", "HEAD")
    .option("--json", "print it for programs")
    .action(async (place: string, options: { repo: string; head: string; json?: boolean }) => {
      const repository = await localRepository(options.repo);
      const { answer, text } = await withPorts(around, (ports) =>
        explainLine(ports, { repository, revision: options.head, fetch: [], ...parsePlace(place) }),
      );
      around.screen.print(options.json ? JSON.stringify(answer, null, 2) : text);
    });
}
