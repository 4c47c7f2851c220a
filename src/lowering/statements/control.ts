// if, switch, try, labels, jumps, return, throw.
import type { Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, group, opaque } from "../build.ts";
import { slotList } from "../names/bind.ts";
import { namesOf } from "../names/hoist.ts";
import { declareAll, openBlock } from "../names/scopes.ts";
import { type Around, type Here, newScope } from "../names/state.ts";
import { block, functionDeclaration, hoistFunctions } from "./body.ts";
import { bodyStatement } from "./loops.ts";

type Of<T extends Source.Statement["type"]> = Extract<Source.Statement, { type: T }>;

/** A ladder of `else if` is walked with a loop: generated code makes it as long as it likes. */
export function branch(here: Here, node: Of<"IfStatement">): Statement {
  const rungs: Array<Of<"IfStatement">> = [];
  let last: Source.Statement | null = node;
  while (last?.type === "IfStatement") {
    rungs.push(last);
    last = last.alternate;
  }
  const lowered = rungs.map((rung) => ({
    test: here.module.lower.expression(here, rung.test),
    then: clause(here, rung.consequent),
    at: rung.start,
  }));
  let otherwise: Statement | null = last && clause(here, last);
  for (let rung = lowered.pop(); rung; rung = lowered.pop()) otherwise = { kind: "if", ...rung, otherwise };
  return otherwise as Statement;
}

/** Sloppy code may declare a function as the clause itself. */
function clause(here: Here, node: Source.Statement): Statement {
  return node.type === "FunctionDeclaration"
    ? block(here, { type: "BlockStatement", start: node.start, end: node.end, body: [node] })
    : bodyStatement(here, node);
}

export function switchOver(here: Here, node: Of<"SwitchStatement">, labels: readonly string[]): Statement {
  const { lower } = here.module;
  const value = lower.expression(here, node.discriminant);
  const slots = slotList(here.fn);
  const all = node.cases.flatMap((one) => one.consequent);
  const inner = openBlock(here, all, slots, "switch", node.start);
  const functions = hoistFunctions(inner, all);
  here.fn.around.push({ kind: "switch", labels });
  const cases = node.cases.map((one) => ({
    test: one.test && lower.expression(inner, one.test),
    body: one.consequent.flatMap((statement) => lower.statement(inner, statement)),
  }));
  here.fn.around.pop();
  return { kind: "switch", labels, slots, value, functions, cases, at: node.start };
}

export function attempt(here: Here, node: Of<"TryStatement">): Statement {
  if (!node.handler && !node.finalizer) return evaluate(opaque(node.start, "try", "try without catch and finally"));
  const slots = slotList(here.fn);
  const body = block(here, node.block);
  const scope = newScope(here.scope, here.fn, "block", node.handler?.start ?? node.start);
  const inner: Here = { ...here, scope };
  if (node.param)
    declareAll(
      scope,
      namesOf(node.param).map((name) => ({ kind: "variable", name, readyAt: -1, fixed: false })),
      slots,
    );
  const param = node.param && here.module.lower.pattern(inner, node.param, true);
  const handler = node.handler && block(inner, node.handler);
  return { kind: "try", block: body, slots, param, handler, finalizer: node.finalizer && block(here, node.finalizer), at: node.start };
}

export function labeled(here: Here, node: Of<"LabeledStatement">, labels: readonly string[]): readonly Statement[] {
  const inner = node.body;
  const all = [...labels, node.label];
  if (TAKES_LABELS.has(inner.type)) return here.module.lower.statement(here, inner, all);
  if (inner.type === "FunctionDeclaration") return functionDeclaration(here, inner);
  here.fn.around.push({ kind: "block", labels: all });
  const body = group(inner.start, here.module.lower.statement(here, inner));
  here.fn.around.pop();
  return [all.reduceRight<Statement>((within, label) => ({ kind: "labeled", label, body: within, at: node.start }), body)];
}

const TAKES_LABELS: ReadonlySet<string> = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "SwitchStatement",
  "LabeledStatement",
]);

export function jump(here: Here, node: Of<"BreakStatement" | "ContinueStatement">): Statement {
  const { type, label } = node;
  const fits = (one: Around): boolean =>
    (label === null ? one.kind !== "block" : one.labels.includes(label)) && (type === "BreakStatement" || one.kind === "loop");
  if (!here.fn.around.some(fits))
    return evaluate(opaque(node.start, "jump", `${type === "BreakStatement" ? "break" : "continue"} leads nowhere`));
  return { kind: node.type === "BreakStatement" ? "break" : "continue", label: node.label, at: node.start };
}

export function leave(here: Here, node: Of<"ReturnStatement">): Statement {
  return { kind: "return", value: node.argument && here.module.lower.expression(here, node.argument), at: node.start };
}

export function raise(here: Here, node: Of<"ThrowStatement">): Statement {
  return { kind: "throw", value: here.module.lower.expression(here, node.argument), at: node.start };
}
