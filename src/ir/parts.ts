// What an expression, place, pattern or class consists of, one level down. Lets walkers keep their own stack, since guest code may be
// as deep as it likes.
import type { ClassCode, Expression, Pattern, Place } from "./program.ts";

export type Part =
  | { readonly kind: "value"; readonly value: Expression }
  | { readonly kind: "place"; readonly place: Place; readonly init: boolean }
  | { readonly kind: "pattern"; readonly pattern: Pattern }
  | { readonly kind: "function"; readonly index: number };

const value = (of: Expression): Part => ({ kind: "value", value: of });
const place = (of: Place, init = false): Part => ({ kind: "place", place: of, init });
const values = (of: Iterable<Expression | null>): Part[] => [...of].flatMap((one) => (one ? [value(one)] : []));

export function partsOfExpression(of: Expression): readonly Part[] {
  switch (of.kind) {
    case "constant":
    case "regexp":
    case "import-meta":
    case "private-name":
    case "opaque":
      return [];
    case "get":
    case "update":
    case "delete":
      return [place(of.place)];
    case "set":
      return [place(of.place, of.init), value(of.value)];
    case "modify":
      return [place(of.place), value(of.value)];
    case "typeof":
    case "unary":
    case "optional":
    case "await":
    case "yield":
      return [value(of.value)];
    case "binary":
    case "logical":
      return [value(of.left), value(of.right)];
    case "conditional":
      return [value(of.test), value(of.then), value(of.otherwise)];
    case "sequence":
      return values(of.items);
    case "call":
    case "new":
      return [value(of.callee), ...of.arguments.map((one) => value(one.value))];
    case "super-call":
      return [value(of.callee), value(of.newTarget), place(of.self), ...of.arguments.map((one) => value(one.value))];
    case "chain":
      return [value(of.body)];
    case "function":
      return [{ kind: "function", index: of.index }];
    case "class":
      return partsOfClass(of.class);
    case "object":
      return of.properties.flatMap((one): Part[] => {
        if (one.kind === "value") return [value(one.key), value(one.value)];
        return "function" in one ? [value(one.key), { kind: "function", index: one.function }] : [value(one.value)];
      });
    case "array":
      return values(of.items.map((one) => one?.value ?? null));
    case "template":
      return values(of.values);
    case "tagged":
      return [value(of.tag), ...values(of.values)];
    case "import":
      return values([of.specifier, of.options]);
    case "bind":
      return [{ kind: "pattern", pattern: of.pattern }, value(of.value)];
    case "private-in":
      return [value(of.name), value(of.object)];
  }
}

function partsOfClass(of: ClassCode): readonly Part[] {
  const parts: Part[] = values([of.parent, ...of.decorators]);
  if (of.inner) parts.push(place(of.inner, true));
  if (of.constructorIndex !== null) parts.push({ kind: "function", index: of.constructorIndex });
  for (const member of of.members) {
    if (member.kind !== "static-block")
      parts.push(value(member.key.kind === "public" ? member.key.value : member.key.name), ...values(member.decorators));
    if (member.function !== null) parts.push({ kind: "function", index: member.function });
  }
  return parts;
}

export function partsOfPlace(of: Place): readonly Part[] {
  switch (of.kind) {
    case "variable":
    case "global":
      return [];
    case "member":
      return [value(of.object)];
    case "index":
      return [value(of.object), value(of.key)];
    case "private":
      return [value(of.object), value(of.name)];
    case "super":
      return [value(of.home), value(of.self), value(of.key)];
  }
}

export function partsOfPattern(of: Pattern): readonly Part[] {
  const inner = (pattern: Pattern): Part => ({ kind: "pattern", pattern });
  switch (of.kind) {
    case "place":
      return [place(of.place, of.init)];
    case "default":
      return [inner(of.pattern), value(of.value)];
    case "object":
      return [...of.properties.flatMap((one) => [value(one.key), inner(one.pattern)]), ...(of.rest ? [inner(of.rest)] : [])];
    case "array":
      return [...of.items.flatMap((one) => (one ? [inner(one)] : [])), ...(of.rest ? [inner(of.rest)] : [])];
  }
}
