// Destructuring that waits, in its value, its defaults, its keys or where its parts lead.
import type { Expression, Pattern } from "#ir/program.ts";
import { newArray } from "../../array.ts";
import { toPropertyKey } from "../../convert.ts";
import { AT, type Frame, REGISTERS } from "../../frame.ts";
import { gauges } from "../../gauges.ts";
import { closeIterator, closeQuietly, getIterator, type IteratorRecord } from "../../iterate.ts";
import { running } from "../../running.ts";
import { GuestThrow } from "../../stop.ts";
import type { PropertyKey } from "../../symbol.ts";
import { Unknown, type Value } from "../../value.ts";
import { type Exec, NORMAL, SUSPEND } from "../builder.ts";
import { undecidedAt } from "../fail.ts";
import { readTemp, tempSlot, writeTemp } from "../inner.ts";
import { compilePattern, restOfObject } from "../pattern.ts";
import { nextOf, restOf } from "../pattern-array.ts";
import { notIterable, type Taken, takenFrom, takenPart } from "../wording.ts";
import { suspends } from "./suspends.ts";
import { evaluation, type Flatten, type Waiting } from "./waiting.ts";

export function flattenBind(waiting: Waiting, node: Extract<Expression, { kind: "bind" }>, steps: Exec[], flatten: Flatten): Expression {
  const value = flatten(waiting, node.value, steps);
  if (!suspends(node.pattern)) return { ...node, value };
  const slot = tempSlot(waiting.builder);
  steps.push(evaluation(waiting.builder.expression(writeTemp(slot, value))));
  bindSteps(waiting, node.pattern, slot, steps, flatten, takenFrom(node.value));
  return readTemp(slot, node.at);
}

/** Steps that take apart what is in the register `slot`. */
export function bindSteps(
  waiting: Waiting,
  pattern: Pattern,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken = takenPart,
): void {
  if (!suspends(pattern)) {
    const bind = compilePattern(waiting.builder, pattern, taken);
    steps.push((frame) => {
      bind(frame, frame[REGISTERS + slot] as Value);
      return NORMAL;
    });
    return;
  }
  switch (pattern.kind) {
    case "place": {
      const at = pattern.at;
      const assign = flatten(waiting, { kind: "set", at, init: pattern.init, place: pattern.place, value: readTemp(slot, at) }, steps);
      steps.push(evaluation(waiting.builder.expression(assign)));
      return;
    }
    case "default":
      return defaultSteps(waiting, pattern, slot, steps, flatten);
    case "object":
      return objectSteps(waiting, pattern, slot, steps, flatten, taken);
    case "array":
      return arraySteps(waiting, pattern, slot, steps, flatten, taken);
  }
}

function defaultSteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "default" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
): void {
  const filled: Exec[] = [];
  const value = flatten(waiting, pattern.value, filled);
  filled.push(evaluation(waiting.builder.expression(writeTemp(slot, value))));
  steps.push(
    waiting.choose(
      (frame) => frame[REGISTERS + slot] === undefined,
      waiting.sequence(filled),
      () => NORMAL,
    ),
  );
  bindSteps(waiting, pattern.pattern, slot, steps, flatten);
}

/** Property by property: its name, where it leads, its value, what becomes of it. */
function objectSteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "object" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken,
): void {
  const { builder } = waiting;
  const { at } = pattern;
  bindSteps(waiting, { ...pattern, properties: [], rest: null }, slot, steps, flatten, taken);
  const names: number[] = [];
  for (const property of pattern.properties) {
    const name = tempSlot(builder);
    const key = builder.expression(flatten(waiting, property.key, steps));
    names.push(name);
    steps.push((frame) => {
      frame[REGISTERS + name] = nameOf(frame, key(frame), property.key.at);
      return NORMAL;
    });
    const part = prepare(waiting, property.pattern, steps, flatten);
    const value = tempSlot(builder);
    const simple: Pattern = { kind: "object", at, properties: [{ key: readTemp(name, at), pattern: placePattern(value, at) }], rest: null };
    bindSteps(waiting, simple, slot, steps, flatten, taken);
    bindSteps(waiting, part, value, steps, flatten);
  }
  if (pattern.rest === null) return;
  const part = prepare(waiting, pattern.rest, steps, flatten);
  const rest = tempSlot(builder);
  steps.push((frame) => {
    const seen = new Set(names.map((name) => frame[REGISTERS + name] as PropertyKey));
    frame[REGISTERS + rest] = restOfObject(frame, frame[REGISTERS + slot] as Value, seen, at);
    return NORMAL;
  });
  bindSteps(waiting, part, rest, steps, flatten);
}

