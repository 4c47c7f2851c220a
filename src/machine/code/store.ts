// Writing and deleting properties: `o.name = v`, `o[key] = v`, `o.#name = v`, `super.name = v`, `delete o.name`.
import { keyText, refusedRemoval, refusedWrite } from "../access.ts";
import { showBriefly } from "../brief.ts";
import { toObject, toPropertyKey } from "../convert.ts";
import { throwTypeError } from "../error.ts";
import { AT, type Frame } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { touch } from "../heap.ts";
import { expectComputed } from "../ordinary.ts";
import { running } from "../running.ts";
import { ACCESSOR, WRITABLE } from "../shape.ts";
import { arrayIndexOf, type GuestSymbol, type PropertyKey } from "../symbol.ts";
import { type Accessor, GuestObject, HOLE, Unknown, type Value } from "../value.ts";
import { prototypeOfPrimitive } from "../wrapper.ts";
import type { Eval } from "./builder.ts";
import { failAt, undecidedAt } from "./fail.ts";
import { superBase } from "./member.ts";
import { SetSite, setVia } from "./sites.ts";

export function writeMember(object: Eval, key: string, value: Eval, strict: boolean, at: number): Eval {
  const site = new SetSite(key);
  return (frame) => {
    const target = object(frame);
    const made = value(frame);
    frame[AT] = at;
    storeMember(frame, site, target, made, strict, at);
    return made;
  };
}

/** Stores a named property of anything, at a site. */
export function storeMember(frame: Frame, site: SetSite, target: Value, value: Value, strict: boolean, at: number): void {
  if (target instanceof GuestObject) {
    if (!setVia(site, target, value) && strict) throwTypeError(running(), refusedWrite(target, site.key));
    return;
  }
  storeOnOther(frame, target, site.key, value, strict, at);
}

/** Assignment to a property of something that is no object. */
function storeOnOther(frame: Frame, target: Value, key: PropertyKey, value: Value, strict: boolean, at: number): void {
  if (target === undefined || target === null)
    failAt(frame, at, "TypeError", `Cannot set properties of ${target} (setting '${keyText(key)}')`);
  // What is written to an unknown cannot be read back as anything else than unknown.
  if (target instanceof Unknown) return;
  if (typeof target === "string" && (key === "length" || (arrayIndexOf(key) >= 0 && arrayIndexOf(key) < target.length))) {
    if (strict) failAt(frame, at, "TypeError", `Cannot assign to read only property '${keyText(key)}' of string '${target}'`);
    return;
  }
  const prototype = prototypeOfPrimitive(running().realm, target as string);
  if (!prototype.behaviour.set(prototype, key, value, target) && strict) {
    failAt(
      frame,
      at,
      "TypeError",
      `Cannot create property '${keyText(key)}' on ${typeof target} '${String(typeof target === "object" ? showBriefly(target) : target)}'`,
    );
  }
}

export function writeIndex(object: Eval, key: Eval, value: Eval, strict: boolean, at: number): Eval {
  return (frame) => {
    const target = object(frame);
    const index = key(frame);
    const made = value(frame);
    frame[AT] = at;
    storeIndex(frame, target, index, made, strict, at);
    return made;
  };
}

export function storeIndex(frame: Frame, target: Value, key: Value, value: Value, strict: boolean, at: number): void {
  if (target instanceof GuestObject) {
    if (typeof key === "number" && target.elements !== null && target.data === null && key >>> 0 === key) {
      const length = target.elements.length;
      if (key < length ? target.elements[key] !== HOLE : key === length) {
        if (target.epoch !== gauges.epoch) touch(target);
        if (key < length) target.elements[key] = value;
        else append(target, value);
        return;
      }
    }
    if (key instanceof Unknown) undecidedAt(frame, at, key, "which property is written");
    const name = typeof key === "string" ? key : toPropertyKey(running(), key);
    if (typeof name === "string") expectComputed(target);
    if (!target.behaviour.set(target, name, value, target) && strict) throwTypeError(running(), refusedWrite(target, name));
    return;
  }
  if (target === undefined || target === null)
    failAt(frame, at, "TypeError", `Cannot set properties of ${target} (setting '${showKey(key)}')`);
  if (target instanceof Unknown || key instanceof Unknown) return;
  storeOnOther(frame, target, toPropertyKey(running(), key), value, strict, at);
}

function append(target: GuestObject, value: Value): void {
  target.elements!.push(value);
  gauges.cells++;
}

const showKey = (key: Value): string => (typeof key === "string" ? key : showBriefly(key));

export function storePrivate(frame: Frame, target: Value, name: GuestSymbol, text: string, value: Value, at: number): void {
  if (target instanceof Unknown) return;
  const slot = target instanceof GuestObject ? target.shape.find(name) : -1;
  if (slot < 0) failAt(frame, at, "TypeError", `Cannot write private member ${text} to an object whose class did not declare it`);
  const holder = target as GuestObject;
  const bits = holder.shape.attributesAt(slot);
  if ((bits & ACCESSOR) !== 0) {
    const setter = (holder.slots[slot] as Accessor).set;
    if (setter === undefined) failAt(frame, at, "TypeError", `'${text}' was defined without a setter`);
    frame[AT] = at;
    setter.behaviour.call!(setter, holder, [value]);
    return;
  }
  if ((bits & WRITABLE) === 0) failAt(frame, at, "TypeError", `Private method '${text}' is not writable`);
  if (holder.epoch !== gauges.epoch) touch(holder);
  holder.slots[slot] = value;
}

export type SuperWrite = {
  readonly home: Value;
  readonly self: Value;
  readonly key: Value;
  readonly value: Value;
  readonly strict: boolean;
};

export function storeSuper(frame: Frame, { home, self, key, value, strict }: SuperWrite, at: number): void {
  const holder = superBase(frame, home, at);
  const name = toPropertyKey(running(), key);
  frame[AT] = at;
  if (holder === null) failAt(frame, at, "TypeError", `Cannot set properties of null (setting '${keyText(name)}')`);
  if (!holder.behaviour.set(holder, name, value, self) && strict) {
    failAt(frame, at, "TypeError", `Cannot assign to read only property '${keyText(name)}' of object`);
  }
}

export function deleteMember(object: Eval, key: Eval, strict: boolean, at: number): Eval {
  return (frame) => {
    const target = object(frame);
    const name = key(frame);
    if (target instanceof Unknown) return true;
    if (name instanceof Unknown) return undecidedAt(frame, at, name, "which property is deleted");
    if (target === undefined || target === null) return failAt(frame, at, "TypeError", "Cannot convert undefined or null to object");
    frame[AT] = at;
    const agent = running();
    const holder = toObject(agent, target);
    const property = toPropertyKey(agent, name);
    const done = holder.behaviour.remove(holder, property);
    if (!done && strict) return throwTypeError(agent, refusedRemoval(holder, property));
    return done;
  };
}
