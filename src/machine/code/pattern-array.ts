// Array patterns: arrays nobody interfered with are read by index, everything else by its iterator.
import type { Pattern } from "#ir/program.ts";
import { newArray } from "../array.ts";
import { attempt } from "../call.ts";
import { AT, type Frame } from "../frame.ts";
import { closeIterator, closeQuietly, DONE, directElements, getIterator, type IteratorRecord, stepIterator } from "../iterate.ts";
import { running } from "../running.ts";
import { emptyList, HOLE, Unknown, type Value } from "../value.ts";

type Bind = (frame: Frame, value: Value) => void;
type ArrayPattern = Extract<Pattern, { kind: "array" }>;

export function compileArrayPattern(pattern: ArrayPattern, compile: (inner: Pattern) => Bind, refusal: string | null): Bind {
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

type Items = ReadonlyArray<Bind | null>;

/** Every part of an unknown is unknown. */
function bindUnknown(frame: Frame, value: Unknown, items: Items, rest: Bind | null): void {
  for (let index = 0; index < items.length; index++) items[index]?.(frame, value.derive(`${value.text}[${index}]`));
  rest?.(frame, value.derive(`[...${value.text}]`));
}

function bindElements(frame: Frame, elements: readonly Value[], items: Items, rest: Bind | null): void {
  for (let index = 0; index < items.length; index++) {
    const bind = items[index];
    const value = elements[index];
    if (bind != null) bind(frame, value === HOLE ? undefined : value);
  }
  if (rest === null) return;
  const list = emptyList();
  for (let index = items.length; index < elements.length; index++) list.push(elements[index] === HOLE ? undefined : elements[index]);
  rest(frame, newArray(running().realm, list));
}

type Parts = { readonly items: Items; readonly rest: Bind | null; readonly at: number; readonly refusal: string | null };

function bindIterated(frame: Frame, value: Value, { items, rest, at, refusal }: Parts): void {
  const agent = running();
  const record = getIterator(agent, value, refusal);
  for (const bind of items) {
    frame[AT] = at;
    const next = step(record);
    if (bind !== null) guarded(record, () => bind(frame, next));
  }
  if (rest !== null) {
    const list = emptyList();
    for (;;) {
      const next = record.done ? DONE : stepOrFinish(record);
      if (next === DONE) break;
      agent.spend(1);
      list.push(next);
    }
    rest(frame, newArray(agent.realm, list));
    return;
  }
  if (!record.done) closeIterator(agent, record);
}

function step(record: IteratorRecord): Value {
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

/** Closes the iterator when binding throws. */
function guarded(record: IteratorRecord, work: () => void): void {
  const done = attempt(work);
  if (done.ok) return;
  if (!record.done) closeQuietly(running(), record);
  throw done.thrown;
}
