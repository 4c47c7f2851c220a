// A place that is read and then written (`o.x += 1`, `i++`), or only written (patterns): its parts are evaluated once.
import type { Place } from "#ir/program.ts";
import { toPropertyKey } from "../convert.ts";
import { AT, type Frame } from "../frame.ts";
import { running } from "../running.ts";
import type { GuestSymbol } from "../symbol.ts";
import { GuestObject, type Value } from "../value.ts";
import type { Builder } from "./builder.ts";
import { failAt } from "./fail.ts";
import { indexOf, memberOf, privateOf, superOf } from "./member.ts";
import { GetSite, SetSite } from "./sites.ts";
import { storeIndex, storeMember, storePrivate, storeSuper } from "./store.ts";
import { readGlobal, readVariable, storeGlobal, storeVariable } from "./variable.ts";

/** A place split in evaluating its parts (`object`, `key`) and using them. Variables have no parts. */
export type Reference = {
  readonly object: (frame: Frame) => Value;
  readonly key: (frame: Frame) => Value;
  /** Makes the key a property's name, for places that are read and then written: an object is converted once, and after its holder was looked at. */
  readonly settle: (frame: Frame, object: Value, key: Value) => Value;
  readonly read: (frame: Frame, object: Value, key: Value) => Value;
  readonly write: (frame: Frame, object: Value, key: Value, value: Value) => void;
};

const nothing = (): Value => undefined;
const asItIs = (_frame: Frame, _object: Value, key: Value): Value => key;

export function reference(builder: Builder, place: Place, init: boolean, at: number): Reference {
  switch (place.kind) {
    case "variable": {
      const read = readVariable(place, at);
      const store = storeVariable(place, init, at);
      return { object: nothing, key: nothing, settle: asItIs, read, write: (frame, _object, _key, value) => store(frame, value) };
    }
    case "global": {
      const read = readGlobal(builder, place.name, at, false);
      const store = storeGlobal(place, at);
      return { object: nothing, key: nothing, settle: asItIs, read, write: (frame, _object, _key, value) => store(frame, value) };
    }
    case "member":
      return memberReference(builder, place, at);
    case "index":
      return indexReference(builder, place, at);
    case "private":
      return privateReference(builder, place, at);
    case "super":
      return superReference(builder, place, at);
  }
}

function memberReference(builder: Builder, place: Extract<Place, { kind: "member" }>, at: number): Reference {
  const getSite = new GetSite(place.key);
  const setSite = new SetSite(place.key);
  const strict = place.strict;
  return {
    object: builder.expression(place.object),
    key: nothing,
    settle: asItIs,
    read: (frame, object) => {
      frame[AT] = at;
      return memberOf(getSite, object);
    },
    write: (frame, object, _key, value) => {
      frame[AT] = at;
      storeMember(frame, setSite, object, value, strict, at);
    },
  };
}

function indexReference(builder: Builder, place: Extract<Place, { kind: "index" }>, at: number): Reference {
  const strict = place.strict;
  return {
    object: builder.expression(place.object),
    key: builder.expression(place.key),
    settle: (frame, object, key) => {
      if (!(key instanceof GuestObject)) return key;
      frame[AT] = at;
      if (object === undefined || object === null) return failAt(frame, at, "TypeError", `Cannot read properties of ${object}`);
      return toPropertyKey(running(), key);
    },
    read: (frame, object, name) => {
      frame[AT] = at;
      return indexOf(frame, object, name, at);
    },
    write: (frame, object, name, value) => {
      frame[AT] = at;
      storeIndex(frame, object, name, value, strict, at);
    },
  };
}

function privateReference(builder: Builder, place: Extract<Place, { kind: "private" }>, at: number): Reference {
  const { text } = place;
  return {
    object: builder.expression(place.object),
    key: builder.expression(place.name),
    settle: asItIs,
    read: (frame, object, name) => privateOf(frame, object, name as GuestSymbol, text, at),
    write: (frame, object, name, value) => storePrivate(frame, object, name as GuestSymbol, text, value, at),
  };
}

function superReference(builder: Builder, place: Extract<Place, { kind: "super" }>, at: number): Reference {
  const home = builder.expression(place.home);
  const self = builder.expression(place.self);
  const { strict } = builder.fn;
  return {
    object: self,
    key: builder.expression(place.key),
    settle: (_frame, _object, key) => (key instanceof GuestObject ? toPropertyKey(running(), key) : key),
    read: (frame, receiver, key) => superOf(frame, home(frame), receiver, key, at),
    write: (frame, self, key, value) => storeSuper(frame, { home: home(frame), self, key, value, strict }, at),
  };
}
