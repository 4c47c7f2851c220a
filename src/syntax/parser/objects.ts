// Array and object literals.
import type { Expression, Property, SpreadElement } from "../tree.ts";
import { listOf, spreadOr } from "./chains.ts";
import { nameOf, readMethodFunction } from "./functions.ts";
import type { Raw } from "./grammar.ts";
import { holesKept, keyOf } from "./patterns.ts";
import { hasToken, partOf, type Reader, unreadable } from "./reader.ts";

export function readArray(reader: Reader, raw: Raw): Expression {
  return { type: "ArrayExpression", start: raw.start, end: raw.end, elements: elementsOf(reader, holesKept(raw)) };
}

function elementsOf(reader: Reader, parts: ReadonlyArray<Raw | null>) {
  const present = parts.filter((part) => part !== null);
  return present.length === parts.length ? listOf(reader, present) : parts.map((part) => part && spreadOr(reader, part));
}

export function readObject(reader: Reader, raw: Raw): Expression {
  return { type: "ObjectExpression", start: raw.start, end: raw.end, properties: raw.parts.map((part) => memberOf(reader, part)) };
}

function memberOf(reader: Reader, raw: Raw): Property | SpreadElement {
  const { start, end } = raw;
  if (raw.kind === "spread_element") return spreadOr(reader, raw) as SpreadElement;
  if (raw.kind === "pair") {
    const key = partOf(raw, "key");
    const value = partOf(raw, "value");
    if (key && value)
      return { type: "Property", start, end, kind: "init", ...publicKey(reader, key), shorthand: false, value: reader.expression(value) };
  }
  if (raw.kind === "method_definition") {
    const name = partOf(raw, "name");
    const kind = hasToken(raw, "get") ? "get" : hasToken(raw, "set") ? "set" : "method";
    if (name)
      return {
        type: "Property",
        start,
        end,
        kind,
        ...publicKey(reader, name),
        shorthand: false,
        value: raw.broken ? unreadable(reader, raw, "a method that cannot be read") : readMethodFunction(reader, raw),
      };
  }
  if (raw.kind === "shorthand_property_identifier") {
    const name = nameOf(reader, raw);
    return { type: "Property", start, end, kind: "init", key: name, computed: false, shorthand: true, value: name };
  }
  // `{ a = 1 }`: the grammar gives it only where an object turned out to be a target.
  if (raw.kind === "object_assignment_pattern") {
    const pattern = reader.pattern(raw);
    if (pattern.type === "AssignmentPattern" && pattern.left.type === "Identifier") {
      return {
        type: "Property",
        start,
        end,
        kind: "init",
        key: pattern.left,
        computed: false,
        shorthand: true,
        value: { type: "AssignmentExpression", start, end, operator: "=", left: pattern.left, right: pattern.right },
      };
    }
  }
  const lost = unreadable(reader, raw, `an object member of kind ${raw.kind}`);
  return { type: "SpreadElement", start, end, argument: lost };
}

function publicKey(reader: Reader, raw: Raw): { readonly key: Expression; readonly computed: boolean } {
  const { key, computed } = keyOf(reader, raw);
  return { key: key.type === "PrivateName" ? unreadable(reader, raw, "a private name in an object literal") : key, computed };
}
