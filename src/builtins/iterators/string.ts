// The iterator of strings, by code points: https://tc39.es/ecma262/#sec-%stringiteratorprototype%-object
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { newResult } from "#machine/iterate.ts";
import { defineMethod, type NativeFunction } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { thisText } from "../string/receiver.ts";
import { defineTag } from "../table.ts";
import { worded } from "../wording.ts";

class StringIteratorData {
  readonly text: string;
  position: number;

  constructor(text: string, position: number) {
    this.text = text;
    this.position = position;
  }
}

/** Makes the prototype of string iterators; gives back `String.prototype[Symbol.iterator]`. */
export function defineStringIterator(realm: Realm): NativeFunction {
  const prototype = newObject(realm.core.iteratorPrototype);
  realm.intrinsics.set("%StringIteratorPrototype%", prototype);
  defineMethod(realm, prototype, "next", 0, next);
  defineTag(prototype, "String Iterator");
  return (agent, self) => newObject(prototype, new StringIteratorData(thisText(agent, self, "[Symbol.iterator]"), 0));
}

function next(agent: Agent, self: Value): Value {
  const iterator = known(self);
  if (!(iterator instanceof GuestObject) || !(iterator.data instanceof StringIteratorData)) {
    return throwTypeError(agent, `Method String Iterator.prototype.next called on incompatible receiver ${worded(iterator)}`);
  }
  const data = iterator.data;
  if (data.position >= data.text.length) return newResult(agent.realm, undefined, true);
  touch(iterator);
  const character = String.fromCodePoint(data.text.codePointAt(data.position)!);
  data.position += character.length;
  return newResult(agent.realm, character, false);
}
