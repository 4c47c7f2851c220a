// The three traps of a proxy whose answers need most checking: own property, definition, own keys.

import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { define, getOwn, isExtensible, ownKeys } from "#machine/object.ts";
import { mayRedefine, ordinary } from "#machine/ordinary.ts";
import { GuestSymbol, type PropertyKey } from "#machine/symbol.ts";
import { type Descriptor, GuestObject, type Property, type Value } from "#machine/value.ts";
import { fromDescriptor, toDescriptor } from "../descriptor.ts";
import { listFromArrayLike } from "../list.ts";
import { holds } from "../truth.ts";
import { worded } from "../wording.ts";
import { ask, isHidden, keyWords } from "./ask.ts";

export function getOwnTrap(proxy: GuestObject, key: PropertyKey): Property | undefined {
  if (isHidden(key)) return ordinary.getOwn(proxy, key);
  const { agent, target, handler, trap } = ask(proxy, "getOwnPropertyDescriptor");
  if (trap === undefined) return getOwn(target, key);
  const answer = known(call(agent, trap, handler, [target, key]));
  const own = getOwn(target, key);
  if (answer === undefined) {
    if (own !== undefined && !own.configurable)
      refuse(agent, key, "returned undefined for property", "which is non-configurable in the proxy target");
    if (own !== undefined && !isExtensible(target))
      refuse(agent, key, "returned undefined for property", "which exists in the non-extensible proxy target");
    return undefined;
  }
  if (!(answer instanceof GuestObject))
    return throwTypeError(
      agent,
      `'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined for property '${keyWords(key)}'`,
    );
  const property = completed(toDescriptor(agent, answer));
  if (own === undefined ? !isExtensible(target) : !mayRedefine(own, property.kind === "data" ? { ...property } : { ...property })) {
    refuse(agent, key, "returned descriptor for property", "that is incompatible with the existing property in the proxy target");
  }
  if (!property.configurable && (own === undefined || own.configurable)) {
    refuse(agent, key, "reported non-configurability for property", "which is either non-existent or configurable in the proxy target");
  }
  if (!property.configurable && property.kind === "data" && !property.writable && own?.kind === "data" && own.writable) {
    refuse(
      agent,
      key,
      "reported non-configurable and writable for property",
      "which is non-configurable, non-writable in the proxy target",
    );
  }
  return property;
}

const refuse = (agent: Agent, key: PropertyKey, what: string, why: string): never =>
  throwTypeError(agent, `'getOwnPropertyDescriptor' on proxy: trap ${what} '${keyWords(key)}' ${why}`);

function completed(descriptor: Descriptor): Property {
  const enumerable = descriptor.enumerable === true;
  const configurable = descriptor.configurable === true;
  if ("get" in descriptor || "set" in descriptor)
    return { kind: "accessor", get: descriptor.get, set: descriptor.set, enumerable, configurable };
  return { kind: "data", value: descriptor.value, writable: descriptor.writable === true, enumerable, configurable };
}

export function defineTrap(proxy: GuestObject, key: PropertyKey, descriptor: Descriptor): boolean {
  if (isHidden(key)) return ordinary.define(proxy, key, descriptor);
  const { agent, target, handler, trap } = ask(proxy, "defineProperty");
  if (trap === undefined) return define(target, key, descriptor);
  if (!holds(agent, call(agent, trap, handler, [target, key, fromDescriptor(agent.realm, descriptor)]))) return false;
  const own = getOwn(target, key);
  const fixed = descriptor.configurable === false;
  const words = `'defineProperty' on proxy: trap returned truish for`;
  if (own === undefined) {
    if (!isExtensible(target)) throwTypeError(agent, `${words} adding property '${keyWords(key)}'  to the non-extensible proxy target`);
    if (fixed)
      throwTypeError(
        agent,
        `${words} defining non-configurable property '${keyWords(key)}' which is either non-existent or configurable in the proxy target`,
      );
    return true;
  }
  if (!mayRedefine(own, descriptor))
    throwTypeError(
      agent,
      `${words} adding property '${keyWords(key)}'  that is incompatible with the existing property in the proxy target`,
    );
  if (own.kind === "data" && !own.configurable && own.writable && descriptor.writable === false) {
    throwTypeError(agent, `${words} defining non-configurable property '${keyWords(key)}' which cannot be non-writable`);
  }
  if (fixed && own.configurable) {
    throwTypeError(
      agent,
      `${words} defining non-configurable property '${keyWords(key)}' which is either non-existent or configurable in the proxy target`,
    );
  }
  return true;
}

export function ownKeysTrap(proxy: GuestObject): PropertyKey[] {
  const { agent, target, handler, trap } = ask(proxy, "ownKeys");
  if (trap === undefined) return ownKeys(target);
  const keys = listFromArrayLike(agent, call(agent, trap, handler, [target])).map((value) => expectKey(agent, value));
  const left = new Set(keys);
  if (left.size !== keys.length) throwTypeError(agent, "'ownKeys' on proxy: trap returned duplicate entries");
  const extensible = isExtensible(target);
  for (const key of ownKeys(target)) {
    const own = extensible ? getOwn(target, key) : undefined;
    if (extensible && (own === undefined || own.configurable)) continue;
    if (!left.delete(key)) throwTypeError(agent, `'ownKeys' on proxy: trap result did not include '${keyWords(key)}'`);
  }
  if (!extensible && left.size > 0)
    throwTypeError(agent, "'ownKeys' on proxy: trap returned extra keys but proxy target is non-extensible");
  return keys;
}

function expectKey(agent: Agent, value: Value): PropertyKey {
  const key = known(value);
  if (typeof key === "string" || key instanceof GuestSymbol) return key;
  return throwTypeError(agent, `${worded(key)} is not a valid property name`);
}
