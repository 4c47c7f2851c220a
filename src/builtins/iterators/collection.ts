// The iterators of Map and Set: https://tc39.es/ecma262/#sec-map-iterator-objects
import type { Agent } from "#machine/agent.ts";
import { touch } from "#machine/heap.ts";
import { newResult } from "#machine/iterate.ts";
import { defineMethod } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import type { Entries } from "../collections/entries.ts";
import { expectData } from "../collections/receiver.ts";
import { arrayOf } from "../list.ts";
import { defineTag } from "../table.ts";
import type { Kind } from "./array.ts";

class CollectionIteratorData {
  /** Null when done. */
  collection: GuestObject | null;
  readonly kind: Kind;
  last: number;
  hint: number;

  constructor(collection: GuestObject | null, kind: Kind, last: number, hint: number) {
    this.collection = collection;
    this.kind = kind;
    this.last = last;
    this.hint = hint;
  }
}

class MapIteratorData extends CollectionIteratorData {}
class SetIteratorData extends CollectionIteratorData {}

const KINDS = { Map: MapIteratorData, Set: SetIteratorData } as const;

export function defineCollectionIterator(realm: Realm, of: "Map" | "Set"): void {
  const prototype = newObject(realm.core.iteratorPrototype);
  realm.intrinsics.set(`%${of}IteratorPrototype%`, prototype);
  defineMethod(realm, prototype, "next", 0, (agent, self) => next(agent, self, of));
  defineTag(prototype, `${of} Iterator`);
}

export function newCollectionIterator(agent: Agent, of: "Map" | "Set", collection: GuestObject, kind: Kind): GuestObject {
  return newObject(intrinsic(agent.realm, `%${of}IteratorPrototype%`), new KINDS[of](collection, kind, -1, 0));
}

function next(agent: Agent, self: Value, of: "Map" | "Set"): Value {
  const { object, data } = expectData<CollectionIteratorData>(agent, self, KINDS[of], `${of} Iterator.prototype.next`);
  if (data.collection === null) return newResult(agent.realm, undefined, true);
  touch(object);
  const found = (data.collection.data as Entries).after(data.last, data.hint);
  if (found === null) {
    data.collection = null;
    return newResult(agent.realm, undefined, true);
  }
  const { entry, at } = found;
  data.last = entry.number;
  data.hint = at + 1;
  const value = data.kind === "keys" ? entry.key : data.kind === "values" ? entry.value : arrayOf(agent.realm, [entry.key, entry.value]);
  return newResult(agent.realm, value, false);
}
