// Symbol and its prototype: https://tc39.es/ecma262/#sec-symbol-objects
import type { Agent } from "#machine/agent.ts";
import { known, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { defineConstructor, defineGetter, defineValue, PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { CONFIGURABLE } from "#machine/shape.ts";
import { GuestSymbol, wellKnown } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";
import { defineFixedMethod, defineGlobal, defineMethods, defineTag } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [];

/** In V8's order. */
const WELL_KNOWN = [
  "asyncIterator",
  "hasInstance",
  "isConcatSpreadable",
  "iterator",
  "match",
  "matchAll",
  "replace",
  "search",
  "species",
  "split",
  "toPrimitive",
  "toStringTag",
  "unscopables",
  "dispose",
  "asyncDispose",
] as const;

export function fill(realm: Realm): void {
  const prototype = realm.core.symbolPrototype;
  const constructor = defineConstructor(realm, { name: "Symbol", length: 0, prototype, fn: makeSymbol });
  defineGlobal(realm, "Symbol", constructor);
  defineMethods(realm, constructor, [
    ["for", 1, registered, PURE],
    ["keyFor", 1, keyFor, PURE],
  ]);
  for (const name of WELL_KNOWN) defineValue(constructor, name, wellKnown[name], 0);
  defineMethods(realm, prototype, [
    ["toString", 0, (agent, self) => symbolText(thisSymbol(agent, self, "Symbol.prototype.toString")), PURE],
    ["valueOf", 0, (agent, self) => thisSymbol(agent, self, "Symbol.prototype.valueOf"), PURE],
  ]);
  defineGetter(realm, prototype, "description", (agent, self) => thisSymbol(agent, self, "Symbol.prototype.description").description);
  defineTag(prototype, "Symbol");
  defineFixedMethod(
    realm,
    prototype,
    wellKnown.toPrimitive,
    1,
    (agent, self) => thisSymbol(agent, self, "Symbol.prototype [ @@toPrimitive ]"),
    PURE,
    CONFIGURABLE,
  );
}

const symbolText = (symbol: GuestSymbol): string => `Symbol(${symbol.description ?? ""})`;

function makeSymbol(agent: Agent, _: Value, [description]: Value[], newTarget: GuestObject | undefined): Value {
  if (newTarget !== undefined) return throwTypeError(agent, "Symbol is not a constructor");
  return new GuestSymbol(description === undefined ? undefined : toText(agent, description));
}

function registered(agent: Agent, _: Value, [key]: Value[]): Value {
  const text = toText(agent, key);
  const found = agent.realm.symbols.get(text);
  if (found !== undefined) return found;
  const symbol = new GuestSymbol(text);
  agent.realm.symbols.set(text, symbol);
  return symbol;
}

function keyFor(agent: Agent, _: Value, [value]: Value[]): Value {
  const symbol = known(value);
  if (!(symbol instanceof GuestSymbol)) return throwTypeError(agent, `${worded(symbol)} is not a symbol`);
  const text = symbol.description;
  return text !== undefined && agent.realm.symbols.get(text) === symbol ? text : undefined;
}

function thisSymbol(agent: Agent, self: Value, method: string): GuestSymbol {
  const value = known(self);
  if (value instanceof GuestSymbol) return value;
  if (value instanceof GuestObject && value.data instanceof PrimitiveData && value.data.value instanceof GuestSymbol)
    return value.data.value;
  return throwTypeError(agent, `${method} requires that 'this' be a Symbol`);
}
