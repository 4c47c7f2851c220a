// The first screen of a report in Markdown: what a careful colleague would say in a few lines. The same text opens the
// check run's summary and the sticky comment.

import { printDate } from "#ground/dates.ts";
import { partsOf } from "#ground/ids.ts";
import { causeText, fixLine } from "./finding-text.ts";
import type { Precedent, Report } from "./report.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { cell, code, count, place, plain } from "./words.ts";

const rowsMax = 5;
const findingsMax = 3;
const precedentsMax = 3;

export function summaryOf(report: Report): string {
  if (report.failed !== null) return failedText(report.failed, report);
  if (report.conclusion === "skipped") return plain(report.title);
  const parts = [
    countsOf(report),
    behaviourTable(report),
    ...findingTexts(report),
    problemLines(report),
    reachLine(report),
    precedentLines(report),
    advisoryLine(report),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function failedText(sentence: string, { id, footer }: Report): string {
  const link = footer.link === null ? "" : `[Report ${id}](${footer.link})`;
  return [plain(sentence), `Replay: ${code(footer.replay)}`, link].filter(Boolean).join("\n\n");
}

// ---- Counts: scenarios first, functions after them

const kinds = ["breaks", "changed", "fixed", "new", "still-broken", "holds", "unknown"] as const;
/** Said of one, of all of several, and of a part. */
const said = {
  breaks: ["breaks", "all break", "break"],
  changed: ["behaves differently", "all behave differently", "changed"],
  fixed: ["is fixed", "all are fixed", "fixed"],
  new: ["is new", "all are new", "new"],
  "still-broken": ["is still broken", "all are still broken", "still broken"],
  holds: ["holds", "all hold", "hold"],
  unknown: ["is not simulated", "none is simulated", "not simulated"],
} as const;

function countsOf(report: Report): string {
  const left = report.leftOut.length;
  return [
    scenarioCounts(report),
    left === 0 ? "" : `${count(left, "more is", "more are")} left out.`,
    uncoveredLine(report),
    functionCounts(report),
  ]
    .filter(Boolean)
    .join(" ");
}

function scenarioCounts({ scenarios }: Report): string {
  if (scenarios.length === 0) return "No scenario reaches this change.";
  const counts = kinds.flatMap((kind) => {
    const n = scenarios.filter((line) => line.kind === kind).length;
    return n === 0 ? [] : [{ kind, n }];
  });
  const [only] = counts;
  if (counts.length === 1 && only !== undefined)
    return only.n === 1
      ? `**1 scenario reaches this change and ${said[only.kind][0]}.**`
      : `**${only.n} scenarios reach this change and ${said[only.kind][1]}.**`;
  const parts = counts.map(({ kind, n }) => `${n} ${n === 1 && (kind === "holds" || kind === "breaks") ? said[kind][0] : said[kind][2]}`);
  return `**${parts.join(" · ")}** of the ${scenarios.length} scenarios that reach this change.`;
}

function uncoveredLine({ counts, scenarios }: Report): string {
  const found = counts.changed - scenarios.filter((line) => line.kind === "changed").length;
  return found === 0 ? "" : `**${count(found, "behaviour")} changed** that no scenario covers.`;
}

function functionCounts(report: Report): string {
  const tally = tallyOf(report.functions);
  if (tally.all === 0) return "No function is changed.";
  const ways = waysOf(tally);
  const decided = `${count(tally.all, "function")} changed`;
  if (tally.open === 0)
    return ways.length === 1 ? `${decided}, ${tally.all === 1 ? "" : "all "}${ways[0]?.way}.` : `${decided}: ${listed(ways)}.`;
  const open = openFunctions(report);
  if (ways.length === 0) return `${decided}, ${tally.all === 1 ? "not simulated" : "none decided"}: ${open}.`;
  return `${decided}: ${listed(ways)}; ${tally.open} not simulated: ${open}.`;
}

type Way = { readonly n: number; readonly way: string };

function waysOf(tally: Tally): readonly Way[] {
  const inputs = tally.inputs > 0 ? count(tally.inputs, "input") : "";
  return [
    { n: tally.inert, way: "equal by construction" },
    { n: tally.byScenarios, way: `decided by scenarios${inputs === "" || tally.byInputs > 0 ? "" : ` (${inputs} tried besides)`}` },
    {
      n: tally.byInputs,
      way: `decided by ${tally.byScenarios > 0 ? "inputs alone" : ""}${inputs === "" ? "inputs" : tally.byScenarios > 0 ? ` (${inputs} in all)` : inputs}`,
    },
  ].filter((one) => one.n > 0);
}

const listed = (ways: readonly Way[]): string => ways.map(({ n, way }) => `${n} ${way}`).join(", ");

/** The open functions by name, and the main cause with what to do about it. */
function openFunctions({ functions, unknowns }: Report): string {
  const open = functions.filter(({ outcome }) => outcome.kind === "undecided" || outcome.kind === "unreached");
  const names = open.slice(0, 3).map(({ symbol }) => code(partsOf(symbol).name));
  const rest = open.length > names.length ? ` and ${open.length - names.length} more` : "";
  const [group] = unknowns;
  const others = unknowns.length > 1 ? ", and other reasons below" : "";
  return `${names.join(", ")}${rest}${group === undefined ? "" : ` (${plain(group.message)}; ${group.advice}${others})`}`;
}

// ---- What follows, each a line or a few

function behaviourTable({ behaviours }: Report): string {
  if (behaviours.length === 0) return "";
  const rows = behaviours
    .slice(0, rowsMax)
    .map((row) => `| ${cell(row.input, 120)} | ${cell(row.before, 120)} | ${cell(row.after, 120)} |`);
  const more = behaviours.length - rowsMax;
  return [
    "| behaviour | before | after |",
    "|---|---|---|",
    ...rows,
    ...(more > 0 ? [`| ${more} more in the whole report | | |`] : []),
  ].join("\n");
}

function findingTexts({ findings }: Report): readonly string[] {
  const shown = findings
    .slice(0, findingsMax)
    .map((finding) => [causeText(finding, findings.length > 1), fixLine(finding)].filter(Boolean).join("\n\n"));
  const more = findings.length - findingsMax;
  return more > 0 ? [...shown, `${count(more, "more finding")} below.`] : shown;
}

function problemLines({ problems }: Report): string {
  const lines = problems.slice(0, 3).map(({ span, message }) => `**Not readable** ${code(place(span))}: ${plain(withoutPrefix(message))}.`);
  const more = problems.length > 3 ? [`${count(problems.length - 3, "more place")} in the whole report.`] : [];
  return lines.length === 0 ? "" : [...lines, ...more, "What stands there was not judged."].join(" ");
}

const withoutPrefix = (message: string): string => message.replace(/^not readable: /, "");

function reachLine({ reach }: Report): string {
  const named = (items: readonly string[], what: string): string => {
    const shown = items.slice(0, 3).map((item) => code(item, 60));
    return items.length === 0 ? "" : `${count(items.length, what)} (${shown.join(", ")}${items.length > 3 ? ", …" : ""})`;
  };
  const parts = [
    named(reach.routes, "route"),
    named(reach.exported, "exported name"),
    reach.tests.length === 0 ? "" : count(reach.tests.length, "test"),
    reach.scenarios.length === 0 ? "" : count(reach.scenarios.length, "scenario"),
  ].filter(Boolean);
  return parts.length === 0 ? "" : `**Reaches** ${parts.join(", ")}.`;
}

function precedentLines({ precedents }: Report): string {
  return precedents.slice(0, precedentsMax).map(precedentLine).join("\n");
}

function precedentLine(precedent: Precedent): string {
  const number = precedent.number === null ? "" : ` (#${precedent.number})`;
  return `**Seen before** ${printDate(precedent.at)}${number}: ${plain(precedent.title)}${fixedIn(precedent)}.`;
}

function fixedIn({ fix }: Precedent): string {
  if (fix === null) return "";
  return `; fixed in ${/^#\d+$/.test(fix) ? fix : code(fix.slice(0, 7))}`;
}

/** GitHub lets a neutral check pass; who reads a red word here must know that. */
const advisoryLine = (report: Report): string =>
  report.findings.length > 0 && report.conclusion === "neutral" ? "This check is advisory: it blocks nothing." : "";
