// The box that `console.table` draws. Text in, text out.
import { textWidth } from "./inspect/words.ts";

export function tableText(head: readonly string[], columns: ReadonlyArray<ReadonlyArray<string | undefined>>): string {
  const height = Math.max(0, ...columns.map((column) => column.length));
  const widths = head.map((title, at) => Math.max(textWidth(title), ...Array.from(columns[at] ?? [], (cell) => textWidth(cell ?? ""))));
  const row = (cells: ReadonlyArray<string | undefined>): string =>
    `│ ${widths.map((width, at) => (cells[at] ?? "") + " ".repeat(width - textWidth(cells[at] ?? ""))).join(" │ ")} │`;
  const line = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const rows = Array.from({ length: height }, (_, at) => row(columns.map((column) => column[at])));
  return [line("┌", "┬", "┐"), row(head), line("├", "┼", "┤"), ...rows, line("└", "┴", "┘")].join("\n");
}
