// How inspected entries are put on lines, as Node 20 does it: short groups on one line, long arrays in columns.
// Works on finished texts; knows no guest values.
import { textWidth } from "./words.ts";

export type Layout = {
  /** How far the text stands from the left; changes while inspecting. */
  indentation: number;
  /** The depth of the value last looked into. */
  currentDepth: number;
  readonly breakLength: number;
  /** How many inner levels may share a line; false: every entry on a line of its own. */
  readonly compact: number | false;
  readonly maxArrayLength: number;
};

export type Entries = {
  readonly output: string[];
  /** What stands before the braces: a function's name, an error's stack. */
  readonly base: string;
  readonly braces: readonly [string, string];
  readonly list: boolean;
  /** Columns are aligned right only when every element is a number or bigint. */
  readonly numeric: boolean;
};

/** One text of all entries; on one line where they fit. `depth` counts from 1 for the outermost value. */
export function joinEntries(layout: Layout, entries: Entries, depth: number): string {
  const { base, braces } = entries;
  const front = base === "" ? "" : `${base} `;
  let output = entries.output;
  if (layout.compact !== false && layout.compact >= 1) {
    const count = output.length;
    if (entries.list && count > 6) output = groupInColumns(layout, output, entries.numeric, layout.compact);
    if (layout.currentDepth - depth < layout.compact && count === output.length) {
      const start = output.length + layout.indentation + braces[0].length + base.length + 10;
      const joined = output.join(", ");
      if (fits(layout, output, start, base) && !joined.includes("\n")) return `${front}${braces[0]} ${joined} ${braces[1]}`;
    }
  }
  const margin = `\n${" ".repeat(layout.indentation)}`;
  return `${front}${braces[0]}${margin}  ${output.join(`,${margin}  `)}${margin}${braces[1]}`;
}

function fits(layout: Layout, output: readonly string[], start: number, base: string): boolean {
  let total = output.length + start;
  if (total + output.length > layout.breakLength) return false;
  for (const entry of output) {
    total += entry.length;
    if (total > layout.breakLength) return false;
  }
  return !base.includes("\n");
}

/** Puts entries of like width side by side, at most sixteen columns, about as wide as high. */
function groupInColumns(layout: Layout, output: string[], numeric: boolean, compact: number): string[] {
  const cut = layout.maxArrayLength < output.length;
  const count = cut ? output.length - 1 : output.length;
  const widths = output.slice(0, count).map(textWidth);
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const widest = Math.max(0, ...widths);
  const column = widest + 2;
  if (!(column * 3 + layout.indentation < layout.breakLength && (total / column > 5 || widest <= 6))) return output;
  const bias = Math.sqrt(column - total / output.length);
  const biased = Math.max(column - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((layout.breakLength - layout.indentation) / column),
    compact * 4,
    15,
  );
  if (columns <= 1) return output;
  return columnLines(output, widths, count, columns, numeric, cut);
}

function columnLines(output: string[], widths: number[], count: number, columns: number, numeric: boolean, cut: boolean): string[] {
  const columnWidths: number[] = [];
  for (let at = 0; at < columns; at++) {
    let width = 0;
    for (let row = at; row < count; row += columns) width = Math.max(width, widths[row] ?? 0);
    columnWidths.push(width + 2);
  }
  const lines: string[] = [];
  for (let from = 0; from < count; from += columns) {
    const last = Math.min(from + columns, count) - 1;
    let line = "";
    for (let at = from; at < last; at++) {
      const text = output[at] ?? "";
      const width = (columnWidths[at - from] ?? 0) + text.length - (widths[at] ?? 0);
      line += numeric ? `${text}, `.padStart(width) : `${text}, `.padEnd(width);
    }
    const text = output[last] ?? "";
    line += numeric ? text.padStart((columnWidths[last - from] ?? 0) + text.length - (widths[last] ?? 0) - 2) : text;
    lines.push(line);
  }
  if (cut) lines.push(output[count] ?? "");
  return lines;
}
