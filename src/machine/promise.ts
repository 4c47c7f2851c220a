// Promises and their jobs (ECMA-262, 27.2): the operations that `await`, the Promise builtins and worlds share.
import { getFrom } from "./access.ts";
import type { Agent } from "./agent.ts";
import { attempt, call, construct } from "./call.ts";
import { newError, throwTypeError } from "./error.ts";
import { touch } from "./heap.ts";
import { newNative } from "./native.ts";
import { newObject } from "./object.ts";

import type { GuestThrow } from "./stop.ts";
import { GuestObject, isCallable, Unknown, type Value } from "./value.ts";

/** Who is told: guest handlers with the capability of the derived promise, or host functions. */
type Reaction =
  | { readonly kind: "guest"; readonly fulfilled: Value; readonly rejected: Value; readonly capability: Capability | null }
  | { readonly kind: "host"; readonly fulfilled: (value: Value) => void; readonly rejected: (reason: Value) => void };

/** The private data of a promise. */
export class PromiseData {
  state: "pending" | "fulfilled" | "rejected" = "pending";
  result: Value = undefined;
  /** Who waits; null while nobody does. */
  reactions: Reaction[] | null = null;
  handled = false;
}

export type Capability = { readonly promise: Value; readonly resolve: Value; readonly reject: Value };

export const isPromise = (value: Value): value is GuestObject => value instanceof GuestObject && value.data instanceof PromiseData;

/** A pending promise. */
export function newPromise(agent: Agent, prototype: GuestObject = agent.realm.core.promisePrototype): GuestObject {
  return newObject(prototype, new PromiseData());
}

export function promiseState(promise: GuestObject): { readonly state: PromiseData["state"]; readonly result: Value } {
  return promise.data as PromiseData;
}

/** Resolves as the resolve function would: follows thenables. */
export function resolvePromise(agent: Agent, promise: GuestObject, resolution: Value): void {
  if (resolution === promise)
    return rejectPromise(agent, promise, newError(agent, "TypeError", "Chaining cycle detected for promise #<Promise>"));
  if (!(resolution instanceof GuestObject)) return settle(agent, promise, "fulfilled", resolution);
  const then = attempt(() => getFrom(agent, resolution, "then"));
  if (!then.ok) return rejectPromise(agent, promise, then.thrown.value);
  const method = then.value;
  if (!isCallable(method)) return settle(agent, promise, "fulfilled", resolution);
  agent.loop.microtask(() => {
    const { resolve, reject } = resolvingFunctions(agent, promise);
    const done = attempt(() => method.behaviour.call!(method, resolution, [resolve, reject]));
    if (!done.ok) call(agent, reject, undefined, [done.thrown.value]);
  });
}

export function rejectPromise(agent: Agent, promise: GuestObject, reason: Value): void {
  const data = promise.data as PromiseData;
  if (!data.handled) agent.rejections.push({ promise, reason });
  settle(agent, promise, "rejected", reason);
}

function settle(agent: Agent, promise: GuestObject, state: "fulfilled" | "rejected", result: Value): void {
  touch(promise);
  const data = promise.data as PromiseData;
  const reactions = data.reactions;
  data.state = state;
  data.result = result;
  data.reactions = null;
  if (reactions !== null) for (const reaction of reactions) enqueue(agent, reaction, state, result);
}

function enqueue(agent: Agent, reaction: Reaction, state: "fulfilled" | "rejected", result: Value): void {
  if (reaction.kind === "host") {
    const told = state === "fulfilled" ? reaction.fulfilled : reaction.rejected;
    agent.loop.microtask(() => told(result));
    return;
  }
  agent.loop.microtask(() =>
    react(agent, state === "fulfilled" ? reaction.fulfilled : reaction.rejected, reaction.capability, state, result),
  );
}

function react(agent: Agent, handler: Value, capability: Capability | null, state: "fulfilled" | "rejected", result: Value): void {
  if (!isCallable(handler) && !(handler instanceof Unknown)) {
    if (capability !== null) settleCapability(agent, capability, state, result);
    return;
  }
  const done = attempt(() => call(agent, handler, undefined, [result]));
  if (capability === null) return;
  if (done.ok) settleCapability(agent, capability, "fulfilled", done.value);
  else settleCapability(agent, capability, "rejected", done.thrown.value);
}

function settleCapability(agent: Agent, capability: Capability, state: "fulfilled" | "rejected", value: Value): void {
  if (capability instanceof PlainCapability && capability.settle(agent, state, value)) return;
  call(agent, state === "fulfilled" ? capability.resolve : capability.reject, undefined, [value]);
}

