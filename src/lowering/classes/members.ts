// Methods, accessors, fields and static blocks.
import { assertNever } from "#ground/bug.ts";
import type { ClassMember, Expression, MemberKey } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { keyExpression } from "../expressions/objects.ts";
import { privateName } from "../expressions/places.ts";
import { lowerFunction } from "../functions.ts";
import type { Here } from "../names/state.ts";

export function lowerMember(here: Here, node: Source.ClassMember): readonly ClassMember[] {
  switch (node.type) {
    case "Method":
      return node.kind === "constructor" || !node.value.body ? [] : [method(here, node)];
    case "Field":
      return field(here, node);
    case "StaticBlock": {
      const body: Source.BlockStatement = { type: "BlockStatement", start: node.start, end: node.end, body: node.body };
      return [{ kind: "static-block", function: initializer(here, body, node, ""), at: node.start }];
    }
    case "Unreadable":
      // Such a class was given up as a whole.
      return [];
    default:
      return assertNever(node);
  }
}

function method(here: Here, node: Extract<Source.ClassMember, { type: "Method" }>): ClassMember {
  const { kind } = node;
  const name = nameOf(node.key, node.computed);
  const prefix = kind === "get" || kind === "set" ? `${kind} ` : "";
  const index = lowerFunction(here, node.value, {
    name: name === "" ? "" : prefix + name,
    kind: kind === "get" ? "getter" : kind === "set" ? "setter" : "method",
    createdAt: node.start,
    start: node.start,
    strict: true,
  });
  const decorators = decoratorsOf(here, node.decorators);
  return {
    kind: kind === "get" || kind === "set" ? kind : "method",
    static: node.static,
    key: memberKey(here, node),
    function: index,
    decorators,
    at: node.start,
  };
}

function field(here: Here, node: Extract<Source.ClassMember, { type: "Field" }>): readonly ClassMember[] {
  if (node.declared) return [];
  const assigned = !here.module.options.defineFields && !node.static && !node.accessor;
  // Assigned fields are part of the constructor; only a private name must exist before it can be assigned.
  if (assigned && node.key.type !== "PrivateName") return [];
  const decorators = decoratorsOf(here, node.decorators);
  const index = node.value && !assigned ? initializer(here, node.value, node.value, nameOf(node.key, node.computed)) : null;
  return [
    {
      kind: "field",
      static: node.static,
      accessor: node.accessor,
      key: memberKey(here, node),
      function: index,
      decorators,
      at: node.start,
    },
  ];
}

/** The older kind is applied after the class is made. */
function decoratorsOf(here: Here, nodes: readonly Source.Expression[]): readonly Expression[] {
  return here.module.options.legacyDecorators ? [] : nodes.map((node) => here.module.lower.expression(here, node));
}

/** A function run with the instance or class as `this`. */
function initializer(
  here: Here,
  body: Source.BlockStatement | Source.Expression,
  range: { readonly start: number; readonly end: number },
  name: string,
): number {
  const node = { id: null, params: [], body, async: false, generator: false, returns: null, start: range.start, end: range.end };
  return lowerFunction(here, node, { name, kind: "initializer", createdAt: range.start, strict: true, valueName: name });
}

function memberKey(here: Here, node: { readonly key: Source.Expression | Source.PrivateName; readonly computed: boolean }): MemberKey {
  if (node.key.type === "PrivateName") return { kind: "private", name: privateName(here, node.key), text: `#${node.key.name}` };
  return { kind: "public", value: keyExpression(here, node.key, node.computed) };
}

function nameOf(key: Source.Expression | Source.PrivateName, computed: boolean): string {
  if (key.type === "PrivateName") return `#${key.name}`;
  if (computed) return "";
  return key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : "";
}
