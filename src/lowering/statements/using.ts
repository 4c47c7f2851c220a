// `using` and `await using`: the statements after the declaration run under try, and what was declared is disposed of at the end.
import type { Expression, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { callAdded } from "../added/call.ts";
import { constant, evaluate, getBinding, initBinding, initPattern, setPlace } from "../build.ts";
import { hidden, makeBinding, slotList } from "../names/bind.ts";
import { lookup } from "../names/resolve.ts";
import type { Binding, Here } from "../names/state.ts";

export const isUsing = (node: Source.Statement): node is Source.VariableDeclaration =>
  node.type === "VariableDeclaration" && (node.kind === "using" || node.kind === "await using");

/** All of a statement list from its first `using` on. */
export function underUsing(
  here: Here,
  statements: readonly Source.Statement[],
  lowered: (statement: Source.Statement) => readonly Statement[],
): readonly Statement[] {
  const [first] = statements;
  const at = first?.start ?? 0;
  const { fn } = here;
  const around = fn.pending;
  fn.pending = slotList(fn);
  const slots = fn.pending;
  const env = hidden(fn, "*env*");
  const waits = statements.some((statement) => isUsing(statement) && statement.kind === "await using");
  const entry = (key: string, value: Expression) => ({ kind: "value", key: constant(at, key), value, nameFunction: false }) as const;
  const begin = evaluate(
    initBinding(here, at, env, {
      kind: "object",
      properties: [
        entry("stack", { kind: "array", items: [], at }),
        entry("error", constant(at, undefined)),
        entry("hasError", constant(at, false)),
      ],
      at,
    }),
  );
  const body = statements.flatMap((statement) => (isUsing(statement) ? declareUsing(here, statement, env) : lowered(statement)));
  const dispose = callAdded(here, at, "disposeAll", [getBinding(here, at, env)]);
  if (waits && fn.kind === "module") here.module.hasTopLevelAwait = true;
  const finish = evaluate(waits ? { kind: "await", value: dispose, at } : dispose);
  const caught = slotList(fn);
  const error = makeBinding(fn, "*error*", { list: caught, readyAt: -1 });
  const note = (key: string, value: Expression) =>
    evaluate(setPlace(at, { kind: "member", object: getBinding(here, at, env), key, strict: true }, value));
  const handler: Statement = {
    kind: "block",
    slots: [],
    body: [note("error", getBinding(here, at, error)), note("hasError", constant(at, true))],
    at,
  };
  const attempt: Statement = {
    kind: "try",
    block: { kind: "block", slots: [], body, at },
    slots: caught,
    param: initPattern(here, at, error),
    handler,
    finalizer: { kind: "block", slots: [], body: [finish], at },
    at,
  };
  fn.pending = around;
  return [{ kind: "block", slots, body: [begin, attempt], at }];
}

function declareUsing(here: Here, node: Source.VariableDeclaration, env: Binding): readonly Statement[] {
  return node.declarations.flatMap((declarator) => {
    if (declarator.id.type !== "Identifier" || !declarator.init) return [];
    const binding = lookup(here, declarator.id.name);
    if (!binding) return [];
    const at = declarator.start;
    const value = here.module.lower.expression(here, declarator.init, declarator.id.name);
    return [
      evaluate(
        initBinding(
          here,
          at,
          binding,
          callAdded(here, at, "addDisposable", [getBinding(here, at, env), value, constant(at, node.kind === "await using")]),
        ),
      ),
    ];
  });
}
