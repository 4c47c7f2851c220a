// What TypeScript puts into a constructor as soon as `this` is there: parameter properties, and fields where the project's settings say
// that fields are assigned, not defined.
import type { Expression } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, getPlace, getThis, setPlace } from "../build.ts";
import { keyExpression } from "../expressions/objects.ts";
import { privateName } from "../expressions/places.ts";
import { namesOf } from "../names/hoist.ts";
import { placeOfName } from "../names/resolve.ts";
import type { AfterThis, FunctionState, Here } from "../names/state.ts";

export const hasParameterProperties = (node: Source.FunctionExpression): boolean => node.params.some((param) => param.property);

export function thisAssignments(classHere: Here, node: Source.FunctionExpression, fields: readonly Source.ClassMember[]): AfterThis {
  return (fn) => [
    ...node.params.filter((param) => param.property).map((param) => parameterProperty(classHere, fn, param)),
    ...fields.flatMap((field) => (field.type === "Field" ? [assignedField({ ...classHere, fn }, field)] : [])),
  ];
}

function parameterProperty(classHere: Here, fn: FunctionState, param: Source.Parameter): Expression {
  const at = param.start;
  const [name = ""] = namesOf(param.pattern);
  const here: Here = { ...classHere, fn, scope: constructorScope(fn, classHere) };
  const strict = true;
  return setPlace(at, { kind: "member", object: getThis(here, at), key: name, strict }, getPlace(at, placeOfName(here, name, at)));
}

/** The constructor's own scope, found from wherever `super()` stands in it. */
function constructorScope(fn: FunctionState, classHere: Here): Here["scope"] {
  let owner = fn;
  while (owner.kind === "arrow" && owner.parent) owner = owner.parent;
  return owner.scope ?? classHere.scope;
}

function assignedField(here: Here, field: Extract<Source.ClassMember, { type: "Field" }>): Expression {
  const at = field.start;
  const { key } = field;
  const object = getThis(here, at);
  const name = key.type === "Identifier" || key.type === "PrivateName" ? key.name : undefined;
  const value = field.value ? here.module.lower.expression(here, field.value, field.computed ? undefined : name) : constant(at, undefined);
  if (key.type === "PrivateName")
    return setPlace(at, { kind: "private", object, name: privateName(here, key), text: `#${key.name}` }, value);
  if (!field.computed && key.type === "Identifier") return setPlace(at, { kind: "member", object, key: key.name, strict: true }, value);
  return setPlace(at, { kind: "index", object, key: keyExpression(here, key, field.computed), strict: true }, value);
}
