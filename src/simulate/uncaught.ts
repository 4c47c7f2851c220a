// What Node 20 prints when a program dies of an error that nobody caught: the line with a caret, the inspected error, its version.

import { attempt } from "#machine/call.ts";
import { isErrorObject } from "#machine/error.ts";
import type { GuestThrow } from "#machine/stop.ts";
import { isObject } from "#machine/value.ts";
import { inspected } from "#worlds/program.ts";
import { programOf } from "./programs.ts";
import { ROOT, type Session } from "./session.ts";

const VERSION_LINE = "\nNode.js v20.20.2\n";

/** `loading`: it was thrown by the body of the module that the program began with. */
export function uncaughtText(session: Session, thrown: GuestThrow, from: "exception" | "rejection", loading: boolean): string {
  const { machine } = session;
  const { value } = thrown;
  const settled = from === "rejection" || loading;
  const shown = attempt(() => inspected(machine.agent, value));
  const text = withPlaces(session, shown.ok ? shown.value : machine.describe(thrown).shown.text);
  if (isObject(value) && isErrorObject(value)) {
    const { lines } = excerptOf(session, thrown, settled);
    return `${lines}${lines === "" ? "" : "\n"}${text}\n${VERSION_LINE}`;
  }
  if (from === "rejection") return rejectionText(text);
  const { place, lines } = excerptOf(session, thrown, settled);
  // The body of an ES module runs inside Node's own loader, which is what Node then shows.
  if (loading && place?.startsWith("file:") === true)
    return `\nnode:internal/modules/run_main:123\n    triggerUncaughtException(\n    ^\n${text}\n${VERSION_LINE}`;
  return `\n${lines}${text}\n${VERSION_LINE}`;
}

/** A promise rejected with something that is no error. */
function rejectionText(reason: string): string {
  const message = `This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${reason}".`;
  return [
    "node:internal/process/promises:389",
    "      new UnhandledPromiseRejection(reason);",
    "      ^",
    "",
    `UnhandledPromiseRejection: ${message}`,
    "    at throwUnhandledRejectionsMode (node:internal/process/promises:389:7)",
    "    at processPromiseRejections (node:internal/process/promises:470:17)",
    "    at process.processTicksAndRejections (node:internal/process/task_queues:96:32) {",
    "  code: 'ERR_UNHANDLED_REJECTION'",
    "}",
    VERSION_LINE,
  ].join("\n");
}

/** The source line where it was thrown, and a caret below the place. A promise knows only where its reason was made. */
function excerptOf(session: Session, thrown: GuestThrow, settled: boolean): { readonly place: string | null; readonly lines: string } {
  const made = session.machine.describe(thrown).span;
  const thrownAt = thrown.stack.lines()[0]?.span ?? null;
  const span = settled && made !== null && programOf(session.sources, made.path)?.format === "esm" ? made : (thrownAt ?? made);
  const text = span === null ? undefined : session.sources.snapshot.files.get(span.path)?.text;
  if (span === null || text === undefined) return { place: null, lines: "" };
  const line = text.split("\n")[span.line - 1] ?? "";
  const place = placed(session, span.path);
  return { place, lines: `${place}:${span.line}\n${line}\n${line.slice(0, span.column - 1).replace(/[^\t]/g, " ")}^\n` };
}

/** ES modules are named by URL, CommonJS files by path. */
function placed(session: Session, path: string): string {
  return programOf(session.sources, path)?.format === "esm" ? `file://${ROOT}/${path}` : `${ROOT}/${path}`;
}

const withPlaces = (session: Session, text: string): string =>
  text.replace(/^(\s+at (?:.* \()?)([^():\n]+)(:\d+:\d+\)?(?: \{)?)$/gm, (whole, before: string, path: string, after: string) =>
    session.sources.snapshot.files.has(path) ? `${before}${placed(session, path)}${after}` : whole,
  );
