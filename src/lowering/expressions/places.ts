// Identifiers and members as places, and reading them.
import type { Expression, Place } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, getPlace, opaque } from "../build.ts";
import { implicitOwner, implicitPlace, lookup, placeOf, placeOfName } from "../names/resolve.ts";
import type { Here, Scope } from "../names/state.ts";

export function identifier(here: Here, node: Source.Identifier): Expression {
  if (node.name === "undefined" && !lookup(here, "undefined")) return constant(node.start, undefined);
  return getPlace(node.start, namePlace(here, node.name, node.start));
}

export function namePlace(here: Here, name: string, at: number): Place {
  return name === "arguments" ? argumentsPlace(here, at) : placeOfName(here, name, at);
}

/** `arguments` is the function's own unless something declared inside of it has that name. */
function argumentsPlace(here: Here, at: number): Place {
  const owner = implicitOwner(here.fn);
  for (let scope: Scope | null = here.scope; scope; scope = scope.parent) {
    const found = scope.names.get("arguments");
    if (found) return placeOf(here, found, at);
    if (scope.fn === owner && scope.parent?.fn !== owner) break;
  }
  const hasOwn = owner.kind !== "initializer" && !(owner.kind === "module" && here.module.file.format === "esm");
  return hasOwn ? implicitPlace(here, "arguments", at) : { kind: "global", name: "arguments", strict: true };
}

export function memberPlace(here: Here, node: Source.MemberExpression): Place {
  const strict = here.fn.strict;
  const { property } = node;
  if (node.object.type === "Super") {
    const at = node.start;
    return {
      kind: "super",
      home: getPlace(at, implicitPlace(here, "home", at)),
      self: getPlace(at, implicitPlace(here, "this", at)),
      key: keyOf(here, node),
    };
  }
  const whole = here.module.lower.expression(here, node.object);
  const object: Expression = node.optional ? { kind: "optional", value: whole, at: whole.at } : whole;
  if (property.type === "PrivateName") return { kind: "private", object, name: privateName(here, property), text: `#${property.name}` };
  if (!node.computed && property.type === "Identifier") return { kind: "member", object, key: property.name, strict };
  if (property.type === "Literal" && typeof property.value === "string" && !/^\d/.test(property.value))
    return { kind: "member", object, key: property.value, strict };
  return { kind: "index", object, key: here.module.lower.expression(here, property), strict };
}

function keyOf(here: Here, node: Source.MemberExpression): Expression {
  const { property } = node;
  if (property.type === "PrivateName")
    return opaque(property.start, "private name of super", "a private name cannot be read through super");
  return !node.computed && property.type === "Identifier"
    ? constant(property.start, property.name)
    : here.module.lower.expression(here, property);
}

/** The variable that holds the private name of the class around. */
export function privateName(here: Here, node: Source.PrivateName): Expression {
  const binding = lookup(here, `#${node.name}`);
  return binding
    ? getPlace(node.start, placeOf(here, binding, node.start))
    : opaque(node.start, "private name", `#${node.name} is declared by no class around`);
}

export function member(here: Here, node: Source.MemberExpression): Expression {
  return getPlace(node.property.start, memberPlace(here, node));
}

/** What can be assigned to; undefined: nothing can. */
export function targetPlace(here: Here, node: Source.Pattern | Source.Expression): Place | undefined {
  if (node.type === "Identifier") return namePlace(here, node.name, node.start);
  return node.type === "MemberExpression" ? memberPlace(here, node) : undefined;
}
