// `spyOn`: puts a spy in the place of a method or accessor, and back.
import type { Agent } from "#machine/agent.ts";
import { toPropertyKey } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { define, getOwn, prototypeOf, remove } from "#machine/object.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type Descriptor, type GuestObject, isCallable, isObject, type Property, type Value } from "#machine/value.ts";
import { type Flavour, newSpy, spyIn } from "./spy.ts";

export function spyOn(agent: Agent, flavour: Flavour, object: Value, name: Value, access: Value): Value {
  if (!isObject(object))
    return throwError(
      agent,
      "Error",
      flavour === "jest" ? `Cannot use spyOn on a primitive value; ${String(object)} given` : "cannot spyOn on a primitive value",
    );
  const key = toPropertyKey(agent, name);
  const found = findProperty(object, key);
  const shown = typeof key === "string" ? key : (key.description ?? "");
  if (found === undefined) {
    return throwError(
      agent,
      "Error",
      flavour === "jest" ? `Property \`${shown}\` does not exist in the provided object` : `${shown} does not exist`,
    );
  }
  if (access === "get" || access === "set") return spyOnAccess(agent, flavour, object, key, found, access);
  const current = found.kind === "data" ? found.value : undefined;
  if (spyIn(current) !== null) return current;
  if (!isCallable(current)) {
    return throwError(
      agent,
      "Error",
      flavour === "jest"
        ? `Cannot spy on the \`${shown}\` property because it is not a function; ${typeof current} given instead.`
        : `vi.spyOn() can only spy on a function. Received ${typeof current}.`,
    );
  }
  const spy = newSpy(agent, flavour, current, flavour === "jest" ? "jest.fn()" : shown);
  replace(agent, object, key, { value: spy, writable: true, enumerable: found.enumerable, configurable: true }, spy);
  return spy;
}

function spyOnAccess(agent: Agent, flavour: Flavour, object: GuestObject, key: PropertyKey, found: Property, access: "get" | "set"): Value {
  const accessor = found.kind === "accessor" ? found : undefined;
  const original = access === "get" ? accessor?.get : accessor?.set;
  const spy = newSpy(agent, flavour, original, String(typeof key === "string" ? key : ""));
  const pair = { get: accessor?.get, set: accessor?.set, [access]: spy };
  replace(agent, object, key, { ...pair, enumerable: found.enumerable, configurable: true }, spy);
  return spy;
}

function replace(agent: Agent, object: GuestObject, key: PropertyKey, descriptor: Descriptor, spy: GuestObject): void {
  const before = getOwn(object, key);
  if (!define(object, key, descriptor)) throwError(agent, "TypeError", `Cannot redefine property: ${typeof key === "string" ? key : ""}`);
  const code = spyIn(spy);
  if (code === null) return;
  code.restore = () => {
    if (before === undefined) remove(object, key);
    else
      define(
        object,
        key,
        before.kind === "data"
          ? { value: before.value, writable: before.writable, enumerable: before.enumerable, configurable: before.configurable }
          : { get: before.get, set: before.set, enumerable: before.enumerable, configurable: before.configurable },
      );
  };
}

function findProperty(object: GuestObject, key: PropertyKey): Property | undefined {
  for (let at: GuestObject | null = object; at !== null; at = prototypeOf(at)) {
    const own = getOwn(at, key);
    if (own !== undefined) return own;
  }
  return undefined;
}
