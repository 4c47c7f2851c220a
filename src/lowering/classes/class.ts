// A class: its own name and its private names live in a scope around it, fresh each time the class is made.
import type { ClassMember, Expression, Place } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, initBinding, opaque, sequence } from "../build.ts";
import { lowerFunction } from "../functions.ts";
import { declare } from "../names/bind.ts";
import { namesOf } from "../names/hoist.ts";
import { initPlace } from "../names/resolve.ts";
import { type Binding, type Here, newScope } from "../names/state.ts";
import { hasParameterProperties, thisAssignments } from "./after-this.ts";
import { hasDecorators, legacyDecoration } from "./legacy-decorators.ts";
import { lowerMember } from "./members.ts";

type ClassNode = Source.ClassDeclaration | Source.ClassExpression;

export function lowerClass(here: Here, node: ClassNode, name: string): Expression {
  const at = node.start;
  const lost = node.body.find((member) => member.type === "Unreadable");
  if (lost) return opaque(lost.start, "unreadable", "a class with a member that cannot be read");
  const scope = newScope(here.scope, here.fn, "block", at);
  const inner: Here = { ...here, scope };
  const own = node.id
    ? declare(scope, node.id.name, { list: here.fn.pending, readyAt: node.end, readyInFunctions: true, fixed: "throws" })
    : null;
  const privates = declarePrivates(inner, node);
  const parent = node.superClass && here.module.lower.expression(inner, node.superClass);
  const legacy = here.module.options.legacyDecorators;
  const decorators = legacy ? [] : node.decorators.map((decorator) => here.module.lower.expression(here, decorator));
  const constructorIndex = lowerConstructor(inner, node, name);
  const members = [...parameterFields(inner, node), ...node.body.flatMap((member): readonly ClassMember[] => lowerMember(inner, member))];
  const decorate = legacy && hasDecorators(node) ? legacyDecoration(here, inner, node, own) : null;
  const inside = own && placeIfUsed(inner, own);
  const made: Expression = {
    kind: "class",
    class: { name, parent, constructorIndex, members, inner: inside, decorators, start: node.start, end: node.end },
    at,
  };
  return sequence(at, [...privates, decorate ? decorate(made) : made]);
}

function placeIfUsed(inner: Here, own: Binding): Place | null {
  return own.init?.cell || own.init?.start === "tdz" ? initPlace(inner, own) : null;
}

function declarePrivates(inner: Here, node: ClassNode): readonly Expression[] {
  const made: Expression[] = [];
  for (const member of node.body) {
    if (member.type !== "Method" && member.type !== "Field") continue;
    const { key } = member;
    if (key.type !== "PrivateName" || inner.scope.names.has(`#${key.name}`)) continue;
    const binding = declare(inner.scope, `#${key.name}`, { list: inner.fn.pending, readyAt: -1, fixed: "throws" });
    made.push(initBinding(inner, key.start, binding, { kind: "private-name", text: `#${key.name}`, at: key.start }));
  }
  return made;
}

function lowerConstructor(inner: Here, node: ClassNode, name: string): number | null {
  const written = node.body.find((member) => member.type === "Method" && member.kind === "constructor" && member.value.body !== null);
  const fields = inner.module.options.defineFields
    ? []
    : node.body.filter((member) => member.type === "Field" && !member.static && !member.declared && member.value !== null);
  const value = written?.type === "Method" ? written.value : fields.length > 0 ? emptyConstructor(node) : null;
  if (!value) return null;
  const afterThis = fields.length > 0 || hasParameterProperties(value) ? thisAssignments(inner, value, fields) : undefined;
  return lowerFunction(inner, value, {
    name,
    kind: node.superClass ? "derived-constructor" : "constructor",
    createdAt: node.start,
    start: node.start,
    strict: true,
    ...(afterThis && { afterThis }),
  });
}

/** Where fields are defined, parameter properties are fields too, before all others. */
function parameterFields(inner: Here, node: ClassNode): readonly ClassMember[] {
  const written = node.body.find((member) => member.type === "Method" && member.kind === "constructor" && member.value.body !== null);
  if (written?.type !== "Method" || !inner.module.options.defineFields) return [];
  const params = written.value.params.filter((param) => param.property);
  return params.flatMap((param) =>
    namesOf(param.pattern).map(
      (name): ClassMember => ({
        kind: "field",
        static: false,
        accessor: false,
        key: { kind: "public", value: constant(param.start, name) },
        function: null,
        decorators: [],
        at: param.start,
      }),
    ),
  );
}

/** What a class without a constructor has, written out so that something can be added to it. */
function emptyConstructor(node: ClassNode): Source.FunctionExpression {
  const range = { start: node.start, end: node.start };
  const name: Source.Identifier = { type: "Identifier", ...range, name: "args" };
  const rest: Source.Parameter = {
    type: "Parameter",
    ...range,
    pattern: { type: "RestElement", ...range, argument: name },
    optional: false,
    note: null,
    property: false,
    decorators: [],
  };
  const forward: Source.Statement = {
    type: "ExpressionStatement",
    ...range,
    directive: null,
    expression: {
      type: "CallExpression",
      ...range,
      callee: { type: "Super", ...range },
      arguments: [{ type: "SpreadElement", ...range, argument: name }],
      optional: false,
      typeArguments: [],
    },
  };
  return {
    type: "FunctionExpression",
    ...range,
    id: null,
    params: node.superClass ? [rest] : [],
    body: { type: "BlockStatement", ...range, body: node.superClass ? [forward] : [] },
    async: false,
    generator: false,
    returns: null,
  };
}
