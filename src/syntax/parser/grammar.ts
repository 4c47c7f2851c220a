// The only file that speaks to the parser library: text in, a lean tree of plain objects out, in one cursor pass.
// Native trees cannot be freed by hand and V8 does not see their size, so collection is asked for after every few megabytes.
import { createRequire } from "node:module";
import type { TreeCursor } from "tree-sitter";
import { type Kind, kindOf } from "./kinds.ts";

/** A grammar node without comments, punctuation and the inside of types. `broken`: an error lies in it and ends here. */
export type Raw = {
  readonly kind: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  broken: boolean;
  readonly parts: Raw[];
};

type Native = typeof import("tree-sitter");
type Speaker = {
  readonly parser: InstanceType<Native>;
  readonly kinds: Array<Kind | undefined>;
  readonly fields: Array<string | undefined>;
};

/** Source units parsed between two requests for a collection; a tree holds 12 to 86 native bytes for each. */
const UNITS_BETWEEN_COLLECTIONS = 1_000_000;

const speakers = new Map<string, Speaker>();
let unitsSinceCollection = 0;
let unitsParsed = 0;

/** `lost`: how much of the text the grammar could not place; 0 for a clean read. */
export type RawFile = { readonly root: Raw; readonly lost: number };

export function readRaw(text: string, grammar: "typescript" | "tsx"): RawFile {
  collectNow(text.length);
  const speaker = speakerOf(grammar);
  // The size of the buffer is given because strings past 32 Ki units are refused otherwise.
  const tree = speaker.parser.parse(text, undefined, { bufferSize: text.length * 2 + 2 });
  return walk(tree.walk(), speaker, text.length, tree.rootNode.hasError);
}

function speakerOf(grammar: "typescript" | "tsx"): Speaker {
  const known = speakers.get(grammar);
  if (known) return known;
  const load = createRequire(import.meta.url);
  const Parser = load("tree-sitter") as Native;
  const languages = load("tree-sitter-typescript") as Record<string, Parameters<InstanceType<Native>["setLanguage"]>[0]>;
  const parser = new Parser();
  parser.setLanguage(languages[grammar]);
  const speaker: Speaker = { parser, kinds: [], fields: [] };
  speakers.set(grammar, speaker);
  return speaker;
}

/** `damaged`: somewhere something is missing or in excess; only then each token is asked whether it is really there. */
function walk(cursor: TreeCursor, speaker: Speaker, length: number, damaged: boolean): RawFile {
  let lost = 0;
  const root: Raw = { kind: "program", field: null, start: 0, end: length, broken: false, parts: [] };
  const rootKind = kindAt(cursor, speaker);
  if (rootKind.name === "ERROR") {
    root.broken = true;
    lost += length + 1;
  }
  if (!cursor.gotoFirstChild()) return { root, lost };
  const open: Array<{ raw: Raw; kind: Kind }> = [];
  let parent = { raw: root, kind: kindOf("program", true) };
  for (;;) {
    const kind = kindAt(cursor, speaker);
    const absent = damaged && (!kind.keep || kind.punctuation) && cursor.startIndex === cursor.endIndex && cursor.nodeIsMissing;
    if (absent || (kind.keep && (!kind.punctuation || parent.kind.tokens))) {
      const raw = rawAt(cursor, speaker, kind, parent.kind);
      parent.raw.parts.push(raw);
      if (raw.kind === "ERROR" || raw.kind === "MISSING") {
        lost += raw.end - raw.start + 1;
        spoil(raw, parent, open);
      }
      if (kind.enter && raw.kind !== "ERROR" && cursor.gotoFirstChild()) {
        open.push(parent);
        parent = { raw, kind };
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      const outer = open.pop();
      if (!outer) return { root, lost };
      cursor.gotoParent();
      parent = outer;
    }
  }
}

function kindAt(cursor: TreeCursor, speaker: Speaker): Kind {
  const id = cursor.nodeTypeId;
  const known = speaker.kinds[id];
  if (known) return known;
  const kind = kindOf(cursor.nodeType, cursor.nodeIsNamed);
  speaker.kinds[id] = kind;
  return kind;
}

function rawAt(cursor: TreeCursor, speaker: Speaker, kind: Kind, parent: Kind): Raw {
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const missing = start === end && cursor.nodeIsMissing;
  return {
    kind: missing ? "MISSING" : kind.name,
    field: parent.fields ? fieldAt(cursor, speaker) : null,
    start,
    end,
    broken: false,
    parts: [],
  };
}

function fieldAt(cursor: TreeCursor, speaker: Speaker): string | null {
  const id = cursor.currentFieldId;
  if (!id) return null;
  const known = speaker.fields[id];
  if (known !== undefined) return known;
  const name = cursor.currentFieldName;
  speaker.fields[id] = name;
  return name;
}

/** Marks the nearest statement or member around an error; in a list of such, the error is one of its own. */
function spoil(error: Raw, parent: { raw: Raw; kind: Kind }, open: ReadonlyArray<{ raw: Raw; kind: Kind }>): void {
  for (let depth = open.length, at = parent; ; at = open[--depth] as typeof parent) {
    if (at.kind.container) {
      error.broken = true;
      return;
    }
    at.raw.broken = true;
    if (at.kind.boundary || depth === 0) return;
  }
}

/** Only a thread whose host exposes the collector can be asked; elsewhere `unitsParsed` tells the driver when to let the loop turn. */
function collectNow(units: number): void {
  unitsParsed += units;
  unitsSinceCollection += units;
  if (unitsSinceCollection < UNITS_BETWEEN_COLLECTIONS) return;
  unitsSinceCollection = 0;
  (globalThis as { gc?: () => void }).gc?.();
}

/** Text parsed by this thread so far, in UTF-16 units. Native memory comes back only when the event loop turns after a collection. */
export const unitsParsedSoFar = (): number => unitsParsed;
