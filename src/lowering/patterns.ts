// Destructuring targets.
import type { Pattern } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { keyExpression } from "./expressions/objects.ts";
import { targetPlace } from "./expressions/places.ts";
import { initPlace, lookup } from "./names/resolve.ts";
import type { Here } from "./names/state.ts";

export function lowerPattern(here: Here, node: Source.Pattern, init: boolean): Pattern {
  const at = node.start;
  const { lower } = here.module;
  switch (node.type) {
    case "ObjectPattern":
      return objectPattern(here, node, init);
    case "ArrayPattern": {
      const last = node.elements.at(-1);
      const rest = last?.type === "RestElement" ? lower.pattern(here, last.argument, init) : null;
      const items = node.elements.flatMap((item) =>
        item === null ? [null] : item.type === "RestElement" ? [] : [lower.pattern(here, item, init)],
      );
      return { kind: "array", items, rest, at };
    }
    case "AssignmentPattern": {
      const name = node.left.type === "Identifier" ? node.left.name : undefined;
      return { kind: "default", pattern: lower.pattern(here, node.left, init), value: lower.expression(here, node.right, name), at };
    }
    default:
      return placePattern(here, node, init);
  }
}

function objectPattern(here: Here, node: Extract<Source.Pattern, { type: "ObjectPattern" }>, init: boolean): Pattern {
  const { lower } = here.module;
  const properties = [];
  let rest: Pattern | null = null;
  for (const property of node.properties) {
    if (property.type === "RestElement") rest = lower.pattern(here, property.argument, init);
    else if (property.key.type !== "PrivateName")
      properties.push({ key: keyExpression(here, property.key, property.computed), pattern: lower.pattern(here, property.value, init) });
  }
  return { kind: "object", properties, rest, at: node.start };
}

function placePattern(here: Here, node: Source.Pattern, init: boolean): Pattern {
  const at = node.start;
  if (init && node.type === "Identifier") {
    const binding = lookup(here, node.name);
    if (binding && !binding.propertyOf) return { kind: "place", place: initPlace(here, binding), init: true, at };
  }
  const place = targetPlace(here, node);
  if (place) return { kind: "place", place, init: false, at };
  here.fn.opaque ??= { message: "a destructuring target that cannot be assigned to", at };
  return { kind: "place", place: { kind: "global", name: "", strict: true }, init: false, at };
}
