// Promise.all, allSettled, any and race: https://tc39.es/ecma262/#sec-promise.all
import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { attempt, call } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { newErrorObject, throwTypeError } from "#machine/error.ts";
import { forEachOf } from "#machine/iterate.ts";
import { newNative } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { type Capability, newCapability } from "#machine/promise.ts";
import { intrinsic } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { GuestObject, isCallable, Unknown, type Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { expectIterable } from "../object/keys.ts";

/** What is done with each promise: `place` counts them. */
type Each = (next: Value, place: number) => void;

/** Walks the iterable; what goes wrong on the way rejects the promise that is given back. */
function combine(
  agent: Agent,
  self: Value,
  iterable: Value,
  name: string,
  begin: (capability: Capability) => { readonly each: Each; readonly end: () => void },
): Value {
  const constructor = known(self);
  if (!(constructor instanceof GuestObject)) return throwTypeError(agent, `Promise.${name} called on non-object`);
  // Of unknown promises nothing is known, not even when they settle: what is awaited is unknown.
  if (iterable instanceof Unknown) return iterable.derive(`Promise.${name}(${iterable.text})`);
  const capability = newCapability(agent, constructor);
  const done = attempt(() => {
    const resolve = get(constructor, "resolve");
    if (!isCallable(resolve)) throwTypeError(agent, "Promise resolve or reject function is not callable");
    const { each, end } = begin(capability);
    expectIterable(agent, iterable);
    let place = 0;
    forEachOf(agent, iterable, (value) => {
      agent.spend(1);
      each(call(agent, resolve, constructor, [value]), place++);
    });
    end();
  });
  if (!done.ok) call(agent, capability.reject, undefined, [done.thrown.value]);
  return capability.promise;
}

/** A function that counts only once, as the language says of element functions. */
function once(agent: Agent, work: (value: Value) => void): GuestObject {
  let called = false;
  return newNative(agent.realm, "", 1, (_, __, [value]) => {
    if (called) return undefined;
    called = true;
    work(value);
    return undefined;
  });
}

/** Results in their places, and what happens when the last has come. */
class Gathering {
  readonly values: Value[] = [];
  private left = 1;
  private readonly finish: (values: Value[]) => void;

  constructor(finish: (values: Value[]) => void) {
    this.finish = finish;
  }

  expect(place: number): void {
    this.values[place] = undefined;
    this.left++;
  }

  put(place: number, value: Value): void {
    this.values[place] = value;
    this.arrived();
  }

  arrived(): void {
    this.left--;
    if (this.left === 0) this.finish(this.values);
  }
}

export function all(agent: Agent, self: Value, [iterable]: Value[]): Value {
  return combine(agent, self, iterable, "all", (capability) => {
    const gathering = new Gathering((values) => call(agent, capability.resolve, undefined, [newArray(agent.realm, values)]));
    return {
      each: (next, place) => {
        gathering.expect(place);
        invoke(agent, next, "then", [once(agent, (value) => gathering.put(place, value)), capability.reject]);
      },
      end: () => gathering.arrived(),
    };
  });
}

export function allSettled(agent: Agent, self: Value, [iterable]: Value[]): Value {
  return combine(agent, self, iterable, "allSettled", (capability) => {
    const gathering = new Gathering((values) => call(agent, capability.resolve, undefined, [newArray(agent.realm, values)]));
    const outcome = (status: string, key: string, value: Value): GuestObject => {
      const made = newObject(agent.realm.core.objectPrototype);
      setOwn(made, "status", status);
      setOwn(made, key, value);
      return made;
    };
    return {
      each: (next, place) => {
        gathering.expect(place);
        let settled = false;
        const settle = (status: string, key: string): GuestObject =>
          once(agent, (value) => {
            if (settled) return;
            settled = true;
            gathering.put(place, outcome(status, key, value));
          });
        invoke(agent, next, "then", [settle("fulfilled", "value"), settle("rejected", "reason")]);
      },
      end: () => gathering.arrived(),
    };
  });
}

export function any(agent: Agent, self: Value, [iterable]: Value[]): Value {
  return combine(agent, self, iterable, "any", (capability) => {
    const gathering = new Gathering((reasons) => {
      const error = newErrorObject(intrinsic(agent.realm, "%AggregateError.prototype%"), "All promises were rejected");
      setOwn(error, "errors", arrayOf(agent.realm, reasons), HIDDEN);
      call(agent, capability.reject, undefined, [error]);
    });
    return {
      each: (next, place) => {
        gathering.expect(place);
        invoke(agent, next, "then", [capability.resolve, once(agent, (reason) => gathering.put(place, reason))]);
      },
      end: () => gathering.arrived(),
    };
  });
}

export function race(agent: Agent, self: Value, [iterable]: Value[]): Value {
  return combine(agent, self, iterable, "race", (capability) => ({
    each: (next) => {
      invoke(agent, next, "then", [capability.resolve, capability.reject]);
    },
    end: () => undefined,
  }));
}