/** The capability of a plain promise: its two functions are made only for those who ask for them. */
class PlainCapability {
  readonly promise: GuestObject;
  private readonly agent: Agent;
  private functions: { readonly resolve: GuestObject; readonly reject: GuestObject } | null = null;

  constructor(agent: Agent) {
    this.agent = agent;
    this.promise = newPromise(agent);
  }

  get resolve(): GuestObject {
    return this.made().resolve;
  }

  get reject(): GuestObject {
    return this.made().reject;
  }

  private made(): { readonly resolve: GuestObject; readonly reject: GuestObject } {
    this.functions ??= resolvingFunctions(this.agent, this.promise);
    return this.functions;
  }

  /** False when the functions are out: only they know whether they were called already. */
  settle(agent: Agent, state: "fulfilled" | "rejected", value: Value): boolean {
    if (this.functions !== null) return false;
    if (state === "fulfilled") resolvePromise(agent, this.promise, value);
    else rejectPromise(agent, this.promise, value);
    return true;
  }
}

/** The pair of functions an executor gets; the first call of either wins. */
export function resolvingFunctions(agent: Agent, promise: GuestObject): { readonly resolve: GuestObject; readonly reject: GuestObject } {
  let settled = false;
  const once =
    (then: (value: Value) => void) =>
    (_: Agent, __: Value, args: Value[]): Value => {
      if (settled) return undefined;
      settled = true;
      then(args[0]);
      return undefined;
    };
  return {
    resolve: newNative(
      agent.realm,
      "",
      1,
      once((value) => resolvePromise(agent, promise, value)),
    ),
    reject: newNative(
      agent.realm,
      "",
      1,
      once((reason) => rejectPromise(agent, promise, reason)),
    ),
  };
}

/** `PerformPromiseThen` with guest handlers (anything not callable is passed through). */
export function thenGuest(agent: Agent, promise: GuestObject, fulfilled: Value, rejected: Value, capability: Capability | null): void {
  subscribe(agent, promise, { kind: "guest", fulfilled, rejected, capability });
}

/** `PerformPromiseThen` with host handlers: how `await` and worlds wait. */
export function thenHost(agent: Agent, promise: GuestObject, fulfilled: (value: Value) => void, rejected: (reason: Value) => void): void {
  subscribe(agent, promise, { kind: "host", fulfilled, rejected });
}

function subscribe(agent: Agent, promise: GuestObject, reaction: Reaction): void {
  touch(promise);
  const data = promise.data as PromiseData;
  if (data.state === "pending") {
    if (data.reactions === null) data.reactions = [reaction];
    else data.reactions.push(reaction);
  } else {
    if (data.state === "rejected" && !data.handled) agent.rejections = agent.rejections.filter((each) => each.promise !== promise);
    enqueue(agent, reaction, data.state, data.result);
  }
  data.handled = true;
}

/** `PromiseResolve(%Promise%, value)`: the value itself if it is a plain promise, else a promise of it. */
function promiseOf(agent: Agent, value: Value): GuestObject {
  if (isPromise(value) && getFrom(agent, value, "constructor") === agent.realm.intrinsics.get("%Promise%")) return value;
  const promise = newPromise(agent);
  resolvePromise(agent, promise, value);
  return promise;
}

/** Goes on with the value of an awaited one, in a later job. */
export function awaitValue(agent: Agent, value: Value, fulfilled: (value: Value) => void, rejected: (reason: Value) => void): void {
  // What is no object needs no promise to be awaited: one job later, as with one.
  if (!(value instanceof GuestObject)) return agent.loop.microtask(() => fulfilled(value));
  thenHost(agent, promiseOf(agent, value), fulfilled, rejected);
}

/** `NewPromiseCapability` for any constructor. */
export function newCapability(agent: Agent, constructor: Value): Capability {
  if (constructor !== undefined && constructor === agent.realm.intrinsics.get("%Promise%")) return new PlainCapability(agent);
  let resolve: Value;
  let reject: Value;
  const executor = newNative(agent.realm, "", 2, (_, __, args) => {
    if (resolve !== undefined || reject !== undefined)
      throwTypeError(agent, "Promise executor has already been invoked with non-undefined arguments");
    resolve = args[0];
    reject = args[1];
    return undefined;
  });
  const promise = construct(agent, constructor, [executor]);
  if (!isCallable(resolve) || !isCallable(reject)) throwTypeError(agent, "Promise resolve or reject function is not callable");
  return { promise, resolve, reject };
}

/** A promise settled by what host work gives or throws; what most asynchronous natives return. */
export function promiseBy(agent: Agent, work: () => Value): GuestObject {
  const promise = newPromise(agent);
  const done = attempt(work);
  if (done.ok) resolvePromise(agent, promise, done.value);
  else rejectPromise(agent, promise, (done.thrown as GuestThrow).value);
  return promise;
}
