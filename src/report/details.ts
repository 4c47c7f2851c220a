// What stands below the first screen, collapsed: the path of the failure, what holds, what was not simulated, how it was decided.
import type { FunctionJudgement } from "#verdict/verdict.ts";
import type { Report } from "./report.ts";
import { code, count, place, plain } from "./words.ts";

const linesMax = 60;

/** `max`: characters there is room for; what does not fit is left out whole, saying so. */
export function detailsOf(report: Report, max = Number.POSITIVE_INFINITY): string {
  if (report.failed !== null || report.conclusion === "skipped") return "";
  return fitting(partsOf(report), max);
}

function fitting(parts: readonly string[], max: number): string {
  const missing = (n: number): string => (n === 0 ? "" : `${count(n, "more part")} in the whole report.`);
  for (let shown = parts.length; shown >= 0; shown--) {
    const text = [...parts.slice(0, shown), missing(parts.length - shown)].filter(Boolean).join("\n\n");
    if (text.length <= max || shown === 0) return text;
  }
  return "";
}

function partsOf(report: Report): readonly string[] {
  const parts = [
    failurePaths(report),
    scenarioList(report),
    functionList(report),
    unknownList(report),
    leftOutList(report),
    decidedHow(report),
  ];
  return parts.filter((part) => part !== "");
}

function fold(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const more = lines.length - linesMax;
  const shown = more > 0 ? [...lines.slice(0, linesMax), `- … ${more} more in the whole report`] : lines;
  return `<details><summary>${title}</summary>\n\n${shown.join("\n")}\n\n</details>`;
}

function failurePaths(report: Report): string {
  const lines = report.findings.flatMap((finding) => [
    `**${plain(finding.scenario)}**`,
    "",
    ...finding.path.map((step) => `- ${code(place(step.span))} ${code(stepText(step))}`),
    "",
  ]);
  return fold("Path of the failure", lines);
}

const stepText = ({ text, value, code: line }: Report["findings"][number]["path"][number]): string =>
  text === "" ? line : value === null ? text : `${text} = ${value}`;

function scenarioList(report: Report): string {
  const lines = report.scenarios.map((line) => {
    const changed = line.verdict.expectationChanged ? "; its own text changed in this pull request" : "";
    return `- ${line.kind}: ${plain(line.title)} (${code(line.source)})${changed}`;
  });
  return fold(`${count(report.scenarios.length, "scenario")} simulated on both sides`, lines);
}

function functionList(report: Report): string {
  return fold(
    "Changed functions",
    report.functions.map((one) => `- ${code(one.symbol)}: ${decisionOf(one.outcome)}`),
  );
}

function decisionOf(outcome: FunctionJudgement["outcome"]): string {
  switch (outcome.kind) {
    case "inert":
      return "equal by construction (the same program but for comments, formatting, types or names of locals)";
    case "decided": {
      const ways = [
        outcome.scenarios > 0 ? `in ${count(outcome.scenarios, "scenario")}` : "",
        outcome.inputs > 0 ? `on ${count(outcome.inputs, "input")}` : "",
      ];
      return `${outcome.differs ? "differs" : "same"} ${ways.filter(Boolean).join(" and ")}`.trim();
    }
    case "undecided":
      return `not simulated, ${plain(outcome.reason.message)}`;
    case "unreached":
      return `not simulated, ${plain(outcome.why)}`;
  }
}

function unknownList(report: Report): string {
  const lines = report.unknowns.map((group) => {
    const more = group.count > group.examples.length ? ` and ${group.count - group.examples.length} more` : "";
    return `- ${group.count} × ${plain(group.message)}: ${group.examples.map((example) => code(example, 80)).join(", ")}${more}; ${group.advice}`;
  });
  return fold("What was not simulated and why", lines);
}

const leftOutList = ({ leftOut }: Report): string =>
  fold(
    "Scenarios that were left out",
    leftOut.map(({ title, why }) => `- ${plain(title)}: ${plain(why)}`),
  );

function decidedHow(report: Report): string {
  const assumptions = [...new Set(report.scenarios.flatMap((line) => line.verdict.head?.assumptions ?? []))];
  return fold("How this was decided", [
    `- seed ${code(report.footer.seed)}, virtual clock, both sides under the same conditions`,
    ...assumptions.map((text) => `- assumed: ${plain(text)}`),
    `- replay: ${code(report.footer.replay)}`,
  ]);
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
    footer.link === null ? "" : `[whole report](${footer.link})`,
  ];
  return `<sub>${parts.filter(Boolean).join(" · ")}</sub>`;
}
