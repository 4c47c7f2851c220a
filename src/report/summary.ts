// The first screen of a report in Markdown: what a careful colleague would say in a few lines. The same text opens the
// check run's summary and the sticky comment.
import type { Finding, Report } from "./report.ts";
import { tallyOf } from "./title.ts";
import { code, count, fenced, place, plain } from "./words.ts";

const rowsMax = 5;

export function summaryOf(report: Report): string {
  if (report.failed !== null) return [plain(report.failed), `Replay: ${code(report.footer.replay)}`].join("\n\n");
  if (report.conclusion === "skipped") return plain(report.title);
  const parts = [
    countsLine(report),
    behaviourTable(report),
    ...report.findings.slice(0, 3).map(findingText),
    problemLines(report),
    reachLine(report),
    precedentLines(report),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

export function countsLine(report: Report): string {
  const said = (["breaks", "changed", "fixed", "new", "still-broken", "holds", "unknown"] as const)
    .filter((kind) => report.counts[kind] > 0)
    .map((kind) => `${report.counts[kind]} ${words[kind]}`);
  const tally = tallyOf(report.functions);
  const scenarios = said.length === 0 ? "No scenario reaches this change" : `**${said.join(" · ")}**`;
  const decided = `${scenarios} for the ${count(tally.all, "function")} this pull request changes. ${tally.decided} decided: ${ways(report)}.`;
  const group = report.unknowns[0];
  if (tally.open === 0) return decided;
  const why = group === undefined ? "no scenario and no exported function leads to them" : `${plain(group.message)}; ${group.advice}`;
  return `${decided} ${tally.open} not simulated: ${openNames(report)} (${why}).`;
}

const words = {
  breaks: "breaks",
  changed: "changed",
  fixed: "fixed",
  new: "new",
  "still-broken": "still broken",
  holds: "hold",
  unknown: "unknown",
} as const;

function ways(report: Report): string {
  const tally = tallyOf(report.functions);
  const said = [
    tally.inert > 0 ? `${tally.inert} equal by construction` : "",
    tally.byScenarios > 0 ? `${tally.byScenarios} by scenarios` : "",
    tally.inputs > 0 ? `${count(tally.inputs, "input")} tried` : "",
  ].filter(Boolean);
  return said.length === 0 ? "none" : said.join(", ");
}

function openNames(report: Report): string {
  const names = report.functions
    .filter((one) => one.outcome.kind === "undecided" || one.outcome.kind === "unreached")
    .map((one) => code(one.symbol.slice(one.symbol.lastIndexOf("#") + 1)));
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

function behaviourTable(report: Report): string {
  if (report.behaviours.length === 0) return "";
  const rows = report.behaviours
    .slice(0, rowsMax)
    .map((row) => `| ${code(row.input, 120)} | ${code(row.before, 120)} | ${code(row.after, 120)} |`);
  const more = report.behaviours.length - rowsMax;
  return ["| behaviour | before | after |", "|---|---|---|", ...rows, ...(more > 0 ? [`| ${more} more below | | |`] : [])].join("\n");
}

function findingText(finding: Finding): string {
  const parts: string[] = [];
  if (finding.cause !== null) {
    parts.push(`**Cause** ${code(place(finding.cause.span))}: ${becauseOf(finding)}`);
    if (finding.cause.hunk !== "") parts.push(fenced(finding.cause.hunk, "diff"));
  }
  const way = wayOf(finding);
  if (way !== "") parts.push(way);
  if (finding.patch !== null) parts.push(fixLine(finding));
  return parts.join("\n");
}

const becauseOf = (finding: Finding): string => `${code(finding.scenario)} held and now ${code(finding.after, 160)}.`;

/** `findSeat` (58) → `seat.refunded === false` (61) → … */
function wayOf(finding: Finding): string {
  const steps = finding.path.filter((step) => step.text !== "").slice(0, 6);
  return steps
    .map((step) => `${code(step.value === null ? step.text : `${step.text} = ${step.value}`, 80)} (${step.span.line})`)
    .join(" → ");
}

export function fixLine(finding: Finding): string {
  const patch = finding.patch;
  if (patch === null) return "";
  const around =
    patch.proof.unchanged === 0
      ? "no other scenario reaches these files"
      : `${count(patch.proof.unchanged, "scenario")} around it still ${patch.proof.unchanged === 1 ? "holds" : "hold"}`;
  return `**Fix** proved: ${patch.says.replace(/\s+/g, " ")}; the scenario holds again, ${around}. It is the suggestion at ${code(`${patch.lines.path}:${patch.lines.from}`)}.`;
}

function problemLines(report: Report): string {
  return report.problems
    .slice(0, 3)
    .map(
      (problem) =>
        `**Not readable** ${code(place(problem.span))}: ${plain(problem.message)}. The functions around it are judged; this one is not.`,
    )
    .join("\n");
}

function reachLine(report: Report): string {
  const { routes, exported, tests, scenarios } = report.reach;
  const named = (items: readonly string[], what: string): string =>
    items.length === 0
      ? ""
      : `${count(items.length, what)} (${items
          .slice(0, 3)
          .map((item) => code(item, 60))
          .join(", ")}${items.length > 3 ? ", …" : ""})`;
  const parts = [
    named(routes, "route"),
    named(exported, "exported name"),
    tests.length === 0 ? "" : count(tests.length, "test"),
    scenarios.length === 0 ? "" : count(scenarios.length, "scenario"),
  ].filter(Boolean);
  return parts.length === 0 ? "" : `**Reaches** ${parts.join(", ")}.`;
}

function precedentLines(report: Report): string {
  return report.precedents
    .slice(0, 3)
    .map(
      (one) =>
        `**Seen before** ${one.at.slice(0, 10)}${one.number === null ? "" : ` (#${one.number})`}: ${plain(one.title)}${one.fix === null ? "" : `; fixed in ${/^#\d+$/.test(one.fix) ? one.fix : code(one.fix.slice(0, 7))}`}.`,
    )
    .join("\n");
}
