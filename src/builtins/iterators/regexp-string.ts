// The iterator that `String.prototype.matchAll` gives: https://tc39.es/ecma262/#sec-%regexpstringiteratorprototype%-object
import type { Agent } from "#machine/agent.ts";
import { known, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { newResult } from "#machine/iterate.ts";
import { defineMethod } from "#machine/native.ts";
import { get, newObject } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { findOne } from "../regexp/exec.ts";
import { guestFound, step } from "../regexp/found.ts";
import { defineTag } from "../table.ts";
import { worded } from "../wording.ts";

class RegExpStringIteratorData {
  readonly regexp: GuestObject;
  readonly text: string;
  readonly global: boolean;
  readonly unicode: boolean;
  done: boolean;

  constructor(regexp: GuestObject, text: string, global: boolean, unicode: boolean, done = false) {
    this.regexp = regexp;
    this.text = text;
    this.global = global;
    this.unicode = unicode;
    this.done = done;
  }
}

export function defineRegExpStringIterator(realm: Realm): void {
  const prototype = newObject(realm.core.iteratorPrototype);
  realm.intrinsics.set("%RegExpStringIteratorPrototype%", prototype);
  defineMethod(realm, prototype, "next", 0, next);
  defineTag(prototype, "RegExp String Iterator");
}

export function newRegExpStringIterator(agent: Agent, regexp: GuestObject, text: string, global: boolean, unicode: boolean): GuestObject {
  return newObject(intrinsic(agent.realm, "%RegExpStringIteratorPrototype%"), new RegExpStringIteratorData(regexp, text, global, unicode));
}

function next(agent: Agent, self: Value): Value {
  const iterator = known(self);
  if (!(iterator instanceof GuestObject) || !(iterator.data instanceof RegExpStringIteratorData)) {
    return throwTypeError(agent, `Method RegExp String Iterator.prototype.next called on incompatible receiver ${worded(iterator)}`);
  }
  const data = iterator.data;
  if (data.done) return newResult(agent.realm, undefined, true);
  const found = findOne(agent, data.regexp, data.text);
  if (found === null || !data.global) {
    touch(iterator);
    data.done = true;
  }
  if (found === null) return newResult(agent.realm, undefined, true);
  const result = guestFound(agent, found, data.regexp, data.text);
  if (data.global && toText(agent, get(result as GuestObject, "0")) === "") step(agent, data.regexp, data.text, data.unicode ? "u" : "");
  return newResult(agent.realm, result, false);
}
