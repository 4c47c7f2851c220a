// Binding and assignment targets, and expressions that turn out to be targets.
import type { Expression, Pattern, PatternProperty, PrivateName, RestElement, SpreadElement, Unreadable } from "../tree.ts";
import { identifierText } from "./escapes.ts";
import type { Raw } from "./grammar.ts";
import { numberOf, stringOf } from "./literals.ts";
import { type Reader, sliceOf, unreadable } from "./reader.ts";

export function readPattern(reader: Reader, raw: Raw): Pattern | RestElement {
  const { start, end } = raw;
  switch (raw.kind) {
    case "object_pattern":
      return { type: "ObjectPattern", start, end, properties: raw.parts.map((part) => propertyOf(reader, part)) };
    case "array_pattern":
      return { type: "ArrayPattern", start, end, elements: holesKept(raw).map((part) => (part ? readPattern(reader, part) : null)) };
    case "rest_pattern":
      return { type: "RestElement", start, end, argument: soleTarget(reader, raw) };
    case "assignment_pattern":
    case "object_assignment_pattern":
      return withDefault(reader, raw);
    default:
      return toPattern(reader.expression(raw));
  }
}

function withDefault(reader: Reader, raw: Raw): Pattern {
  const [left, right] = [raw.parts[0], raw.parts.at(-1)];
  if (!left || !right || left === right) return broken(reader, raw);
  return {
    type: "AssignmentPattern",
    start: raw.start,
    end: raw.end,
    left: readPattern(reader, left) as Pattern,
    right: reader.expression(right),
  };
}

function soleTarget(reader: Reader, raw: Raw): Pattern {
  const inner = raw.parts.at(-1);
  return inner ? (readPattern(reader, inner) as Pattern) : broken(reader, raw);
}

function broken(reader: Reader, raw: Raw): Pattern {
  return {
    type: "AssignmentPattern",
    start: raw.start,
    end: raw.end,
    left: { type: "Identifier", start: raw.start, end: raw.start, name: "" },
    right: unreadable(reader, raw, "a target without a name"),
  };
}

function propertyOf(reader: Reader, raw: Raw): PatternProperty | RestElement {
  const { start, end } = raw;
  if (raw.kind === "rest_pattern") return { type: "RestElement", start, end, argument: soleTarget(reader, raw) };
  if (raw.kind === "pair_pattern") {
    const [first, last] = [raw.parts[0], raw.parts.at(-1)];
    if (first && last && first !== last)
      return { type: "Property", start, end, ...keyOf(reader, first), value: readPattern(reader, last) as Pattern, shorthand: false };
  }
  const value = readPattern(reader, raw) as Pattern;
  const key = value.type === "AssignmentPattern" && value.left.type === "Identifier" ? value.left : value;
  return { type: "Property", start, end, key: key as Expression, computed: false, value, shorthand: true };
}

/** The elements of an array or array pattern, with null where two commas leave a hole. */
export function holesKept(raw: Raw): ReadonlyArray<Raw | null> {
  const items: Array<Raw | null> = [];
  let filled = false;
  for (const part of raw.parts) {
    if (part.kind === ",") {
      if (!filled) items.push(null);
      filled = false;
    } else {
      items.push(part);
      filled = true;
    }
  }
  return items;
}

export function keyOf(reader: Reader, raw: Raw): { readonly key: Expression | PrivateName; readonly computed: boolean } {
  const { start, end } = raw;
  switch (raw.kind) {
    case "string":
      return { key: { type: "Literal", start, end, value: stringOf(reader, raw) }, computed: false };
    case "number":
      return { key: { type: "Literal", start, end, value: numberOf(reader, raw) }, computed: false };
    case "private_property_identifier":
      return { key: { type: "PrivateName", start, end, name: identifierText(sliceOf(reader, raw)).slice(1) }, computed: false };
    case "computed_property_name": {
      const inner = raw.parts[0];
      return { key: inner ? reader.expression(inner) : unreadable(reader, raw, "an empty computed name"), computed: true };
    }
    default:
      return { key: { type: "Identifier", start, end, name: identifierText(sliceOf(reader, raw)) }, computed: false };
  }
}

/** What an expression means as a target. Patterns read as such pass through. */
export function toPattern(value: Expression | Pattern | SpreadElement): Pattern {
  const { start, end } = value;
  switch (value.type) {
    case "ObjectExpression":
      return { type: "ObjectPattern", start, end, properties: value.properties.map(toPatternProperty) };
    case "ArrayExpression":
      return {
        type: "ArrayPattern",
        start,
        end,
        elements: value.elements.map((item) => (item?.type === "SpreadElement" ? restOf(item) : item && toPattern(item))),
      };
    case "AssignmentExpression":
      return { type: "AssignmentPattern", start, end, left: value.left, right: value.right };
    default:
      // Anything else is an identifier, a member or a pattern already; lowering refuses the rest.
      return value as Pattern | Unreadable as Pattern;
  }
}

const restOf = (item: SpreadElement): RestElement => ({
  type: "RestElement",
  start: item.start,
  end: item.end,
  argument: toPattern(item.argument),
});

function toPatternProperty(
  property: Extract<Expression, { type: "ObjectExpression" }>["properties"][number],
): PatternProperty | RestElement {
  if (property.type === "SpreadElement") return restOf(property);
  const { start, end, key, computed, shorthand } = property;
  return { type: "Property", start, end, key, computed, shorthand, value: toPattern(property.value) };
}
