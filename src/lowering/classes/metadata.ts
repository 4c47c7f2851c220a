// The types that `emitDecoratorMetadata` hands to decorators, as values: a class where the type names one, else the nearest constructor.
import type { Expression } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { callAdded } from "../added/call.ts";
import { constant, getPlace, member } from "../build.ts";
import { lookup, placeOfName } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";

type Decorated = Extract<Source.ClassMember, { type: "Method" | "Field" }>;

export function metadataOf(here: Here, node: Decorated): readonly Expression[] {
  return inTypes(here, () => memberMetadata(here, node));
}

export function parameterTypes(here: Here, params: readonly Source.Parameter[], at: number): Expression {
  return inTypes(here, () => typesOf(here, params, at));
}

function inTypes<T>(here: Here, make: () => T): T {
  here.module.inTypes = true;
  const made = make();
  here.module.inTypes = false;
  return made;
}

function memberMetadata(here: Here, node: Decorated): readonly Expression[] {
  const at = node.start;
  const metadata = (key: string, value: Expression): Expression => callAdded(here, at, "metadata", [constant(at, key), value]);
  if (node.type === "Field") return [metadata("design:type", typeValue(here, node.note, at))];
  if (node.kind === "get" || node.kind === "set") {
    const note = node.kind === "get" ? node.value.returns : (node.value.params[0]?.note ?? null);
    return [metadata("design:type", typeValue(here, note, at)), typesOf(here, node.value.params, at)];
  }
  const returned =
    node.value.returns === null
      ? node.value.async
        ? named(here, "Promise", at)
        : constant(at, undefined)
      : typeValue(here, node.value.returns, at);
  return [
    metadata("design:type", named(here, "Function", at)),
    typesOf(here, node.value.params, at),
    metadata("design:returntype", returned),
  ];
}

function typesOf(here: Here, params: readonly Source.Parameter[], at: number): Expression {
  const items = params.map((param) => {
    const rest = param.pattern.type === "RestElement" && param.note?.kind === "array";
    return { spread: false, value: typeValue(here, rest && param.note?.kind === "array" ? param.note.element : param.note, at) };
  });
  return callAdded(here, at, "metadata", [constant(at, "design:paramtypes"), { kind: "array", items, at }]);
}

const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ["string", "String"],
  ["number", "Number"],
  ["boolean", "Boolean"],
  ["symbol", "Symbol"],
  ["bigint", "BigInt"],
]);
const ANYTHING: ReadonlySet<string> = new Set(["any", "unknown", "object"]);

function typeValue(here: Here, note: Source.TypeNote | null, at: number): Expression {
  if (note === null) return named(here, "Object", at);
  switch (note.kind) {
    case "array":
    case "tuple":
      return named(here, "Array", at);
    case "function":
      return named(here, "Function", at);
    case "literal":
      return literalValue(here, note.value, at);
    case "union":
      return unionValue(here, note.members, at);
    case "name":
      return nameValue(here, note.name, at);
    default:
      return named(here, "Object", at);
  }
}

function literalValue(here: Here, value: string | number | boolean | null | undefined, at: number): Expression {
  const constructor = PRIMITIVES.get(typeof value);
  return constructor ? named(here, constructor, at) : constant(at, undefined);
}

/** Without null and undefined, members that agree speak for the union. */
function unionValue(here: Here, members: readonly Source.TypeNote[], at: number): Expression {
  const kept = members.filter((one) => !(one.kind === "literal" && (one.value === null || one.value === undefined)));
  const signs = new Set(
    kept.map((one) => (one.kind === "literal" ? typeof one.value : one.kind === "name" ? one.name : JSON.stringify(one))),
  );
  const [first] = kept;
  return signs.size === 1 && first ? typeValue(here, first, at) : named(here, "Object", at);
}

function nameValue(here: Here, name: string, at: number): Expression {
  const primitive = PRIMITIVES.get(name);
  if (primitive) return named(here, primitive, at);
  if (name === "void" || name === "never") return constant(at, undefined);
  if (ANYTHING.has(name)) return named(here, "Object", at);
  const [first = "", ...rest] = name.split(".");
  const get = (): Expression =>
    rest.reduce<Expression>((object, key) => member(here, at, object, key), getPlace(at, placeOfName(here, first, at)));
  // A name that is no class here (an interface, a type parameter, an enum) has no constructor to give.
  const isClass: Expression = {
    kind: "binary",
    operator: "===",
    left: { kind: "typeof", value: get(), at },
    right: constant(at, "function"),
    at,
  };
  if (rest.length > 0 && !lookup(here, first)) return named(here, "Object", at);
  return { kind: "conditional", test: isClass, then: get(), otherwise: named(here, "Object", at), at };
}

const named = (here: Here, name: string, at: number): Expression => getPlace(at, placeOfName(here, name, at));
