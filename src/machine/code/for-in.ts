// `for … in`: enumerable string keys along the prototype chain, each name once, skipping what was deleted meanwhile.
import type { Statement } from "#ir/program.ts";
import { toObject } from "../convert.ts";
import { AT, type Frame } from "../frame.ts";
import { getOwn, has, ownKeys, prototypeOf } from "../object.ts";
import { running } from "../running.ts";
import { type GuestObject, Unknown, type Value } from "../value.ts";
import { type Builder, type Exec, NORMAL } from "./builder.ts";
import { undecidedAt } from "./fail.ts";
import { payRound } from "./loop.ts";
import { compilePattern } from "./pattern.ts";
import { freshSlots } from "./slots.ts";
import { takenAs } from "./wording.ts";

type ForInNode = Extract<Statement, { kind: "for-in" }>;

export function compileForIn(builder: Builder, node: ForInNode): Exec {
  const object = builder.expression(node.object);
  const { at } = node.object;
  const fresh = freshSlots(node.slots, false);
  return builder.within(node.labels, "loop", ({ breakCode, continueCode }) => {
    const bind = compilePattern(builder, node.target, takenAs(".for"));
    const body = builder.statement(node.body);
    return (frame) => {
      const value = object(frame);
      if (value === undefined || value === null) return NORMAL;
      const target = targetOf(frame, value, at);
      for (const key of keysOf(target)) {
        if (!has(target, key)) continue;
        if (fresh !== null) fresh(frame);
        bind(frame, key);
        const done = body(frame);
        if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
        payRound();
      }
      return NORMAL;
    };
  });
}

export function targetOf(frame: Frame, value: Value, at: number): GuestObject {
  if (value instanceof Unknown) undecidedAt(frame, at, value, "which keys are looped over");
  frame[AT] = at;
  return toObject(running(), value);
}

export function keysOf(target: GuestObject): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (let at: GuestObject | null = target; at !== null; at = prototypeOf(at)) {
    for (const key of ownKeys(at)) {
      if (typeof key !== "string" || seen.has(key)) continue;
      const own = getOwn(at, key);
      if (own === undefined) continue;
      seen.add(key);
      if (own.enumerable) found.push(key);
    }
  }
  return found;
}
