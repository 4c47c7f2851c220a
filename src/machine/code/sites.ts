// Property access that remembers: a site keeps "receiver shape (and the shapes up to the holder) → slot" for a few shapes.
// The prototype is not part of a shape, so every object on the way is compared by its shape; nothing needs invalidation.

import { gauges } from "../gauges.ts";
import { touch } from "../heap.ts";
import { ACCESSOR, LAZY, PLAIN, type Shape, WRITABLE } from "../shape.ts";
import type { PropertyKey } from "../symbol.ts";
import { arrayIndexOf } from "../symbol.ts";
import type { Accessor, GuestObject, Slot, Value } from "../value.ts";

/** After so many misses a site stops learning. */
const MISSES_MAX = 64;

class GetEntry {
  readonly shape: Shape;
  readonly slot: number;
  /** The shapes of the prototypes up to the holder; null when the receiver holds the property itself. */
  readonly path: readonly Shape[] | null;
  /** The property is nowhere: `path` is the whole chain. */
  readonly absent: boolean;
  /** The slot holds an accessor. */
  readonly accessor: boolean;

  constructor(parts: {
    readonly shape: Shape;
    readonly slot: number;
    readonly path: readonly Shape[] | null;
    readonly absent: boolean;
    readonly accessor: boolean;
  }) {
    this.shape = parts.shape;
    this.slot = parts.slot;
    this.path = parts.path;
    this.absent = parts.absent;
    this.accessor = parts.accessor;
  }
}

export class GetSite {
  readonly key: PropertyKey;
  first: GetEntry | null = null;
  second: GetEntry | null = null;
  third: GetEntry | null = null;
  fourth: GetEntry | null = null;
  misses = 0;

  constructor(key: PropertyKey) {
    this.key = key;
  }
}

/** Marks that an entry did not fit after all. */
const MISS = Symbol("miss");

export function getVia(site: GetSite, object: GuestObject, receiver: Value): Value {
  const shape = object.shape;
  let entry = site.first;
  if (entry !== null) {
    if (entry.shape !== shape) {
      entry = site.second;
      if (entry !== null && entry.shape !== shape) {
        entry = site.third;
        if (entry !== null && entry.shape !== shape) entry = site.fourth;
      }
    }
    if (entry !== null && entry.shape === shape) {
      const held = entry.path === null ? object.slots[entry.slot] : along(entry, object);
      if (held !== MISS) return entry.accessor ? askGetter(held as Accessor, receiver) : (held as Value);
    }
  }
  return miss(site, object, receiver);
}

function askGetter({ get }: Accessor, receiver: Value): Value {
  return get === undefined ? undefined : get.behaviour.call!(get, receiver, []);
}

function along(entry: GetEntry, object: GuestObject): Slot | typeof MISS {
  const path = entry.path!;
  let at = object.proto;
  const last = path.length - 1;
  for (let step = 0; step < last; step++) {
    if (at === null || at.shape !== path[step]) return MISS;
    at = at.proto;
  }
  if (at === null || at.shape !== path[last]) return MISS;
  if (!entry.absent) return at.slots[entry.slot];
  return at.proto === null ? undefined : MISS;
}

function miss(site: GetSite, object: GuestObject, receiver: Value): Value {
  if (site.misses < MISSES_MAX) {
    site.misses++;
    learnGet(site, object);
  }
  return object.behaviour.get(object, site.key, receiver);
}

/** Indexes and `length` may be special on the receiver: sites remember them only where they are plain rows. */
const isSpecialKey = (key: PropertyKey): boolean => key === "length" || arrayIndexOf(key) >= 0;

function learnGet(site: GetSite, object: GuestObject): void {
  const path: Shape[] = [];
  const key = site.key;
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    if (!at.behaviour.plainNames || at.shape.dictionary) return;
    if (at !== object) path.push(at.shape);
    const slot = at.shape.find(key);
    if (slot >= 0) {
      const bits = at.shape.attributesAt(slot);
      if ((bits & LAZY) !== 0 || (path.length > 0 && isSpecialKey(key))) return;
      remember(
        site,
        new GetEntry({
          shape: object.shape,
          slot,
          path: path.length === 0 ? null : path,
          absent: false,
          accessor: (bits & ACCESSOR) !== 0,
        }),
      );
      return;
    }
  }
  if (path.length > 0 && !isSpecialKey(key))
    remember(site, new GetEntry({ shape: object.shape, slot: -1, path, absent: true, accessor: false }));
}

