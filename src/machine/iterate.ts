// The iterator protocol for natives and for the slow paths of compiled code (ECMA-262, 7.4).
// Arrays whose iteration nobody changed are walked directly.
import { getFrom, getMethod } from "./access.ts";
import type { Agent } from "./agent.ts";
import { arrayBehaviour } from "./array.ts";
import { showBriefly, showWithType } from "./brief.ts";
import { attempt, call } from "./call.ts";
import { known, toBoolean } from "./convert.ts";
import { throwTypeError } from "./error.ts";
import { resultShape } from "./layout.ts";
import { ordinary } from "./ordinary.ts";
import type { Realm } from "./realm.ts";
import { emptyShape } from "./shape.ts";
import { UnknownMet } from "./stop.ts";
import { GuestSymbol, wellKnown } from "./symbol.ts";
import { emptyList, GuestObject, HOLE, Unknown, type Value } from "./value.ts";

export class IteratorRecord {
  readonly iterator: GuestObject;
  readonly next: Value;
  done = false;

  constructor(iterator: GuestObject, next: Value) {
    this.iterator = iterator;
    this.next = next;
  }
}

/** What `stepIterator` answers at the end. Never seen by guest code. */
export const DONE = new GuestSymbol("done", true);

/** The `{ value, done }` object. */
export function newResult(realm: Realm, value: Value, done: boolean): GuestObject {
  return new GuestObject(resultShape, [value, done], realm.core.objectPrototype, ordinary, null, null);
}

/** `refusal`: the whole message when the value is not iterable, where the source says more than the value. */
export function getIterator(agent: Agent, iterable: Value, refusal: string | null = null): IteratorRecord {
  if (iterable instanceof Unknown) throw new UnknownMet(iterable);
  const method = iterable === undefined || iterable === null ? undefined : getFrom(agent, iterable, wellKnown.iterator);
  if (method instanceof Unknown) throw new UnknownMet(method);
  if (!(method instanceof GuestObject) || method.behaviour.call === null) {
    return throwTypeError(agent, refusal ?? `${showWithType(iterable)} is not iterable (cannot read property Symbol(Symbol.iterator))`);
  }
  return recordOf(agent, call(agent, method, iterable, []));
}

export function recordOf(agent: Agent, iterator: Value): IteratorRecord {
  if (iterator instanceof Unknown) throw new UnknownMet(iterator);
  if (!(iterator instanceof GuestObject)) return throwTypeError(agent, "Result of the Symbol.iterator method is not an object");
  return new IteratorRecord(iterator, getFrom(agent, iterator, "next"));
}

/** The next value, or `DONE`. */
export function stepIterator(agent: Agent, record: IteratorRecord): Value {
  const result = call(agent, record.next, record.iterator, []);
  return finishStep(agent, record, result);
}

/** Reads a `{ value, done }`; also for awaited results. */
export function finishStep(agent: Agent, record: IteratorRecord, result: Value): Value {
  if (!(known(result) instanceof GuestObject)) return throwTypeError(agent, `Iterator result ${showBriefly(result)} is not an object`);
  const object = result as GuestObject;
  if (object.shape === resultShape) {
    if (object.slots[1] === true) {
      record.done = true;
      return DONE;
    }
    if (object.slots[1] === false) return object.slots[0] as Value;
  }
  if (toBoolean(getFrom(agent, object, "done"))) {
    record.done = true;
    return DONE;
  }
  return getFrom(agent, object, "value");
}

/** Closes an iterator that is left early by something else than an exception. */
export function closeIterator(agent: Agent, record: IteratorRecord): void {
  const method = getMethod(agent, record.iterator, "return");
  if (method === undefined) return;
  const result = call(agent, method, record.iterator, []);
  if (!(result instanceof GuestObject)) throwTypeError(agent, `${showBriefly(result)} is not an object`);
}

/** Closes an iterator that is left by an exception: what closing throws is swallowed, the caller throws on. */
export function closeQuietly(agent: Agent, record: IteratorRecord): void {
  attempt(() => {
    const method = getMethod(agent, record.iterator, "return");
    if (method !== undefined) call(agent, method, record.iterator, []);
  });
}

/** Calls `visit` for each value; an exception in it closes the iterator. */
export function forEachOf(agent: Agent, iterable: Value, visit: (value: Value) => void, refusal: string | null = null): void {
  const elements = directElements(agent.realm, iterable);
  if (elements !== null) {
    for (let at = 0; at < elements.length; at++) {
      const value = elements[at];
      visit(value === HOLE ? undefined : value);
    }
    return;
  }
  const record = getIterator(agent, iterable, refusal);
  for (;;) {
    const value = stepIterator(agent, record);
    if (value === DONE) return;
    agent.spend(1);
    const done = attempt(() => visit(value));
    if (done.ok) continue;
    closeQuietly(agent, record);
    throw done.thrown;
  }
}

export function listOf(agent: Agent, iterable: Value): Value[] {
  const list = emptyList();
  forEachOf(agent, iterable, (value) => {
    list.push(value);
  });
  agent.allocate(list.length);
  return list;
}

/** The elements of an array that would be iterated as the language began, or null. The list is the array's own: it may change while walked. */
export function directElements(realm: Realm, value: Value): Value[] | null {
  if (!(value instanceof GuestObject) || value.behaviour !== arrayBehaviour || value.elements === null) return null;
  const prototype = realm.core.arrayPrototype;
  if (value.proto !== prototype || value.shape !== emptyShape) return null;
  const slot = prototype.shape.find(wellKnown.iterator);
  if (slot < 0 || prototype.slots[slot] !== realm.intrinsics.get("%Array.prototype.values%")) return null;
  const iterator = realm.core.arrayIteratorPrototype;
  const next = iterator.shape.find("next");
  if (next < 0 || iterator.slots[next] !== realm.intrinsics.get("%ArrayIteratorPrototype%.next")) return null;
  return value.elements;
}
