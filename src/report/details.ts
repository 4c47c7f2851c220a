// What stands below the first screen, collapsed: the path of the failure, what holds, what was not simulated, how it was decided.
import type { Report } from "./report.ts";
import { code, count, place, plain } from "./words.ts";

const linesMax = 60;

export function detailsOf(report: Report): string {
  if (report.failed !== null || report.conclusion === "skipped") return "";
  const parts = [failurePaths(report), scenarioList(report), functionList(report), unknownList(report), decidedHow(report)];
  return parts.filter((part) => part !== "").join("\n\n");
}

const fold = (title: string, body: string): string => (body === "" ? "" : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`);

function cut(lines: readonly string[]): string {
  return lines.length > linesMax
    ? [...lines.slice(0, linesMax), `- … ${lines.length - linesMax} more in the whole report`].join("\n")
    : lines.join("\n");
}

function failurePaths(report: Report): string {
  const lines = report.findings.flatMap((finding) => [
    `**${plain(finding.scenario)}**`,
    "",
    ...finding.path.map(
      (step) =>
        `- ${code(place(step.span))} ${step.text === "" ? "" : code(step.value === null ? step.text : `${step.text} = ${step.value}`)}`,
    ),
    "",
  ]);
  return fold("Path of the failure", cut(lines));
}

function scenarioList(report: Report): string {
  const lines = report.scenarios.map(
    (line) =>
      `- ${line.kind}: ${plain(line.title)} (${code(line.source)})${line.verdict.expectationChanged ? " — its own text changed in this pull request" : ""}`,
  );
  return fold(`${count(report.scenarios.length, "scenario")} simulated on both sides`, cut(lines));
}

function functionList(report: Report): string {
  const lines = report.functions.map(({ symbol, outcome }) => {
    const name = code(symbol);
    if (outcome.kind === "inert")
      return `- ${name}: equal by construction (same program but for comments, formatting, types or names of locals)`;
    if (outcome.kind === "decided")
      return `- ${name}: ${outcome.differs ? "differs" : "same"} in ${count(outcome.scenarios, "scenario")}${outcome.inputs > 0 ? ` and on ${count(outcome.inputs, "input")}` : ""}`;
    return `- ${name}: not simulated, ${plain(outcome.kind === "undecided" ? outcome.reason.message : outcome.why)}`;
  });
  return fold("Changed functions", cut(lines));
}

function unknownList(report: Report): string {
  return fold(
    "What was not simulated and why",
    cut(
      report.unknowns.map(
        (group) =>
          `- ${count(group.count, "time")}: ${plain(group.message)} — ${group.advice}. ${group.examples.map((example) => code(example, 80)).join(", ")}`,
      ),
    ),
  );
}

function decidedHow(report: Report): string {
  const assumptions = [...new Set(report.scenarios.flatMap((line) => line.verdict.head?.assumptions ?? []))];
  return fold(
    "How this was decided",
    [
      `- seed ${code(report.footer.seed)}, virtual clock, both sides under the same conditions`,
      ...assumptions.map((one) => `- assumed: ${plain(one)}`),
      `- replay: ${code(report.footer.replay)}`,
    ].join("\n"),
  );
}

/** In small type under everything. */
export function footerOf(report: Report): string {
  const { footer } = report;
  const parts = [
    `${footer.seconds} s`,
    `${footer.run} run / ${footer.cached} cached / ${footer.skipped} skipped`,
    `engine ${footer.engine}`,
    `${report.base.slice(0, 7)}…${report.head.slice(0, 7)}`,
    footer.settings,
    footer.replay === "" ? "" : code(footer.replay),
  ];
  const link = footer.link === null ? "" : ` · [whole report](${footer.link})`;
  return `<sub>${parts.filter(Boolean).join(" · ")}${link}</sub>`;
}
