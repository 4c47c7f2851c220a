// Namespaces: a function run once over the namespace's object. Exported variables are properties of that object, wherever they are named.
import type { Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { call, evaluate, getBinding, setPlace } from "../build.ts";
import { finishFunction, noSignature } from "../functions.ts";
import { declare } from "../names/bind.ts";
import { hasBehaviour, namesOf, unexported } from "../names/hoist.ts";
import { initPlace, lookup } from "../names/resolve.ts";
import { declareBody } from "../names/scopes.ts";
import { type Binding, type Here, newFunction, newScope } from "../names/state.ts";

export function lowerNamespace(here: Here, node: Extract<Source.Statement, { type: "NamespaceDeclaration" }>): readonly Statement[] {
  const at = node.start;
  const outer = lookup(here, node.id.name);
  if (!outer || !hasBehaviour(node)) return [];
  const { module } = here;
  const index = module.functions.push(null) - 1;
  const fn = newFunction(here.fn, index, "normal", { async: false, generator: false, strict: here.fn.strict, createdAt: at });
  const inner: Here = { module, fn, scope: newScope(here.scope, fn, "function", at) };
  fn.registers = 1;
  const object = declare(inner.scope, node.id.name, { list: fn.cells, readyAt: -1, slot: 0 });
  declareBody(inner, node.body);
  // What an earlier block of the same namespace exports is known here by its bare name.
  const earlier = module.namespaceExports.get(outer) ?? [];
  for (const name of earlier) if (!inner.scope.names.has(name)) inner.scope.names.set(name, { ...object, name, propertyOf: object });
  module.namespaceExports.set(outer, [...earlier, ...exportedNames(node.body)]);
  for (const name of exportedVariables(node.body)) inner.scope.names.set(name, { ...object, name, propertyOf: object });
  const body = withExports(inner, node.body, object);
  finishFunction(inner, {
    name: "",
    signature: noSignature,
    length: 1,
    positional: 1,
    restSlot: null,
    prologue: 0,
    body,
    start: at,
    end: node.end,
  });
  const whole = {
    kind: "logical",
    operator: "||",
    left: getBinding(here, at, outer),
    right: setPlace(at, initPlace(here, outer), { kind: "object", properties: [], at }),
    at,
  } as const;
  return [evaluate(call(at, { kind: "function", index, at }, [whole], "(intermediate value)"))];
}

function exportedVariables(body: readonly Source.Statement[]): readonly string[] {
  return body.flatMap((statement) => {
    const inner = unexported(statement);
    return inner !== statement && inner.type === "VariableDeclaration"
      ? inner.declarations.flatMap((declarator) => namesOf(declarator.id))
      : [];
  });
}

function exportedNames(body: readonly Source.Statement[]): readonly string[] {
  const declared = body.flatMap((statement) => {
    const inner = unexported(statement);
    return inner !== statement && "id" in inner && inner.id ? [inner.id.name] : [];
  });
  return [...declared, ...exportedVariables(body)];
}

/** Exported functions are put on the object first, classes and the like right after they are made. */
function withExports(inner: Here, body: readonly Source.Statement[], object: Binding): readonly Statement[] {
  const publish = (name: string, at: number): Statement => {
    const binding = inner.scope.names.get(name) ?? object;
    return evaluate(
      setPlace(
        at,
        { kind: "member", object: getBinding(inner, at, object), key: name, strict: true },
        getBinding(inner, binding.readyAt < 0 ? at : binding.readyAt, binding),
      ),
    );
  };
  const lowered = body.map((statement) => {
    const node = unexported(statement);
    const isExported = node !== statement;
    const made = inner.module.lower.statement(inner, statement);
    const after =
      isExported && (node.type === "ClassDeclaration" || node.type === "EnumDeclaration" || node.type === "NamespaceDeclaration") && node.id
        ? [publish(node.id.name, node.start)]
        : [];
    return [...made, ...after];
  });
  const functions = body.flatMap((statement) => {
    const node = unexported(statement);
    return node !== statement && node.type === "FunctionDeclaration" && node.id && node.body ? [publish(node.id.name, node.start)] : [];
  });
  return [...inner.module.lower.hoist(inner, body), ...functions, ...lowered.flat()];
}
