// %IteratorPrototype% and %AsyncIteratorPrototype%: https://tc39.es/ecma262/#sec-%iteratorprototype%-object
// Iterator helpers are absent, as in Node 20.
import { defineMethod, PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  defineMethod(realm, realm.core.iteratorPrototype, wellKnown.iterator, 0, (_, self) => self, PURE);
  defineMethod(realm, realm.core.asyncIteratorPrototype, wellKnown.asyncIterator, 0, (_, self) => self, PURE);
}
