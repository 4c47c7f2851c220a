// What stands for a part of the outside that has no model: reaching for it ends the run, naming it. Never a guess.
import type { Agent } from "#machine/agent.ts";
import { classShape } from "#machine/layout.ts";
import { NativeCode, nativeConstructorBehaviour } from "#machine/native.ts";
import { behaviour, get, newExotic, newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { running } from "#machine/running.ts";
import { GuestObject, type Value } from "#machine/value.ts";

/** Ends the run: this member of the outside has no model. `advice` says what a user can do meanwhile. */
export function unmodelled(agent: Agent, what: string, advice = ""): never {
  agent.stuck({ kind: "unmodelled", what, message: `${what} has no model${advice === "" ? "" : `: ${advice}`}` });
}

/** A function or class that may be imported, passed on and extended, and ends the run when it is called. */
export function unmodelledFunction(realm: Realm, what: string, name: string, advice = ""): GuestObject {
  const code = new NativeCode((agent) => unmodelled(agent, what, advice), name, null);
  return new GuestObject(
    classShape,
    [0, name, newObject(realm.core.objectPrototype)],
    realm.core.functionPrototype,
    nativeConstructorBehaviour,
    code,
    null,
  );
}

/** Names that code asks of any object to find out what it is. */
const PROBED = new Set([
  "then",
  "toJSON",
  "$$typeof",
  "asymmetricMatch",
  "nodeType",
  "default",
  "__esModule",
  "inspect",
  "constructor",
  "length",
  "name",
  "message",
  "stack",
  "cause",
  "prototype",
  "size",
]);

class Owner {
  readonly what: string;
  readonly advice: string;

  constructor(what: string, advice: string) {
    this.what = what;
    this.advice = advice;
  }
}

const below = behaviour("unmodelled", {
  get: (object, key, receiver): Value => {
    const parent = object.proto;
    const inherited = parent === null ? undefined : get(parent, key, receiver);
    if (inherited !== undefined || typeof key !== "string" || PROBED.has(key)) return inherited;
    const owner = object.data as Owner;
    return unmodelled(running(), `${owner.what}.${key}`, owner.advice);
  },
});

/** A prototype under which every member that is not there ends the run, named `what.member`. */
export function unmodelledPrototype(
  realm: Realm,
  what: string,
  advice = "",
  parent: GuestObject = realm.core.objectPrototype,
): GuestObject {
  return newExotic(below, parent, new Owner(what, advice));
}
