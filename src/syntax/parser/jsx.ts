// JSX elements, with text cleaned as every JSX compiler does: lines are trimmed, empty ones dropped, the rest joined by spaces.
import type { Expression, JsxAttribute, JsxElement, SpreadElement } from "../tree.ts";
import { spreadOr } from "./chains.ts";
import { decodeEntities } from "./entities.ts";
import type { Raw } from "./grammar.ts";
import { partOf, partsOf, type Reader, sliceOf, unreadable } from "./reader.ts";

export function readJsxElement(reader: Reader, raw: Raw): JsxElement {
  const open = raw.kind === "jsx_element" ? (partOf(raw, "open_tag") ?? raw) : raw;
  const close = partOf(raw, "close_tag");
  const name = partOf(open, "name");
  return {
    type: "JsxElement",
    start: raw.start,
    end: raw.end,
    name: name ? tagOf(reader, name) : null,
    attributes: partsOf(open, "attribute").map((part) => attributeOf(reader, part)),
    children: close ? childrenOf(reader, raw, open.end, close.start) : [],
  };
}

function tagOf(reader: Reader, raw: Raw): Expression {
  const text = sliceOf(reader, raw);
  const { start, end } = raw;
  if (raw.kind === "jsx_namespace_name" || (raw.kind === "identifier" && (/^[a-z]/.test(text) || text.includes("-"))))
    return text === "this" ? { type: "ThisExpression", start, end } : { type: "Literal", start, end, value: text };
  const [first = "", ...rest] = text.split(".").map((part) => part.trim());
  let value: Expression = first === "this" ? { type: "ThisExpression", start, end } : { type: "Identifier", start, end, name: first };
  for (const name of rest)
    value = {
      type: "MemberExpression",
      start,
      end,
      object: value,
      property: { type: "Identifier", start, end, name },
      computed: false,
      optional: false,
    };
  return value;
}

function attributeOf(reader: Reader, raw: Raw): JsxAttribute {
  const { start, end } = raw;
  if (raw.kind === "jsx_expression") {
    const inner = raw.parts[0]?.parts.at(-1);
    return {
      type: "JsxSpreadAttribute",
      start,
      end,
      argument: inner ? reader.expression(inner) : unreadable(reader, raw, "an empty spread attribute"),
    };
  }
  const [name, value] = raw.parts;
  return {
    type: "JsxAttribute",
    start,
    end,
    name: name ? sliceOf(reader, name) : "",
    value: value && name !== value ? valueOf(reader, value) : null,
  };
}

function valueOf(reader: Reader, raw: Raw): Expression {
  if (raw.kind === "string")
    return { type: "Literal", start: raw.start, end: raw.end, value: decodeEntities(reader.text.slice(raw.start + 1, raw.end - 1)) };
  if (raw.kind !== "jsx_expression") return reader.expression(raw);
  const inner = raw.parts[0];
  return inner ? reader.expression(inner) : unreadable(reader, raw, "an empty attribute value");
}

function childrenOf(reader: Reader, raw: Raw, from: number, to: number): ReadonlyArray<Expression | SpreadElement> {
  const children: Array<Expression | SpreadElement> = [];
  let at = from;
  const addText = (end: number): void => {
    const value = cleanText(reader.text.slice(at, end));
    if (value !== null) children.push({ type: "Literal", start: at, end, value });
  };
  for (const part of raw.parts) {
    const isElement = part.kind === "jsx_element" || part.kind === "jsx_self_closing_element";
    if (!isElement && part.kind !== "jsx_expression") continue;
    addText(part.start);
    at = part.end;
    const inner = isElement ? part : part.parts[0];
    if (inner) children.push(inner.kind === "spread_element" ? spreadOr(reader, inner) : reader.expression(inner));
  }
  addText(to);
  return children;
}

function cleanText(text: string): string | null {
  const lines = text.split(/\r\n|\n|\r/);
  const kept: string[] = [];
  lines.forEach((line, index) => {
    let cleaned = line.replaceAll("\t", " ");
    if (index > 0) cleaned = cleaned.replace(/^ +/, "");
    if (index < lines.length - 1) cleaned = cleaned.replace(/ +$/, "");
    if (cleaned !== "") kept.push(cleaned);
  });
  return kept.length === 0 ? null : decodeEntities(kept.join(" "));
}
