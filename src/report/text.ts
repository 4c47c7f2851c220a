// The report for a terminal. Plain text; `paint` may colour whole words, which never carry meaning alone. Strangers' text is
// made visible first: nothing in it moves the cursor.
import { printDate } from "#ground/dates.ts";
import type { Behaviour, Finding, Report } from "./report.ts";
import { tallyOf } from "./tally.ts";
import { count, place, shorten, visible } from "./words.ts";

export type Paint = (style: "bad" | "warn" | "good" | "dim" | "strong", text: string) => string;
const unpainted: Paint = (_style, text) => text;

const titleWidth = 56;
const linesMax = 12;
const unknownsMax = 5;
const labelWidth = 9;

export function printReport(report: Report, paint: Paint = unpainted): string {
  if (report.failed !== null) return `${row(paint, "bad", "FAILED", report.failed)}\n ${visible(report.title)}\n`;
  if (report.conclusion === "skipped") return ` ${visible(report.title)}\n`;
  const lines = [
    ...report.findings.flatMap((finding) => findingLines(finding, paint)),
    ...changeLines(report, paint),
    ...quietLines(report, paint),
    ...precedentLines(report, paint),
    ...unknownLines(report, paint),
  ];
  return [...lines, ...(lines.length === 0 ? [` ${visible(report.title)}`] : []), "", closingLine(report, paint), ""].join("\n");
}

const row = (paint: Paint, style: Parameters<Paint>[0], label: string, text: string): string =>
  ` ${paint(style, label)}${" ".repeat(Math.max(1, labelWidth - label.length))}${visible(text)}`;

const indent = " ".repeat(labelWidth + 1);

function findingLines(finding: Finding, paint: Paint): string[] {
  const { cause, patch } = finding;
  const title = shorten(visible(finding.scenario), titleWidth);
  const where = cause === null ? "" : ` ${paint("strong", visible(place(cause.span)))}`;
  const lines = [
    `${row(paint, "bad", "BREAKS", "")}${where === "" ? title : title.padEnd(titleWidth)}${where}`,
    `${indent}${visible(finding.before)}  →  ${shorten(visible(finding.after), 100)}`,
  ];
  for (const line of cause?.hunk.split("\n").filter(Boolean) ?? []) lines.push(`${indent}${paint("dim", visible(line))}`);
  if (patch !== null) {
    const { unchanged } = patch.proof;
    const around =
      unchanged === 0
        ? "no other scenario reaches these files"
        : `${count(unchanged, "other scenario still holds", "other scenarios still hold")}`;
    lines.push(`${indent}fix proved: ${visible(patch.says)} (line ${patch.lines.from}; ${around})`);
  }
  return lines;
}

const labels = { changed: ["warn", "CHANGES"], fixed: ["good", "FIXED"], new: ["good", "NEW"] } as const;

/** What breaks stands in the findings. */
function changeLines({ behaviours }: Report, paint: Paint): string[] {
  const shown = behaviours.filter((behaviour) => behaviour.kind in labels);
  const more = shown.length - linesMax;
  const lines = shown.slice(0, linesMax).map((behaviour) => {
    const [style, label] = labels[behaviour.kind as keyof typeof labels];
    return row(paint, style, label, changeText(behaviour));
  });
  return more > 0 ? [...lines, `${indent}and ${more} more (--json lists all)`] : lines;
}

function changeText({ kind, input, before, after, span }: Behaviour): string {
  const values = kind === "changed" || after !== "holds" ? `   ${shorten(before, 60)}  →  ${shorten(after, 60)}` : "";
  return `${shorten(input, 90)}${values}${span === null ? "" : `   ${place(span)}`}`;
}

function quietLines({ functions, problems }: Report, paint: Paint): string[] {
  const tally = tallyOf(functions);
  const same = tally.decided - tally.differing;
  const how = [
    tally.inert > 0 ? `${tally.inert} equal by construction` : "",
    tally.inputs > 0 ? `${count(tally.inputs, "input")} tried` : "",
  ];
  const said = how.filter(Boolean).join(", ");
  const lines = same > 0 ? [row(paint, "good", "HOLDS", `${count(same, "function")}${said === "" ? "" : ` (${said})`}`)] : [];
  return [...lines, ...problems.map((problem) => row(paint, "warn", "UNREAD", `${place(problem.span)}  ${problem.message}`))];
}

function precedentLines({ precedents }: Report, paint: Paint): string[] {
  return precedents.slice(0, 3).map(({ at, number, title, fix }) => {
    const fixed = fix === null ? "" : ` (fixed in ${fix.startsWith("#") ? fix : fix.slice(0, 7)})`;
    return row(paint, "dim", "BEFORE", `${printDate(at)}${number === null ? "" : ` #${number}`}: ${shorten(title, 80)}${fixed}`);
  });
}

function unknownLines({ unknowns }: Report, paint: Paint): string[] {
  return unknowns.slice(0, unknownsMax).map((group) => {
    const more = group.count > 3 ? ` and ${group.count - 3} more` : "";
    return row(paint, "dim", "UNKNOWN", `${group.examples.slice(0, 3).join(", ")}${more}: ${group.message}`);
  });
}

function closingLine({ footer }: Report, paint: Paint): string {
  const replay = footer.replay === "" ? "" : ` · replay: ${footer.replay}`;
  return paint(
    "dim",
    visible(` ${footer.seconds} s · ${count(footer.run + footer.cached, "scenario")} (${footer.cached} cached)${replay}`),
  );
}
