// The report for a terminal. Plain text; `paint` may colour whole words, which never carry meaning alone.
import type { Finding, Report } from "./report.ts";
import { tallyOf } from "./title.ts";
import { count, place, shorten } from "./words.ts";

export type Paint = (style: "bad" | "warn" | "good" | "dim" | "strong", text: string) => string;
export const unpainted: Paint = (_style, text) => text;

const titleWidth = 56;
const linesMax = 12;

export function printReport(report: Report, paint: Paint = unpainted): string {
  if (report.failed !== null) return ` ${paint("bad", "FAILED")}   ${report.failed}\n ${report.title}\n`;
  if (report.conclusion === "skipped") return ` ${report.title}\n`;
  const lines = [
    ...report.findings.flatMap((finding) => findingLines(finding, paint)),
    ...changeLines(report, paint),
    ...quietLines(report, paint),
    ...precedentLines(report, paint),
    ...unknownLines(report, paint),
  ];
  return [...lines, "", closingLine(report, paint), ""].join("\n");
}

const row = (label: string, text: string): string => ` ${label}${" ".repeat(Math.max(1, 9 - bare(label).length))}${text}`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
const bare = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, "");
const indent = " ".repeat(10);

function findingLines(finding: Finding, paint: Paint): string[] {
  const where = finding.cause === null ? "" : place(finding.cause.span);
  const lines = [
    row(paint("bad", "BREAKS"), `${shorten(finding.scenario, titleWidth).padEnd(titleWidth)} ${paint("strong", where)}`),
    `${indent}${finding.before}  →  ${shorten(finding.after.split("\n")[0] ?? "", 100)}`,
  ];
  if (finding.cause !== null)
    for (const line of finding.cause.hunk.split("\n").filter(Boolean)) lines.push(`${indent}${paint("dim", line)}`);
  if (finding.patch !== null)
    lines.push(
      `${indent}fix proved: ${finding.patch.says} (line ${finding.patch.lines.from}; ${count(finding.patch.proof.unchanged, "other scenario")} still hold)`,
    );
  return lines;
}

function changeLines(report: Report, paint: Paint): string[] {
  const shown = report.behaviours.filter(
    (behaviour) => behaviour.kind !== "breaks" || !report.findings.some((finding) => finding.scenario === behaviour.input),
  );
  const labels = {
    changed: paint("warn", "CHANGES"),
    fixed: paint("good", "FIXED"),
    new: paint("good", "NEW"),
    breaks: paint("bad", "BREAKS"),
  } as const;
  return shown.slice(0, linesMax).map((behaviour) => {
    const label = labels[behaviour.kind as keyof typeof labels] ?? behaviour.kind.toUpperCase();
    const values =
      behaviour.kind === "fixed" || behaviour.kind === "new"
        ? ""
        : `   ${shorten(behaviour.before, 60)}  →  ${shorten(behaviour.after, 60)}`;
    return row(label, `${shorten(behaviour.input, 90)}${values}${behaviour.span === null ? "" : `   ${place(behaviour.span)}`}`);
  });
}

function quietLines(report: Report, paint: Paint): string[] {
  const tally = tallyOf(report.functions);
  const same = tally.decided - tally.differing;
  const lines: string[] = [];
  if (same > 0)
    lines.push(
      row(
        paint("good", "HOLDS"),
        `${count(same, "function")} (${tally.inert} equal by construction${tally.inputs > 0 ? `, ${count(tally.inputs, "input")} tried` : ""})`,
      ),
    );
  for (const problem of report.problems) lines.push(row(paint("warn", "UNREAD"), `${place(problem.span)}  ${problem.message}`));
  return lines;
}

function precedentLines(report: Report, paint: Paint): string[] {
  return report.precedents
    .slice(0, 3)
    .map((one) =>
      row(
        paint("dim", "BEFORE"),
        `${one.at.slice(0, 10)}${one.number === null ? "" : ` #${one.number}`} ${shorten(one.title, 80)}${one.fix === null ? "" : ` (fixed in ${one.fix.startsWith("#") ? one.fix : one.fix.slice(0, 7)})`}`,
      ),
    );
}

function unknownLines(report: Report, paint: Paint): string[] {
  const open = report.functions.flatMap((one) =>
    one.outcome.kind === "unreached" ? [`${one.symbol.slice(one.symbol.lastIndexOf("#") + 1)}: ${one.outcome.why}`] : [],
  );
  const groups = report.unknowns
    .slice(0, 5)
    .map((group) => `${group.examples.slice(0, 3).join(", ")}${group.count > 3 ? ` and ${group.count - 3} more` : ""}: ${group.message}`);
  return [...groups, ...open.slice(0, 5)].map((text) => row(paint("dim", "UNKNOWN"), text));
}

function closingLine(report: Report, paint: Paint): string {
  const { footer } = report;
  const total = footer.run + footer.cached;
  return paint("dim", ` ${footer.seconds} s · ${count(total, "scenario")} (${footer.cached} cached) · replay: ${footer.replay}`);
}
