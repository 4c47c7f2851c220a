// The intrinsic objects of one run. The machine makes the bare ones it needs itself (see `intrinsics.ts`);
// `builtins` fill them with methods and add the rest by their specification names ("%Map.prototype%").
import { invariant } from "#ground/bug.ts";
import type { GuestSymbol } from "./symbol.ts";
import type { GuestObject } from "./value.ts";

/** The intrinsics that running code reaches for all the time. All exist, perhaps still empty, before builtins run. */
export type Core = {
  readonly objectPrototype: GuestObject;
  readonly functionPrototype: GuestObject;
  readonly arrayPrototype: GuestObject;
  readonly stringPrototype: GuestObject;
  readonly numberPrototype: GuestObject;
  readonly booleanPrototype: GuestObject;
  readonly symbolPrototype: GuestObject;
  readonly bigintPrototype: GuestObject;
  readonly errorPrototype: GuestObject;
  readonly promisePrototype: GuestObject;
  readonly regexpPrototype: GuestObject;
  readonly iteratorPrototype: GuestObject;
  readonly asyncIteratorPrototype: GuestObject;
  readonly arrayIteratorPrototype: GuestObject;
  readonly generatorPrototype: GuestObject;
  readonly asyncGeneratorPrototype: GuestObject;
  readonly generatorFunctionPrototype: GuestObject;
  readonly asyncGeneratorFunctionPrototype: GuestObject;
  readonly asyncFunctionPrototype: GuestObject;
};

export class Realm {
  readonly core: Core;
  readonly global: GuestObject;
  /** By specification name, with the percent signs: `%Array.prototype%`, `%Array%`, `%Array.prototype.values%`. */
  readonly intrinsics: Map<string, GuestObject> = new Map();
  /** `Symbol.for`. */
  readonly symbols: Map<string, GuestSymbol> = new Map();

  constructor(core: Core, global: GuestObject) {
    this.core = core;
    this.global = global;
  }
}

/** An intrinsic that must be there by now. */
export function intrinsic(realm: Realm, name: string): GuestObject {
  const found = realm.intrinsics.get(name);
  invariant(found !== undefined, `intrinsic ${name} is not there`);
  return found;
}
