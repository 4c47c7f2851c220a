// Walks a YAML document with the place of every node at hand, and collects what is wrong instead of throwing.
// Knows nothing of scenarios or settings. Anchors, aliases and tags are refused: a reader should see what is meant.
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type YAMLMap } from "yaml";
import { sortedBy } from "#ground/order.ts";
import type { Problem } from "#ground/problem.ts";
import { lineStarts, type Span, spanOf } from "#ground/span.ts";
import { depthMax, textLengthMax } from "../limits.ts";
import type { Json } from "../scenario.ts";

export type YamlNode = ParsedNode;
export type Entry = { readonly key: string; readonly keyNode: Node; readonly value: YamlNode | null };

export class YamlReader {
  readonly #problems: Problem[] = [];
  readonly root: YamlNode | null;
  readonly #path: string;
  readonly #starts: Int32Array;

  constructor(path: string, text: string) {
    this.#path = path;
    this.#starts = lineStarts(text);
    this.root = this.#parse(text);
  }

  /** In the order of their places. */
  get problems(): readonly Problem[] {
    return sortedBy(this.#problems, (problem) => problem.span.start);
  }

  #parse(text: string): YamlNode | null {
    if (text.length > textLengthMax) {
      this.#report(`longer than ${textLengthMax} characters`, 0, 0);
      return null;
    }
    if (nesting(text) > depthMax) {
      this.#report(`nested deeper than ${depthMax} levels`, 0, 0);
      return null;
    }
    const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false, version: "1.2" });
    for (const error of [...document.errors, ...document.warnings]) this.#report(error.message, error.pos[0], error.pos[1]);
    return document.errors.length > 0 ? null : document.contents;
  }

  refuse(node: Node | null | undefined, message: string): null {
    this.#report(message, node?.range?.[0] ?? 0, node?.range?.[1] ?? 0);
    return null;
  }

  #report(message: string, start: number, end: number): void {
    const span: Span = spanOf(this.#path, this.#starts, start, Math.max(start, end));
    this.#problems.push({ message, span });
  }

  /** The entries of a mapping whose keys must all be known; an unknown one is refused where it stands. */
  entries(node: YamlNode | null, what: string, known: readonly string[] | null): readonly Entry[] {
    if (node === null || !isMap(node)) {
      this.refuse(node, `${what} must be a mapping`);
      return [];
    }
    const entries: Entry[] = [];
    for (const pair of (node as YAMLMap.Parsed).items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : null;
      if (key === null) this.refuse(pair.key, "a key must be plain text");
      else if (known && !known.includes(key)) this.refuse(pair.key, `unknown key ${key} in ${what}; known are ${known.join(", ")}`);
      else entries.push({ key, keyNode: pair.key, value: pair.value });
    }
    return entries;
  }

  items(node: YamlNode | null, what: string): readonly YamlNode[] {
    if (node !== null && isSeq(node)) return node.items as readonly YamlNode[];
    this.refuse(node, `${what} must be a list`);
    return [];
  }

  text(node: YamlNode | null, what: string): string | null {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === "string") return value;
    if (isScalar(node) && (typeof value === "number" || typeof value === "boolean")) return node.source ?? String(value);
    return this.refuse(node, `${what} must be text`);
  }

  json(node: YamlNode | null, what: string): Json {
    if (node === null) return null;
    if (isMap(node)) {
      const pairs = this.entries(node, what, null).map(({ key, value }) => [key, this.json(value, what)] as const);
      return Object.fromEntries(pairs);
    }
    if (isSeq(node)) return (node.items as YamlNode[]).map((item) => this.json(item, what));
    const value = isScalar(node) ? node.value : undefined;
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    return this.refuse(node, `${what} holds something that is not JSON`);
  }
}

/** Open brackets or columns of indentation, whichever is more: an upper bound taken before the parser recurses. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") most = Math.max(most, ++open);
    else if ((letter === "]" || letter === "}") && open > 0) open--;
  }
  return Math.max(most, dashes(text));
}

/** `- - - -` nests without brackets or further lines. */
const dashes = (text: string): number => Math.max(0, ...(text.match(/^(?:[ ]*[-?:] ){2,}/gm) ?? []).map((run) => run.length / 2));
