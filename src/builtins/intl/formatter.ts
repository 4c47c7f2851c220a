// How a constructor of Intl is put together: its prototype, its tag, `supportedLocalesOf`, and what an instance holds.
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { classShape } from "#machine/layout.ts";
import { defineMethod, defineValue, NativeCode, type NativeFunction, nativeConstructorBehaviour, PURE } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { CONFIGURABLE, HIDDEN } from "#machine/shape.ts";
import { UnknownMet } from "#machine/stop.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { worded } from "../wording.ts";
import { requestedLocales } from "./locale.ts";
import type { Part } from "./number-format.ts";

/** The private data of an Intl object: which formatter it is, and what it does. Never changes. */
class FormatterData {
  readonly formatter: string;
  readonly held: unknown;

  constructor(formatter: string, held: unknown) {
    this.formatter = formatter;
    this.held = held;
  }
}

export type Formatter<T> = {
  readonly prototype: GuestObject;
  /** What the receiver of a method holds. */
  readonly held: (agent: Agent, self: Value, method: string) => T;
  readonly method: (name: string, length: number, work: (agent: Agent, held: T, args: readonly Value[]) => Value) => void;
};

export type FormatterParts<T> = {
  readonly name: string;
  /** May it be called without `new`? */
  readonly callable: boolean;
  readonly make: (agent: Agent, locales: Value, options: Value) => T;
};

export function defineFormatter<T>(realm: Realm, intl: GuestObject, { name, callable, make }: FormatterParts<T>): Formatter<T> {
  const prototype = newObject(realm.core.objectPrototype);
  const construct: NativeFunction = (agent, _, [locales, options], newTarget) => {
    try {
      return newObject(prototypeFor(agent, newTarget, `%Intl.${name}.prototype%`), new FormatterData(name, make(agent, locales, options)));
    } catch (signal) {
      if (signal instanceof UnknownMet) return signal.unknown.derive(`Intl.${name}(${signal.unknown.text})`);
      throw signal;
    }
  };
  const code = new NativeCode(construct, name, callable ? null : `Constructor Intl.${name} requires 'new'`);
  const constructor = new GuestObject(
    classShape,
    [0, name, prototype],
    realm.core.functionPrototype,
    nativeConstructorBehaviour,
    code,
    null,
  );
  defineMethod(
    realm,
    constructor,
    "supportedLocalesOf",
    1,
    (agent, _, [locales]) =>
      arrayOf(
        agent.realm,
        requestedLocales(agent, locales).filter((tag) => /^en\b/.test(tag)),
      ),
    PURE,
  );
  defineValue(prototype, "constructor", constructor, HIDDEN);
  defineValue(prototype, wellKnown.toStringTag, `Intl.${name}`, CONFIGURABLE);
  defineValue(intl, name, constructor, HIDDEN);
  realm.intrinsics.set(`%Intl.${name}%`, constructor);
  realm.intrinsics.set(`%Intl.${name}.prototype%`, prototype);
  const held = (agent: Agent, self: Value, method: string): T => {
    const value = known(self);
    if (value instanceof GuestObject && value.data instanceof FormatterData && value.data.formatter === name) return value.data.held as T;
    return throwTypeError(agent, `Method Intl.${name}.prototype.${method} called on incompatible receiver ${worded(value)}`);
  };
  return {
    prototype,
    held,
    method: (key, length, work) => {
      defineMethod(realm, prototype, key, length, (agent, self, args) => work(agent, held(agent, self, key), args), PURE);
    },
  };
}

/** A plain object of these fields; those that are undefined are left out. */
export function record(realm: Realm, fields: Readonly<Record<string, Value>>): GuestObject {
  const made = newObject(realm.core.objectPrototype);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) setOwn(made, name, value);
  return made;
}

export const partsArray = (realm: Realm, parts: readonly Part[]): GuestObject =>
  arrayOf(
    realm,
    parts.map(({ type, value }) => record(realm, { type, value })),
  );
