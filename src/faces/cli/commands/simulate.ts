// foretrace simulate: what the change between two revisions does.
import type { Command } from "commander";
import { reportToJson } from "#report/json.ts";
import type { Report } from "#report/report.ts";
import { printReport } from "#report/text.ts";
import { judgeLocalChange } from "#tasks/judge-local-change.ts";
import { exitCodes } from "../exit-codes.ts";
import { localRepository, withPorts } from "../local.ts";
import type { Surroundings } from "../surroundings.ts";

export function addSimulate(program: Command, around: Surroundings): void {
  program
    .command("simulate")
    .description("say what the change between two revisions does")
    .option("--repo <path>", "the checkout", ".")
    .option("--base <revision>", "what it is compared with (default: main or master)")
    .option("--head <revision>", "the change", "HEAD")
    .option("--json", "print the report for programs (docs/schema/report.schema.json)")
    .action(async (options: { repo: string; base?: string; head: string; json?: boolean }) => {
      const repository = await localRepository(options.repo);
      const report = await withPorts(around, (ports) =>
        judgeLocalChange(ports, { repository, base: options.base ?? null, head: options.head, progress: around.screen.progress }),
      );
      around.screen.print(options.json ? JSON.stringify(reportToJson(report), null, 2) : printReport(report, around.screen.paint));
      around.exitCode = exitCodeOf(report);
    });
}

export function exitCodeOf(report: Report): number {
  if (report.failed !== null) return exitCodes.failed;
  if (report.findings.length > 0) return exitCodes.breaks;
  const decided = report.functions.some((one) => one.outcome.kind === "inert" || one.outcome.kind === "decided");
  return decided || report.functions.length === 0 ? exitCodes.holds : exitCodes.undecided;
}
