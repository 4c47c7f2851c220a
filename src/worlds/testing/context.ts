// What a test function is given: vitest's context, node:test's `t`; jest gives nothing.

import { holds } from "#builtins/truth.ts";
import type { Agent } from "#machine/agent.ts";
import { throwValue } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { recordOf } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf } from "../world.ts";
import type { Current, TestRoom } from "./room.ts";

/** Set by the framework's world: how it makes the argument of a test. */
export type ContextMaker = (agent: Agent, current: Current) => GuestObject;
type Makers = { make: ContextMaker | null };
const makers = (agent: Agent): Makers => stateOf(agent, "testing.context", () => ({ make: null }));

export function useContext(agent: Agent, make: ContextMaker): void {
  makers(agent).make = make;
}

export function contextFor(agent: Agent, room: TestRoom, current: Current): readonly Value[] {
  if (room.framework === "jest") return [];
  const make = makers(agent).make;
  return make === null ? [] : [make(agent, current)];
}

/** Vitest's: `{ expect, task, skip, onTestFinished, onTestFailed }`. */
export const vitestContext =
  (expect: GuestObject): ContextMaker =>
  (agent, current) => {
    const { realm } = agent;
    const context = newObject(unmodelledPrototype(realm, "vitest.context"));
    setOwn(context, "expect", expect);
    setOwn(
      context,
      "task",
      recordOf(realm, [
        ["name", current.test.name],
        ["type", "test"],
        ["meta", newObject(realm.core.objectPrototype)],
      ]),
    );
    setOwn(
      context,
      "skip",
      newNative(realm, "skip", 1, (each, _, [condition]) => {
        if (typeof condition === "boolean" && !holds(each, condition)) return undefined;
        current.skipped = true;
        return throwValue("the test was skipped");
      }),
    );
    setOwn(
      context,
      "onTestFinished",
      newNative(realm, "onTestFinished", 1, (_, __, [fn]) => {
        if (isCallable(fn)) current.onFinished.push(fn);
        return undefined;
      }),
    );
    setOwn(
      context,
      "onTestFailed",
      newNative(realm, "onTestFailed", 1, (_, __, [fn]) => {
        if (isCallable(fn)) current.onFailed.push(fn);
        return undefined;
      }),
    );
    return context;
  };
