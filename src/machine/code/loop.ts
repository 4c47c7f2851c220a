// Loops without iterators: `for (;;)`, `while`, `do … while`.
import type { Statement } from "#ir/program.ts";
import { gauges } from "../gauges.ts";
import { running } from "../running.ts";
import { type Builder, type Eval, type Exec, NORMAL } from "./builder.ts";
import { truthyAt } from "./fail.ts";
import { copyCells, type Fresh } from "./slots.ts";
import { tracedTest } from "./traced.ts";

type LoopNode = Extract<Statement, { kind: "loop" }>;

/** Pays for a round of a loop. */
export function payRound(): void {
  if (--gauges.steps < 0) running().spend(0);
  if (gauges.cells > gauges.cellsMax) running().allocate(0);
}

export function compileLoop(builder: Builder, node: LoopNode): Exec {
  const at = node.test?.at ?? node.at;
  const test = node.test === null ? null : tracedTest(builder, builder.expression(node.test), at);
  const update = node.update === null ? null : builder.expression(node.update);
  const fresh = copyCells(node.fresh);
  return builder.within(node.labels, "loop", (target) => {
    const body = builder.statement(node.body);
    const { breakCode, continueCode } = target;
    if (!node.testFirst) return doWhile(body, test!, at, breakCode, continueCode);
    if (test === null) return endless(body, update, fresh, breakCode, continueCode);
    return fresh === null
      ? plainLoop(body, test, update, at, breakCode, continueCode)
      : freshLoop(body, test, update, fresh, at, breakCode, continueCode);
  });
}

function plainLoop(body: Exec, test: Eval, update: Eval | null, at: number, breakCode: number, continueCode: number): Exec {
  return (frame) => {
    for (;;) {
      const made = test(frame);
      if (made !== true && (made === false || !truthyAt(frame, at, made))) return NORMAL;
      const done = body(frame);
      if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
      if (update !== null) update(frame);
      if (--gauges.steps < 0) payRound();
    }
  };
}

function freshLoop(body: Exec, test: Eval, update: Eval | null, fresh: Fresh, at: number, breakCode: number, continueCode: number): Exec {
  return (frame) => {
    fresh(frame);
    for (;;) {
      const made = test(frame);
      if (made !== true && (made === false || !truthyAt(frame, at, made))) return NORMAL;
      const done = body(frame);
      if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
      fresh(frame);
      if (update !== null) update(frame);
      payRound();
    }
  };
}

function endless(body: Exec, update: Eval | null, fresh: Fresh | null, breakCode: number, continueCode: number): Exec {
  return (frame) => {
    if (fresh !== null) fresh(frame);
    for (;;) {
      const done = body(frame);
      if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
      if (fresh !== null) fresh(frame);
      if (update !== null) update(frame);
      payRound();
    }
  };
}

function doWhile(body: Exec, test: Eval, at: number, breakCode: number, continueCode: number): Exec {
  return (frame) => {
    for (;;) {
      const done = body(frame);
      if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
      const made = test(frame);
      if (made !== true && (made === false || !truthyAt(frame, at, made))) return NORMAL;
      payRound();
    }
  };
}
