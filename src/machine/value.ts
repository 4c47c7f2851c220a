// What guest code computes with. Guest primitives are host primitives; everything else is one of the three classes here.
// All guest objects are instances of one class, so that the host sees one hidden class wherever a guest object is touched;
// what makes an array, a function or a proxy special is its `behaviour` and its private `data`.
import type { Span } from "#ground/span.ts";
import { gauges } from "./gauges.ts";
import type { Shape } from "./shape.ts";
import { GuestSymbol, type PropertyKey } from "./symbol.ts";

export type Value = undefined | null | boolean | number | string | bigint | GuestSymbol | GuestObject | Unknown;

/** Where an unknown value came from: the modelled-not outside, or the reason, and the line. `absent`: its code is not at hand, and
 * might do anything to its arguments, so that calling it ends the run. */
export type Origin = { readonly what: string; readonly span: Span | null; readonly absent?: true };

/** A value that nobody could compute. It flows through operators; a branch on it is a decision of the run. */
export class Unknown {
  readonly origin: Origin;
  /** How it was reached from its origin, for people: `fetch(…).status > 200`. */
  readonly text: string;
  /** What a decision on its truth was, so that the same value is never decided twice. */
  truth: boolean | undefined = undefined;

  constructor(origin: Origin, text: string = origin.what) {
    this.origin = origin;
    this.text = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  }

  /** An unknown that depends on this one. */
  derive(text: string): Unknown {
    return new Unknown(this.origin, text);
  }
}

/** A getter and setter pair in a slot. */
export class Accessor {
  readonly get: GuestObject | undefined;
  readonly set: GuestObject | undefined;

  constructor(get: GuestObject | undefined, set: GuestObject | undefined) {
    this.get = get;
    this.set = set;
  }
}

/** A value made when it is first looked at (`fn.prototype`, `error.stack`). */
export class Lazy {
  readonly make: (owner: GuestObject) => Value;

  constructor(make: (owner: GuestObject) => Value) {
    this.make = make;
  }
}

export type Slot = Value | Accessor | Lazy;

/** An own property, complete. */
export type Property =
  | {
      readonly kind: "data";
      readonly value: Value;
      readonly writable: boolean;
      readonly enumerable: boolean;
      readonly configurable: boolean;
    }
  | {
      readonly kind: "accessor";
      readonly get: GuestObject | undefined;
      readonly set: GuestObject | undefined;
      readonly enumerable: boolean;
      readonly configurable: boolean;
    };

/** What `defineProperty` is asked for: absent fields are left as they are, or false and undefined if the property is new. */
export type Descriptor = {
  readonly value?: Value;
  readonly writable?: boolean;
  readonly get?: GuestObject | undefined;
  readonly set?: GuestObject | undefined;
  readonly enumerable?: boolean;
  readonly configurable?: boolean;
};

/** The language's internal methods. Exotic objects override some of `ordinary` (see `object.ts`). */
export type Behaviour = {
  readonly kind: string;
  /** False when names other than indexes and `length` may mean something else than the object's rows: no site may remember them. */
  readonly plainNames: boolean;
  readonly getOwn: (object: GuestObject, key: PropertyKey) => Property | undefined;
  readonly define: (object: GuestObject, key: PropertyKey, descriptor: Descriptor) => boolean;
  readonly has: (object: GuestObject, key: PropertyKey) => boolean;
  readonly get: (object: GuestObject, key: PropertyKey, receiver: Value) => Value;
  readonly set: (object: GuestObject, key: PropertyKey, value: Value, receiver: Value) => boolean;
  readonly remove: (object: GuestObject, key: PropertyKey) => boolean;
  readonly keys: (object: GuestObject) => PropertyKey[];
  readonly getPrototype: (object: GuestObject) => GuestObject | null;
  readonly setPrototype: (object: GuestObject, prototype: GuestObject | null) => boolean;
  readonly isExtensible: (object: GuestObject) => boolean;
  readonly preventExtensions: (object: GuestObject) => boolean;
  /** null: not callable. */
  readonly call: ((object: GuestObject, thisValue: Value, args: Value[]) => Value) | null;
  /** null: not a constructor. */
  readonly construct: ((object: GuestObject, args: Value[], newTarget: GuestObject) => Value) | null;
};

export class GuestObject {
  shape: Shape;
  slots: Slot[];
  /** The prototype of an ordinary object; ask `prototypeOf` unless you know it is no proxy. */
  proto: GuestObject | null;
  behaviour: Behaviour;
  /** Private state of exotic objects and builtins (a Map's entries, a promise's state): an instance of a class of its owner, told by `instanceof`.
   * Call `touch(object)` before changing it in place. */
  data: unknown;
  /** Dense elements of an array (holes are `HOLE`), null for others. */
  elements: Value[] | null;
  /** When it was made or last saved (see `heap.ts`). */
  epoch: number;

  constructor(shape: Shape, slots: Slot[], proto: GuestObject | null, behaviour: Behaviour, data: unknown, elements: Value[] | null) {
    this.shape = shape;
    this.slots = slots;
    this.proto = proto;
    this.behaviour = behaviour;
    this.data = data;
    this.elements = elements;
    this.epoch = gauges.epoch;
    gauges.cells++;
  }
}

export const isObject = (value: unknown): value is GuestObject => value instanceof GuestObject;
export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;
export const isSymbol = (value: unknown): value is GuestSymbol => value instanceof GuestSymbol;
export const isCallable = (value: unknown): value is GuestObject => value instanceof GuestObject && value.behaviour.call !== null;
export const isConstructor = (value: unknown): value is GuestObject => value instanceof GuestObject && value.behaviour.construct !== null;

/** A missing element of a dense array. Never seen by guest code. */
export const HOLE = new GuestSymbol("hole", true);
/** The content of a binding before its declaration ran. Never seen by guest code. */
export const UNINITIALISED = new GuestSymbol("uninitialised", true);

/** An empty list whose host storage is general from the start, so that every site sees one kind of list. Natives that build arrays begin with this. */
export function emptyList(): Value[] {
  const list: Value[] = [undefined];
  list.pop();
  return list;
}