function remember(site: GetSite, entry: GetEntry): void {
  if (site.first === null || site.first.shape === entry.shape) site.first = entry;
  else if (site.second === null || site.second.shape === entry.shape) site.second = entry;
  else if (site.third === null || site.third.shape === entry.shape) site.third = entry;
  else if (site.fourth === null || site.fourth.shape === entry.shape) site.fourth = entry;
  else if (site.misses < MISSES_MAX) {
    // Too many shapes for the site: keep the newest first, it is the likeliest next.
    site.fourth = entry;
  }
}

class SetEntry {
  readonly shape: Shape;
  readonly slot: number;
  /** The shape after adding the property; null when it is there already. */
  readonly next: Shape | null;
  /** When adding: the shapes of the whole prototype chain, none of which knows the name. */
  readonly path: readonly Shape[];

  constructor(shape: Shape, slot: number, next: Shape | null, path: readonly Shape[]) {
    this.shape = shape;
    this.slot = slot;
    this.next = next;
    this.path = path;
  }
}

export class SetSite {
  readonly key: PropertyKey;
  first: SetEntry | null = null;
  second: SetEntry | null = null;
  third: SetEntry | null = null;
  misses = 0;

  constructor(key: PropertyKey) {
    this.key = key;
  }
}

/** False where strict code throws. */
export function setVia(site: SetSite, object: GuestObject, value: Value): boolean {
  const shape = object.shape;
  let entry = site.first;
  if (entry !== null) {
    if (entry.shape !== shape) {
      entry = site.second;
      if (entry !== null && entry.shape !== shape) entry = site.third;
    }
    if (entry !== null && entry.shape === shape) {
      if (entry.next === null) {
        if (object.epoch !== gauges.epoch) touch(object);
        object.slots[entry.slot] = value;
        return true;
      }
      if (addVia(entry, object, value)) return true;
    }
  }
  return missSet(site, object, value);
}

function addVia(entry: SetEntry, object: GuestObject, value: Value): boolean {
  const path = entry.path;
  let at = object.proto;
  for (let step = 0; step < path.length; step++) {
    if (at === null || at.shape !== path[step]) return false;
    at = at.proto;
  }
  if (at !== null) return false;
  if (object.epoch !== gauges.epoch) touch(object);
  const slots = object.slots;
  if (entry.slot < slots.length) slots[entry.slot] = value;
  else object.slots = widened(slots, value);
  object.shape = entry.next!;
  return true;
}

/** A copy with room for more; doubled by hand, since the host would reserve seventeen places. */
function widened(slots: Slot[], value: Value): Slot[] {
  const room = slots.length < 2 ? 2 : slots.length;
  const wider = slots.slice();
  wider.push(value);
  for (let more = 1; more < room; more++) wider.push(undefined);
  return wider;
}

function missSet(site: SetSite, object: GuestObject, value: Value): boolean {
  if (site.misses >= MISSES_MAX || !object.behaviour.plainNames || isSpecialKey(site.key)) {
    return object.behaviour.set(object, site.key, value, object);
  }
  site.misses++;
  const before = object.shape;
  const done = object.behaviour.set(object, site.key, value, object);
  if (done && !before.dictionary && !object.shape.dictionary) learnSet(site, object, before);
  return done;
}

function learnSet(site: SetSite, object: GuestObject, before: Shape): void {
  const slot = object.shape.find(site.key);
  if (slot < 0) return;
  if (object.shape === before) {
    const bits = before.attributesAt(slot);
    if ((bits & (ACCESSOR | LAZY | WRITABLE)) === WRITABLE) rememberSet(site, new SetEntry(before, slot, null, []));
    return;
  }
  // It was added: exactly one row, by assignment.
  if (object.shape.count !== before.count + 1 || slot !== before.count || object.shape.attributesAt(slot) !== PLAIN) return;
  const path: Shape[] = [];
  for (let at = object.proto; at !== null; at = at.proto) {
    if (!at.behaviour.plainNames || at.shape.dictionary || at.shape.find(site.key) >= 0) return;
    path.push(at.shape);
  }
  rememberSet(site, new SetEntry(before, slot, object.shape, path));
}

function rememberSet(site: SetSite, entry: SetEntry): void {
  if (site.first === null || site.first.shape === entry.shape) site.first = entry;
  else if (site.second === null || site.second.shape === entry.shape) site.second = entry;
  else site.third = entry;
}
