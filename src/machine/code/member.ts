// Reading properties: `o.name`, `o[key]`, `o.#name`, `super.name`.
import { getFrom, refusedRead } from "../access.ts";
import { arrayBehaviour, getElement } from "../array.ts";
import { showBriefly } from "../brief.ts";
import { toPropertyKey } from "../convert.ts";
import { AT, type Frame } from "../frame.ts";
import { readSlot } from "../ordinary.ts";
import { running, thread } from "../running.ts";
import { GuestSymbol } from "../symbol.ts";
import { GuestObject, HOLE, Unknown, type Value } from "../value.ts";
import type { Eval } from "./builder.ts";
import { failAt } from "./fail.ts";
import { GetSite, getVia } from "./sites.ts";

export function readMember(object: Eval, key: string, at: number): Eval {
  if (key === "length") return readLength(object, at);
  const site = new GetSite(key);
  return (frame) => {
    const target = object(frame);
    frame[AT] = at;
    if (target instanceof GuestObject) return getVia(site, target, target);
    return memberOf(site, target);
  };
}

function readLength(object: Eval, at: number): Eval {
  const site = new GetSite("length");
  return (frame) => {
    const target = object(frame);
    if (typeof target === "string") return target.length;
    if (target instanceof GuestObject && target.behaviour === arrayBehaviour && target.elements !== null) return target.elements.length;
    frame[AT] = at;
    return target instanceof GuestObject ? getVia(site, target, target) : memberOf(site, target);
  };
}

/** A named property of anything, at a site. The place in the frame is noted already. */
export function memberOf(site: GetSite, target: Value): Value {
  if (target instanceof GuestObject) return getVia(site, target, target);
  if (typeof target === "string" && site.key !== "length") return getVia(site, thread.core.stringPrototype, target);
  if (typeof target === "number") return getVia(site, thread.core.numberPrototype, target);
  return getFrom(running(), target, site.key);
}

export function readIndex(object: Eval, key: Eval, at: number): Eval {
  return (frame) => {
    const target = object(frame);
    const index = key(frame);
    if (typeof index === "number" && target instanceof GuestObject) {
      const elements = target.elements;
      if (elements !== null && index >= 0 && index < elements.length) {
        const value = elements[index];
        if (value !== HOLE && (value !== undefined || Number.isInteger(index))) return value;
      }
    }
    frame[AT] = at;
    return indexOf(frame, target, index, at);
  };
}

/** `target[key]` for anything. */
export function indexOf(frame: Frame, target: Value, key: Value, at: number): Value {
  if (target instanceof GuestObject) {
    if (typeof key === "string") return target.behaviour.get(target, key, target);
    if (key instanceof Unknown) return key.derive(`${showBriefly(target)}[${key.text}]`);
    if (typeof key === "number" && target.behaviour === arrayBehaviour && target.elements !== null && key >>> 0 === key)
      return getElement(target, key, target);
    return target.behaviour.get(target, toPropertyKey(running(), key), target);
  }
  if (typeof target === "string" && typeof key === "number" && key >= 0 && key < target.length && Number.isInteger(key)) return target[key];
  if (target === undefined || target === null) {
    if (key instanceof Unknown) return failAt(frame, at, "TypeError", `Cannot read properties of ${target}`);
    // An object is not asked for its text: the base comes first.
    const name = key instanceof GuestSymbol ? key : showKey(key);
    return failAt(frame, at, "TypeError", refusedRead(target, name));
  }
  if (key instanceof Unknown) return key.derive(`${showBriefly(target)}[${key.text}]`);
  return getFrom(running(), target, toPropertyKey(running(), key));
}

const showKey = (key: Value): string => (typeof key === "string" ? key : showBriefly(key));

/** `o.#name`: only own rows, and only of objects that have it. */
export function readPrivate(object: Eval, name: Eval, text: string, at: number): Eval {
  return (frame) => {
    const target = object(frame);
    return privateOf(frame, target, name(frame) as GuestSymbol, text, at);
  };
}

export function privateOf(frame: Frame, target: Value, name: GuestSymbol, text: string, at: number): Value {
  if (target instanceof Unknown) return target.derive(`${target.text}.${text}`);
  const slot = target instanceof GuestObject ? target.shape.find(name) : -1;
  if (slot < 0 && name.owner !== null) return failAt(frame, at, "TypeError", `Receiver must be ${name.owner}`);
  if (slot < 0) return failAt(frame, at, "TypeError", `Cannot read private member ${text} from an object whose class did not declare it`);
  frame[AT] = at;
  const holder = target as GuestObject;
  const held = holder.slots[slot];
  if (held instanceof GuestObject || typeof held !== "object") return held;
  const value = readSlot(holder, slot, holder);
  if (value === undefined && holder.slots[slot] !== undefined) return failGetter(frame, holder, name, text, at);
  return value;
}

/** A private accessor without a getter. */
function failGetter(frame: Frame, holder: GuestObject, name: GuestSymbol, text: string, at: number): Value {
  const own = holder.behaviour.kind === "proxy" ? undefined : holder.shape.find(name);
  if (own === undefined) return undefined;
  const held = holder.slots[own] as { get?: unknown };
  return held.get === undefined ? failAt(frame, at, "TypeError", `'${text}' was defined without a getter`) : undefined;
}

export function readSuper(home: Eval, self: Eval, key: Eval, at: number): Eval {
  return (frame) => {
    const receiver = self(frame);
    const name = key(frame);
    return superOf(frame, home(frame), receiver, name, at);
  };
}

/** `super[key]`: asked of the prototype of the home object, for the receiver. */
export function superOf(frame: Frame, home: Value, receiver: Value, key: Value, at: number): Value {
  const holder = superBase(frame, home, at);
  frame[AT] = at;
  if (key instanceof Unknown) return key.derive(`super[${key.text}]`);
  const name = toPropertyKey(running(), key);
  if (holder === null) return failAt(frame, at, "TypeError", refusedRead(null, name));
  return holder.behaviour.get(holder, name, receiver);
}

/** Where `super` looks: null below an object without a prototype. Code compiled from text has no home. */
export function superBase(frame: Frame, home: Value, at: number): GuestObject | null {
  if (!(home instanceof GuestObject)) return failAt(frame, at, "SyntaxError", "'super' keyword unexpected here");
  return home.behaviour.getPrototype(home);
}
