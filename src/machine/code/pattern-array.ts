// Array patterns: arrays nobody interfered with are read by index, everything else by its iterator.
import type { Pattern } from "#ir/program.ts";
import { newArray } from "../array.ts";
import { attempt } from "../call.ts";
import { AT, type Frame } from "../frame.ts";
import { closeIterator, closeQuietly, DONE, directElements, getIterator, type IteratorRecord, stepIterator } from "../iterate.ts";
import { running } from "../running.ts";
import { emptyList, HOLE, Unknown, type Value } from "../value.ts";

type Bind = (frame: Frame, value: Value) => void;
type Part = { readonly prepare: ((frame: Frame) => void) | null; readonly bind: Bind };
type ArrayPattern = Extract<Pattern, { kind: "array" }>;

export function compileArrayPattern(pattern: ArrayPattern, compile: (inner: Pattern) => Part, refusal: string | null): Bind {
  const items = pattern.items.map((each) => (each === null ? null : compile(each)));
  const rest = pattern.rest === null ? null : compile(pattern.rest);
  const { at } = pattern;
  return (frame, value) => {
    if (value instanceof Unknown) return bindUnknown(frame, value, items, rest);
    frame[AT] = at;
    const elements = directElements(running().realm, value);
    if (elements !== null) bindElements(frame, elements, items, rest);
    else bindIterated(frame, value, { items, rest, at, refusal });
  };
}

type Items = ReadonlyArray<Part | null>;

/** Every part of an unknown is unknown. */
function bindUnknown(frame: Frame, value: Unknown, items: Items, rest: Part | null): void {
  for (let index = 0; index < items.length; index++) bindPart(frame, items[index] ?? null, value.derive(`${value.text}[${index}]`));
  bindPart(frame, rest, value.derive(`[...${value.text}]`));
}

function bindPart(frame: Frame, part: Part | null, value: Value): void {
  if (part === null) return;
  if (part.prepare !== null) part.prepare(frame);
  part.bind(frame, value);
}

function bindElements(frame: Frame, elements: readonly Value[], items: Items, rest: Part | null): void {
  for (let index = 0; index < items.length; index++) {
    const part = items[index];
    if (part == null) continue;
    if (part.prepare !== null) part.prepare(frame);
    const value = elements[index];
    part.bind(frame, value === HOLE ? undefined : value);
  }
  if (rest === null) return;
  if (rest.prepare !== null) rest.prepare(frame);
  const list = emptyList();
  for (let index = items.length; index < elements.length; index++) list.push(elements[index] === HOLE ? undefined : elements[index]);
  rest.bind(frame, newArray(running().realm, list));
}

type Parts = { readonly items: Items; readonly rest: Part | null; readonly at: number; readonly refusal: string | null };

function bindIterated(frame: Frame, value: Value, { items, rest, at, refusal }: Parts): void {
  const agent = running();
  const record = getIterator(agent, value, refusal);
  const done = attempt(() => {
    for (const part of items) {
      if (part !== null && part.prepare !== null) part.prepare(frame);
      frame[AT] = at;
      const next = nextOf(record);
      if (part !== null) part.bind(frame, next);
    }
    if (rest === null) return;
    if (rest.prepare !== null) rest.prepare(frame);
    rest.bind(frame, newArray(agent.realm, restOf(record)));
  });
  if (!done.ok) {
    if (!record.done) closeQuietly(agent, record);
    throw done.thrown;
  }
  if (!record.done) closeIterator(agent, record);
}

/** All that an iterator still gives. */
export function restOf(record: IteratorRecord): Value[] {
  const list = emptyList();
  while (!record.done) {
    const next = stepOrFinish(record);
    if (next === DONE) break;
    running().spend(1);
    list.push(next);
  }
  return list;
}

/** The next value, undefined past the end. */
export function nextOf(record: IteratorRecord): Value {
  if (record.done) return undefined;
  const next = stepOrFinish(record);
  return next === DONE ? undefined : next;
}

/** An iterator that throws is not asked again, and not closed. */
function stepOrFinish(record: IteratorRecord): Value {
  const done = attempt(() => stepIterator(running(), record));
  if (done.ok) return done.value;
  record.done = true;
  throw done.thrown;
}
