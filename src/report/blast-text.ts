// A blast radius for a terminal.
import type { ReachSummary } from "./report.ts";
import { count } from "./words.ts";

const linesMax = 40;

export function printBlast(reach: ReachSummary): string {
  const others = reach.symbols.filter((one) => one.distance > 0);
  const lines = [
    ...reach.changed.map((id) => ` ${id}`),
    "",
    ` reaches ${[count(others.length, "symbol"), count(reach.routes.length, "route"), count(reach.exported.length, "exported name"), count(reach.tests.length, "test"), count(reach.scenarios.length, "scenario")].join(", ")}`,
    "",
    ...others
      .slice(0, linesMax)
      .map(
        (one) =>
          ` ${String(one.distance).padStart(2)}  ${one.id}${one.via === null ? "" : `   via ${one.via.slice(one.via.lastIndexOf("#") + 1)}`}`,
      ),
    ...(others.length > linesMax ? [` … ${others.length - linesMax} more (--json lists all)`] : []),
    ...section("routes", reach.routes),
    ...section("tests", reach.tests),
    ...section("scenarios", reach.scenarios),
  ];
  return `${lines.join("\n")}\n`;
}

const section = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0
    ? []
    : ["", ` ${title}`, ...rows.slice(0, 12).map((row) => `     ${row}`), ...(rows.length > 12 ? [`     … ${rows.length - 12} more`] : [])];