function nameOf(frame: Frame, key: Value, at: number): PropertyKey {
  if (key instanceof Unknown) return undecidedAt(frame, at, key, "the name of a property");
  frame[AT] = at;
  return toPropertyKey(running(), key);
}

function arraySteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "array" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken,
): void {
  const { builder } = waiting;
  const record = builder.temp();
  const refusal = notIterable(taken);
  steps.push((frame) => {
    frame[record] = openPattern(frame, frame[REGISTERS + slot] as Value, pattern.at, refusal);
    return NORMAL;
  });
  const parts: Exec[] = [];
  for (const item of pattern.items) partSteps(waiting, item, parts, flatten, (frame) => nextOf(frame[record] as IteratorRecord));
  if (pattern.rest !== null)
    partSteps(waiting, pattern.rest, parts, flatten, (frame) => newArray(running().realm, restOf(frame[record] as IteratorRecord)));
  steps.push(closing(waiting.sequence(parts), record));
}

/** Where the part leads, then its value, then what becomes of it. */
function partSteps(waiting: Waiting, part: Pattern | null, steps: Exec[], flatten: Flatten, take: (frame: Frame) => Value): void {
  const slot = tempSlot(waiting.builder);
  const prepared = part === null ? null : prepare(waiting, part, steps, flatten);
  steps.push((frame) => {
    frame[REGISTERS + slot] = take(frame);
    return NORMAL;
  });
  if (prepared !== null) bindSteps(waiting, prepared, slot, steps, flatten);
}

/** The pattern with the parts of its target evaluated by steps before. */
function prepare(waiting: Waiting, part: Pattern, steps: Exec[], flatten: Flatten): Pattern {
  if (part.kind === "default") return { ...part, pattern: prepare(waiting, part.pattern, steps, flatten) };
  if (part.kind !== "place") return part;
  const { place } = part;
  const keep = (node: Expression): Expression => waiting.keep(steps, flatten(waiting, node, steps));
  switch (place.kind) {
    case "member":
    case "private":
      return { ...part, place: { ...place, object: keep(place.object) } };
    case "index":
      return { ...part, place: { ...place, object: keep(place.object), key: keep(place.key) } };
    case "super":
      return { ...part, place: { ...place, key: keep(place.key) } };
    default:
      return part;
  }
}

function openPattern(frame: Frame, value: Value, at: number, refusal: string | null): IteratorRecord {
  frame[AT] = at;
  if (value instanceof Unknown) undecidedAt(frame, at, value, "what is taken apart");
  return getIterator(running(), value, refusal);
}

/** However the parts are left, an iterator that is not done is closed. */
function closing(parts: Exec, record: number): Exec {
  return (frame) => {
    const { depth } = gauges;
    let done: number;
    try {
      done = parts(frame);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = depth;
      const left = frame[record] as IteratorRecord;
      if (!left.done) closeQuietly(running(), left);
      throw signal;
    }
    const left = frame[record] as IteratorRecord;
    if (done !== SUSPEND && !left.done) closeIterator(running(), left);
    return done;
  };
}

const placePattern = (slot: number, at: number): Pattern => ({
  kind: "place",
  at,
  init: true,
  place: { kind: "variable", name: "", check: false, fixed: false, variable: { kind: "register", slot } },
});
