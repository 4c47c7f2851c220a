// An edit as the whole lines it replaces: what a suggestion block needs. Pure insertions borrow the line beside them.
import { lineAt, offsetOfLine } from "./context.ts";
import type { Edit, Patch } from "./patch.ts";

export function wholeLines(text: string, edit: Edit): Patch["lines"] {
  const from = lineAt(text, edit.start);
  const insertion = edit.start === edit.end && edit.start === offsetOfLine(text, from);
  const last = edit.end > edit.start && text[edit.end - 1] === "\n" ? edit.end - 1 : edit.end;
  // An insertion between lines stands before a line, or after the last one.
  const to = insertion ? Math.min(from, lastLine(text)) : lineAt(text, last);
  const start = offsetOfLine(text, insertion ? to : from);
  const end = offsetOfLine(text, to + 1);
  const changed = text.slice(start, edit.start) + edit.text + text.slice(edit.end, end);
  return { path: edit.path, from: insertion ? to : from, to, text: changed.replace(/\r?\n$/, "") };
}

const lastLine = (text: string): number => lineAt(text, text.endsWith("\n") ? text.length - 1 : text.length);
