// Promise and its prototype: https://tc39.es/ecma262/#sec-promise-objects. Jobs and states are the machine's.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call, prototypeFor } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { isPromise, newCapability, newPromise, rejectPromise, resolvePromise, resolvingFunctions, thenGuest } from "#machine/promise.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { GuestThrow } from "#machine/stop.ts";
import { GuestObject, isCallable, Unknown, type Value } from "#machine/value.ts";
import { all, allSettled, any, race } from "../promise/combine.ts";
import { speciesOf } from "../species.ts";
import { defineClass, defineMethods, defineSpecies, defineTag } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = realm.core.promisePrototype;
  const constructor = defineClass(realm, { name: "Promise", length: 1, prototype, fn: makePromise });
  defineMethods(realm, constructor, [
    ["all", 1, all],
    ["allSettled", 1, allSettled],
    ["any", 1, any],
    ["race", 1, race],
    ["resolve", 1, resolve],
    ["reject", 1, reject],
  ]);
  defineSpecies(realm, constructor);
  defineMethods(realm, prototype, [
    ["then", 2, then],
    ["catch", 1, catchRejection],
    ["finally", 1, settleFinally],
  ]);
  realm.intrinsics.set("%Promise.prototype.then%", get(prototype, "then") as GuestObject);
  defineTag(prototype, "Promise");
}

function makePromise(agent: Agent, _: Value, [executor]: Value[], newTarget: GuestObject | undefined): Value {
  if (newTarget === undefined) return throwTypeError(agent, "Promise constructor cannot be invoked without 'new'");
  if (!isCallable(known(executor))) return throwTypeError(agent, `Promise resolver ${worded(executor)} is not a function`);
  const promise = newPromise(agent, prototypeFor(agent, newTarget, "%Promise.prototype%"));
  const { resolve: onResolve, reject: onReject } = resolvingFunctions(agent, promise);
  const done = attempt(() => call(agent, executor, undefined, [onResolve, onReject]));
  if (!done.ok) call(agent, onReject, undefined, [done.thrown.value]);
  return promise;
}

/** `PromiseResolve`: a promise of the same constructor is itself. */
export function promiseResolve(agent: Agent, constructor: GuestObject, value: Value): Value {
  if (isPromise(value) && get(value, "constructor") === constructor) return value;
  if (constructor === intrinsic(agent.realm, "%Promise%")) {
    const promise = newPromise(agent);
    resolvePromise(agent, promise, value);
    return promise;
  }
  const capability = newCapability(agent, constructor);
  call(agent, capability.resolve, undefined, [value]);
  return capability.promise;
}

function resolve(agent: Agent, self: Value, [value]: Value[]): Value {
  const constructor = known(self);
  if (!(constructor instanceof GuestObject)) return throwTypeError(agent, "PromiseResolve called on non-object");
  return promiseResolve(agent, constructor, value);
}

function reject(agent: Agent, self: Value, [reason]: Value[]): Value {
  if (known(self) === intrinsic(agent.realm, "%Promise%")) {
    const promise = newPromise(agent);
    rejectPromise(agent, promise, reason);
    return promise;
  }
  if (!(self instanceof GuestObject)) return throwTypeError(agent, "PromiseReject called on non-object");
  const capability = newCapability(agent, self);
  call(agent, capability.reject, undefined, [reason]);
  return capability.promise;
}

function then(agent: Agent, self: Value, [fulfilled, rejected]: Value[]): Value {
  const promise = known(self);
  if (!isPromise(promise)) return throwTypeError(agent, `Method Promise.prototype.then called on incompatible receiver ${worded(promise)}`);
  const constructor = speciesOf(agent, promise, "%Promise%");
  const capability = newCapability(agent, constructor);
  thenGuest(agent, promise, fulfilled, rejected, capability);
  return capability.promise;
}

function catchRejection(agent: Agent, self: Value, [rejected]: Value[]): Value {
  const method = known(getFrom(agent, known(self), "then"));
  if (!isCallable(method)) return throwTypeError(agent, `${worded(method)} is not a function`);
  return call(agent, method, self, [undefined, rejected]);
}

function settleFinally(agent: Agent, self: Value, [callback]: Value[]): Value {
  const promise = known(self);
  if (!(promise instanceof GuestObject)) return throwTypeError(agent, "Promise.prototype.finally called on non-object");
  const constructor = speciesOf(agent, promise, "%Promise%");
  if (!isCallable(callback) && !(callback instanceof Unknown)) return invoke(agent, promise, "then", [callback, callback]);
  const after = (go: (value: Value) => GuestObject): GuestObject =>
    newNative(agent.realm, "", 1, (_, __, [value]) => {
      const result = call(agent, callback, undefined, []);
      return invoke(agent, promiseResolve(agent, constructor, result), "then", [go(value)]);
    });
  const valueAgain = (value: Value): GuestObject => newNative(agent.realm, "", 0, () => value);
  const throwAgain = (reason: Value): GuestObject =>
    newNative(agent.realm, "", 0, () => {
      throw new GuestThrow(reason, []);
    });
  return invoke(agent, promise, "then", [after(valueAgain), after(throwAgain)]);
}
