// A place that is read and then written (`o.x += 1`, `i++`), or only written (patterns): its parts are evaluated once.
import type { Place } from "#ir/program.ts";
import { toPropertyKey } from "../convert.ts";
import { AT, type Frame } from "../frame.ts";
import { running } from "../running.ts";
import type { GuestSymbol } from "../symbol.ts";
import { GuestObject, Unknown, type Value } from "../value.ts";
import type { Builder } from "./builder.ts";
import { indexOf, memberOf, privateOf } from "./member.ts";
import { GetSite, SetSite } from "./sites.ts";
import { storeIndex, storeMember, storePrivate, storeSuper } from "./store.ts";
import { readGlobal, readVariable, storeGlobal, storeVariable } from "./variable.ts";

/** A place split in evaluating its parts (`object`, `key`) and using them. Variables have no parts. */
export type Reference = {
  readonly object: (frame: Frame) => Value;
  readonly key: (frame: Frame) => Value;
  readonly read: (frame: Frame, object: Value, key: Value) => Value;
  readonly write: (frame: Frame, object: Value, key: Value, value: Value) => void;
};

const nothing = (): Value => undefined;

export function reference(builder: Builder, place: Place, init: boolean, at: number): Reference {
  switch (place.kind) {
    case "variable": {
      const read = readVariable(place, at);
      const store = storeVariable(place, init, at);
      return { object: nothing, key: nothing, read, write: (frame, _object, _key, value) => store(frame, value) };
    }
    case "global": {
      const read = readGlobal(builder, place.name, at, false);
      const store = storeGlobal(place, at);
      return { object: nothing, key: nothing, read, write: (frame, _object, _key, value) => store(frame, value) };
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
  const key = builder.expression(place.key);
  const strict = place.strict;
  return {
    object: builder.expression(place.object),
    key: (frame) => {
      const made = key(frame);
      // An object is made a key once, though it is used twice.
      return made instanceof GuestObject ? toPropertyKey(running(), made) : made;
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
    read: (frame, object, name) => privateOf(frame, object, name as GuestSymbol, text, at),
    write: (frame, object, name, value) => storePrivate(frame, object, name as GuestSymbol, text, value, at),
  };
}

function superReference(builder: Builder, place: Extract<Place, { kind: "super" }>, at: number): Reference {
  const home = builder.expression(place.home);
  const self = builder.expression(place.self);
  return {
    object: self,
    key: builder.expression(place.key),
    read: (frame, receiver, key) => {
      const holder = (home(frame) as GuestObject).proto;
      frame[AT] = at;
      if (key instanceof Unknown) return key.derive(`super[${key.text}]`);
      return holder === null ? undefined : holder.behaviour.get(holder, toPropertyKey(running(), key), receiver);
    },
    write: (frame, receiver, key, value) => storeSuper(frame, home(frame) as GuestObject, receiver, key, value, at),
  };
}
