// Statements by kind. Only dispatches; each construct has its file.
import type { Statement } from "#ir/program.ts";
import { throwValue } from "../error.ts";
import { AT, RESULT } from "../frame.ts";
import { type Builder, type Exec, NORMAL, RETURN } from "./builder.ts";
import { truthyAt } from "./fail.ts";
import { compileForIn } from "./for-in.ts";
import { compileForOf } from "./for-of.ts";
import { compileLoop } from "./loop.ts";
import { sequence } from "./sequence.ts";
import { freshSlots } from "./slots.ts";
import { compileSwitch } from "./switch.ts";
import { tracedStatement, tracedTest } from "./traced.ts";
import { compileTry } from "./try.ts";

export function compileStatement(builder: Builder, node: Statement): Exec {
  const exec = compileKind(builder, node);
  return builder.traced ? tracedStatement(builder, node, exec) : exec;
}

function compileKind(builder: Builder, node: Statement): Exec {
  switch (node.kind) {
    case "expression":
      return expressionStatement(builder.expression(node.value));
    case "block":
      return compileBlock(builder, node);
    case "if":
      return compileIf(builder, node);
    case "loop":
      return compileLoop(builder, node);
    case "for-of":
      return compileForOf(builder, node);
    case "for-in":
      return compileForIn(builder, node);
    case "switch":
      return compileSwitch(builder, node);
    case "try":
      return compileTry(builder, node);
    case "return":
      return compileReturn(builder, node);
    case "throw":
      return compileThrow(builder, node);
    case "break":
    case "continue": {
      const code = builder.jump(node.kind, node.label);
      return () => code;
    }
    case "labeled":
      return builder.within([node.label], "label", (target) => landing(builder.statement(node.body), target.breakCode));
    case "debugger":
      return () => NORMAL;
  }
}

const expressionStatement =
  (value: ReturnType<Builder["expression"]>): Exec =>
  (frame) => {
    value(frame);
    return NORMAL;
  };

function compileBlock(builder: Builder, node: Extract<Statement, { kind: "block" }>): Exec {
  const fresh = freshSlots(node.slots, false);
  const body = sequence(node.body.map((each) => builder.statement(each)));
  if (fresh === null) return body;
  return (frame) => {
    fresh(frame);
    return body(frame);
  };
}

function compileIf(builder: Builder, node: Extract<Statement, { kind: "if" }>): Exec {
  const { at } = node.test;
  const test = tracedTest(builder, builder.expression(node.test), at);
  const then = builder.statement(node.then);
  if (node.otherwise === null) {
    return (frame) => {
      const made = test(frame);
      return made === true || (made !== false && truthyAt(frame, at, made)) ? then(frame) : NORMAL;
    };
  }
  const otherwise = builder.statement(node.otherwise);
  return (frame) => {
    const made = test(frame);
    return made === true || (made !== false && truthyAt(frame, at, made)) ? then(frame) : otherwise(frame);
  };
}

function compileReturn(builder: Builder, node: Extract<Statement, { kind: "return" }>): Exec {
  if (node.value === null) {
    return (frame) => {
      frame[RESULT] = undefined;
      return RETURN;
    };
  }
  const value = builder.expression(node.value);
  return (frame) => {
    frame[RESULT] = value(frame);
    return RETURN;
  };
}

function compileThrow(builder: Builder, node: Extract<Statement, { kind: "throw" }>): Exec {
  const value = builder.expression(node.value);
  const { at } = node;
  return (frame) => {
    const made = value(frame);
    frame[AT] = at;
    return throwValue(made);
  };
}

/** Where a `break` to a label arrives. */
const landing =
  (body: Exec, breakCode: number): Exec =>
  (frame) => {
    const done = body(frame);
    return done === breakCode ? NORMAL : done;
  };
