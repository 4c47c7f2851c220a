// `switch`: cases are compared strictly in order; a comparison with an unknown is a decision.
import type { Statement } from "#ir/program.ts";
import type { Frame } from "../frame.ts";
import type { Value } from "../value.ts";
import { slow } from "./arithmetic.ts";
import { type Builder, type Eval, type Exec, NORMAL } from "./builder.ts";
import { truthyAt } from "./fail.ts";
import { sequence } from "./sequence.ts";
import { freshSlots } from "./slots.ts";
import { tracedSwitch } from "./traced.ts";

type SwitchNode = Extract<Statement, { kind: "switch" }>;

export function compileSwitch(builder: Builder, node: SwitchNode): Exec {
  const value = builder.expression(node.value);
  const choose = tracedSwitch(builder, compileChoice(builder, node), node.at);
  const fresh = freshSlots(node.slots, false);
  const functions = sequence(node.functions.map((each) => builder.statement(each)));
  return builder.within(node.labels, "switch", ({ breakCode }) => {
    const bodies = node.cases.map((each) => sequence(each.body.map((part) => builder.statement(part))));
    return (frame) => {
      const made = value(frame);
      if (fresh !== null) fresh(frame);
      functions(frame);
      for (let at = choose(frame, made); at < bodies.length; at++) {
        const done = bodies[at]!(frame);
        if (done !== NORMAL) return done === breakCode ? NORMAL : done;
      }
      return NORMAL;
    };
  });
}

/** The index of the case to begin with; past the last one when none fits. */
export function compileChoice(builder: Builder, node: SwitchNode): (frame: Frame, value: Value) => number {
  const tests = node.cases.map((each) => (each.test === null ? null : builder.expression(each.test)));
  const places = node.cases.map((each) => each.test?.at ?? node.at);
  const fallback = tests.indexOf(null);
  return (frame, value) => {
    for (let at = 0; at < tests.length; at++) {
      const test = tests[at];
      if (test != null && fits(frame, places[at]!, value, test)) return at;
    }
    return fallback < 0 ? tests.length : fallback;
  };
}

function fits(frame: Frame, at: number, value: Value, test: Eval): boolean {
  const wanted = test(frame);
  if (typeof wanted === "string" || typeof wanted === "number") {
    if (typeof value === "string" || typeof value === "number") return wanted === value;
  }
  return truthyAt(frame, at, slow(frame, at, "===", value, wanted));
}
