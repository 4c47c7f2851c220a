// An edit as the whole lines it replaces: what a suggestion block needs, and what GitHub makes of one. A suggestion cannot
// only insert, so an insertion borrows the line after it, or before it at the end of the file.
import type { Edit, Patch } from "./patch.ts";

export const applyEdit = (text: string, edit: Edit): string => text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/** The fewest lines that, replaced, turn the text into the edited one; null when nothing changes. */
export function wholeLines(text: string, edit: Edit): Patch["lines"] | null {
  const [before, after] = [text.split("\n"), applyEdit(text, edit).split("\n")];
  const short = Math.min(before.length, after.length);
  let start = 0;
  while (start < short && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return null;
  let kept = 0;
  while (kept < short - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  // What follows the last line end is no line.
  const last = text.endsWith("\n") ? before.length - 1 : before.length;
  if (start >= before.length - kept) {
    if (start < last) kept--;
    else start--;
  }
  const lines = after.slice(start, after.length - kept);
  return { path: edit.path, from: start + 1, to: before.length - kept, text: lines.map((line) => `${line.replace(/\r$/, "")}\n`).join("") };
}

/** The text as it is once the lines are replaced: they take the line ends of the file, where these differ that of the line they replace. */
export function applyLines(text: string, lines: Patch["lines"]): string {
  const separator = /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? "\r\n" : "\n";
  const parts = text.split(separator);
  const ending = parts[lines.from - 1]?.endsWith("\r") === true ? "\r" : "";
  const fresh = lines.text === "" ? [] : lines.text.replace(/\n$/, "").split("\n");
  parts.splice(lines.from - 1, lines.to - lines.from + 1, ...fresh.map((line) => line + ending));
  return parts.join(separator);
}
