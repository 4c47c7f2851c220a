// `node:async_hooks`: AsyncLocalStorage for work that ends before it returns. Where the work goes on later, the store would have to
// follow every promise and timer, which nothing here does: the run ends and says so.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { newNative } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { isPromise } from "#machine/promise.ts";
import type { GuestObject } from "#machine/value.ts";
import { fromSource } from "../guest/source.ts";
import { unmodelled, unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";

const SOURCE = `"use strict";
class AsyncLocalStorage {
  #store = undefined;
  run(store, callback, ...args) {
    const before = this.#store;
    this.#store = store;
    try {
      return atOnce(callback, args);
    } finally {
      this.#store = before;
    }
  }
  exit(callback, ...args) { return this.run(undefined, callback, ...args); }
  getStore() { return this.#store; }
  enterWith(store) { this.#store = store; }
  disable() { this.#store = undefined; }
  static bind(fn) { return fn; }
}
return { AsyncLocalStorage };`;

function hooksModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.async_hooks", () => {
    const { realm } = agent;
    const made = newObject(unmodelledPrototype(realm, "node:async_hooks"));
    const parts = fromSource(agent, "node:async_hooks", SOURCE, {
      atOnce: newNative(realm, "atOnce", 2, (each, _, [callback, args]) => {
        const list = (args as GuestObject).elements ?? [];
        const answer = call(each, callback, undefined, [...list]);
        return isPromise(answer)
          ? unmodelled(each, "node:async_hooks.AsyncLocalStorage", "a store is not followed into asynchronous work")
          : answer;
      }),
    }) as GuestObject;
    setOwn(made, "AsyncLocalStorage", get(parts, "AsyncLocalStorage"));
    for (const name of ["AsyncResource", "createHook"]) setOwn(made, name, unmodelledFunction(realm, `node:async_hooks.${name}`, name));
    setOwn(
      made,
      "executionAsyncId",
      newNative(realm, "executionAsyncId", 0, () => 1),
    );
    return made;
  });
}

export const asyncHooks: World = {
  name: "node:async_hooks",
  aliases: ["async_hooks"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/async_context.html",
  knownGaps: ["a store is not followed into asynchronous work: the run ends there", "no AsyncResource, no hooks"],
  faults: [],
  exports: hooksModule,
};
