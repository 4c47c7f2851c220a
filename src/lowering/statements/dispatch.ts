// Leads from a statement's type to its construct, and makes fresh what its expressions keep. Only dispatches.
import { assertNever } from "#ground/bug.ts";
import type { Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, initBinding } from "../build.ts";
import { lowerClass } from "../classes/class.ts";
import { exportAssignment, exportDefault } from "../modules/exports.ts";
import { lookup } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";
import { lowerEnum } from "../typescript/enum.ts";
import { importEquals } from "../typescript/import-equals.ts";
import { lowerNamespace } from "../typescript/namespace.ts";
import { block, functionDeclaration } from "./body.ts";
import * as control from "./control.ts";
import * as loops from "./loops.ts";
import { variables } from "./variables.ts";

export function lowerStatement(here: Here, node: Source.Statement, labels: readonly string[] = []): readonly Statement[] {
  const { fn } = here;
  const around = fn.pending;
  fn.pending = [];
  const made = dispatch(here, node, labels);
  const slots = fn.pending;
  fn.pending = around;
  if (slots.length === 0) return made;
  fn.slotLists.push(slots);
  return [{ kind: "block", slots, body: made, at: node.start }];
}

function dispatch(here: Here, node: Source.Statement, labels: readonly string[]): readonly Statement[] {
  switch (node.type) {
    case "BlockStatement":
      return [block(here, node)];
    case "VariableDeclaration":
      return variables(here, node);
    case "FunctionDeclaration":
      return functionDeclaration(here, node);
    case "ClassDeclaration":
      return classDeclaration(here, node);
    case "ExpressionStatement":
      return node.directive === null ? [evaluate(here.module.lower.expression(here, node.expression))] : [];
    case "IfStatement":
      return [control.branch(here, node)];
    case "ForStatement":
      return [loops.forLoop(here, node, labels)];
    case "ForInStatement":
      return [loops.forIn(here, node, labels)];
    case "ForOfStatement":
      return [loops.forOf(here, node, labels)];
    case "WhileStatement":
    case "DoWhileStatement":
      return [loops.whileLoop(here, node, labels)];
    case "SwitchStatement":
      return [control.switchOver(here, node, labels)];
    case "TryStatement":
      return [control.attempt(here, node)];
    case "ReturnStatement":
      return [control.leave(here, node)];
    case "ThrowStatement":
      return [control.raise(here, node)];
    case "BreakStatement":
    case "ContinueStatement":
      return [control.jump(here, node)];
    case "LabeledStatement":
      return control.labeled(here, node, labels);
    case "DebuggerStatement":
    case "EmptyStatement":
      return node.type === "DebuggerStatement" ? [{ kind: "debugger", at: node.start }] : [];
    case "Unreadable":
      return unreadable(here, node);
    default:
      return dispatchDeclaration(here, node);
  }
}

type Declaration = Extract<
  Source.Statement,
  {
    type:
      | "ImportDeclaration"
      | "ExportNamedDeclaration"
      | "ExportDefaultDeclaration"
      | "ExportAllDeclaration"
      | "EnumDeclaration"
      | "NamespaceDeclaration"
      | "ImportEqualsDeclaration"
      | "ExportAssignment"
      | "TypeDeclaration";
  }
>;

function dispatchDeclaration(here: Here, node: Declaration): readonly Statement[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "TypeDeclaration":
      return [];
    case "ExportNamedDeclaration":
      return node.declaration ? here.module.lower.statement(here, node.declaration) : [];
    case "ExportDefaultDeclaration":
      return exportDefault(here, node);
    case "ExportAssignment":
      return exportAssignment(here, node);
    case "EnumDeclaration":
      return lowerEnum(here, node);
    case "NamespaceDeclaration":
      return lowerNamespace(here, node);
    case "ImportEqualsDeclaration":
      return importEquals(here, node);
    default:
      return assertNever(node);
  }
}

function classDeclaration(here: Here, node: Source.ClassDeclaration): readonly Statement[] {
  const binding = node.id && !node.declared ? lookup(here, node.id.name) : undefined;
  return binding && node.id ? [evaluate(initBinding(here, node.start, binding, lowerClass(here, node, node.id.name)))] : [];
}

/** In a function it hides what the function does, so the whole function is given up; a module stops only when it gets there. */
function unreadable(here: Here, node: Source.Unreadable): readonly Statement[] {
  if (here.fn.kind !== "module") here.fn.opaque ??= { message: node.message, at: node.start };
  return [evaluate({ kind: "opaque", construct: "unreadable", message: node.message, at: node.start })];
}
