// setTimeout and its family, on the virtual clock; `node:timers` and `node:timers/promises`.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toNumber } from "#machine/convert.ts";
import { newError, throwValue } from "#machine/error.ts";
import { defineMethod, defineValue, type NativeFunction, newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { newPromise, resolvePromise } from "#machine/promise.ts";
import { HIDDEN } from "#machine/shape.ts";
import { wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { type Functions, objectWith } from "../guest/build.ts";
import { symbolFor } from "../guest/kind.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";
import { cancel, clockOf, hold, Scheduled, type ScheduledKind, schedule } from "./clock.ts";

function timerPrototype(agent: Agent, name: "Timeout" | "Immediate"): GuestObject {
  return stateOf(agent, `node.${name}`, () => {
    const { realm } = agent;
    const prototype = newObject(realm.core.objectPrototype);
    const own = (self: Value): Scheduled => (self as GuestObject).data as Scheduled;
    setOwn(
      prototype,
      "constructor",
      newNative(realm, name, 0, () => undefined),
      HIDDEN,
    );
    defineMethod(realm, prototype, "ref", 0, (_, self) => {
      hold(own(self), true);
      return self;
    });
    defineMethod(realm, prototype, "unref", 0, (_, self) => {
      hold(own(self), false);
      return self;
    });
    defineMethod(realm, prototype, "hasRef", 0, (_, self) => own(self).held);
    defineMethod(realm, prototype, "refresh", 0, (each, self) => {
      const old = own(self);
      cancel(each, old);
      (self as GuestObject).data = schedule(each, old.kind, old.fn, old.delayMs, old.args);
      return self;
    });
    defineMethod(realm, prototype, "close", 0, (each, self) => {
      cancel(each, own(self));
      return self;
    });
    defineMethod(realm, prototype, wellKnown.toPrimitive, 0, (_, self) => own(self).id);
    defineMethod(realm, prototype, wellKnown.dispose, 0, (each, self) => {
      cancel(each, own(self));
      return undefined;
    });
    return prototype;
  });
}

const setting =
  (kind: ScheduledKind): NativeFunction =>
  (agent, _, [fn, delay, ...args]) => {
    if (!isCallable(fn)) throwInvalid(agent, fn);
    const rest = kind === "immediate" && delay !== undefined ? [delay, ...args] : args;
    const ms = kind === "immediate" || delay === undefined ? 0 : toNumber(agent, delay);
    return newObject(timerPrototype(agent, kind === "immediate" ? "Immediate" : "Timeout"), schedule(agent, kind, fn, ms, rest));
  };

function throwInvalid(agent: Agent, fn: Value): never {
  const error = newError(
    agent,
    "TypeError",
    `The "callback" argument must be of type function. Received ${fn === undefined ? "undefined" : String(isObject(fn) ? "an instance of Object" : typeof fn)}`,
  );
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

const clearing: NativeFunction = (agent, _, [timer]) => {
  const found =
    isObject(timer) && timer.data instanceof Scheduled
      ? timer.data
      : typeof timer === "number" || typeof timer === "string"
        ? clockOf(agent).byId.get(Number(timer))
        : undefined;
  if (found !== undefined) cancel(agent, found);
  return undefined;
};

export const timerFunctions: Functions = {
  setTimeout: [2, setting("timeout")],
  clearTimeout: [1, clearing],
  setInterval: [2, setting("interval")],
  clearInterval: [1, clearing],
  setImmediate: [1, setting("immediate")],
  clearImmediate: [1, clearing],
};

/** A promise that a timer resolves with a value. */
function later(agent: Agent, kind: ScheduledKind, ms: number, value: Value): Value {
  const promise = newPromise(agent);
  schedule(
    agent,
    kind,
    newNative(agent.realm, "", 0, (each) => {
      resolvePromise(each, promise, value);
      return undefined;
    }),
    ms,
    [],
  );
  return promise;
}

function promises(agent: Agent): GuestObject {
  const made = newObject(unmodelledPrototype(agent.realm, "node:timers/promises"));
  setOwn(
    made,
    "setTimeout",
    newNative(agent.realm, "setTimeout", 2, (each, _, [ms, value]) =>
      later(each, "timeout", ms === undefined ? 1 : toNumber(each, ms), value),
    ),
  );
  setOwn(
    made,
    "setImmediate",
    newNative(agent.realm, "setImmediate", 1, (each, _, [value]) => later(each, "immediate", 0, value)),
  );
  setOwn(
    made,
    "scheduler",
    objectWith(agent.realm, {
      wait: [1, (each, _, [ms]) => later(each, "timeout", toNumber(each, ms), undefined)],
      yield: [0, (each) => later(each, "immediate", 0, undefined)],
    }),
  );
  return made;
}

export const timers: World = {
  name: "node:timers",
  aliases: ["timers"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/timers.html",
  knownGaps: ["timers fire exactly when due: nothing is ever late"],
  faults: [],
  exports: (agent) => {
    const made = objectWith(agent.realm, timerFunctions);
    setOwn(made, "promises", promises(agent));
    return made;
  },
  globals: (agent) => {
    const promised = newNative(agent.realm, "setTimeout", 2, (each, _, [ms, value]) =>
      later(each, "timeout", ms === undefined ? 1 : toNumber(each, ms), value),
    );
    for (const [name, [length, fn]] of Object.entries(timerFunctions)) {
      const made = newNative(agent.realm, name, length, fn);
      if (name === "setTimeout") defineValue(made, customPromisify(agent), promised);
      defineValue(agent.realm.global, name, made);
    }
    defineValue(
      agent.realm.global,
      "queueMicrotask",
      newNative(agent.realm, "queueMicrotask", 1, (each, _, [fn]) => {
        if (!isCallable(fn)) throwInvalid(each, fn);
        each.loop.microtask(() => void call(each, fn, undefined, []));
        return undefined;
      }),
    );
  },
};

const customPromisify = (agent: Agent) => symbolFor(agent.realm, "nodejs.util.promisify.custom");

export const timersPromises: World = {
  name: "node:timers/promises",
  aliases: ["timers/promises"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/timers.html#timers-promises-api",
  knownGaps: ["no `setInterval` iterator, no `signal` option"],
  faults: [],
  exports: promises,
};
