// What a proxy does for each internal method: asks its handler's trap, and holds the answer against the invariants
// of the target. https://tc39.es/ecma262/#sec-proxy-object-internal-methods-and-internal-slots

import { newArray } from "#machine/array.ts";
import { call } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { behaviour, getOwn, has, isExtensible, preventExtensions, prototypeOf, remove, setPrototypeOf } from "#machine/object.ts";
import { ordinary } from "#machine/ordinary.ts";
import { sameValue } from "#machine/same.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type Behaviour, GuestObject, isObject, Unknown, type Value } from "#machine/value.ts";
import { holds } from "../truth.ts";
import { worded } from "../wording.ts";
import { ask, isHidden, keyWords } from "./ask.ts";
import { defineTrap, getOwnTrap, ownKeysTrap } from "./traps.ts";

function getTrap(proxy: GuestObject, key: PropertyKey, receiver: Value): Value {
  if (isHidden(key)) return ordinary.get(proxy, key, receiver);
  const { agent, target, handler, trap } = ask(proxy, "get");
  if (trap === undefined) return target.behaviour.get(target, key, receiver);
  const value = call(agent, trap, handler, [target, key, receiver]);
  const own = getOwn(target, key);
  if (own === undefined || own.configurable || value instanceof Unknown) return value;
  if (own.kind === "data" && !own.writable && !sameValue(own.value, value)) {
    throwTypeError(
      agent,
      `'get' on proxy: property '${keyWords(key)}' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value (expected '${worded(own.value)}' but got '${worded(value)}')`,
    );
  }
  if (own.kind === "accessor" && own.get === undefined && value !== undefined) {
    throwTypeError(
      agent,
      `'get' on proxy: property '${keyWords(key)}' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined' (got '${worded(value)}')`,
    );
  }
  return value;
}

function setTrap(proxy: GuestObject, key: PropertyKey, value: Value, receiver: Value): boolean {
  if (isHidden(key)) return ordinary.set(proxy, key, value, receiver);
  const { agent, target, handler, trap } = ask(proxy, "set");
  if (trap === undefined) return target.behaviour.set(target, key, value, receiver);
  if (!holds(agent, call(agent, trap, handler, [target, key, value, receiver]))) return false;
  const own = getOwn(target, key);
  if (own === undefined || own.configurable) return true;
  if (own.kind === "data" && !own.writable && !sameValue(own.value, value)) {
    throwTypeError(
      agent,
      `'set' on proxy: trap returned truish for property '${keyWords(key)}' which exists in the proxy target as a non-configurable and non-writable data property with a different value`,
    );
  }
  if (own.kind === "accessor" && own.set === undefined) {
    throwTypeError(
      agent,
      `'set' on proxy: trap returned truish for property '${keyWords(key)}' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter`,
    );
  }
  return true;
}

function hasTrap(proxy: GuestObject, key: PropertyKey): boolean {
  const { agent, target, handler, trap } = ask(proxy, "has");
  if (trap === undefined) return has(target, key);
  if (holds(agent, call(agent, trap, handler, [target, key]))) return true;
  const own = getOwn(target, key);
  if (own === undefined) return false;
  if (!own.configurable)
    throwTypeError(
      agent,
      `'has' on proxy: trap returned falsish for property '${keyWords(key)}' which exists in the proxy target as non-configurable`,
    );
  if (!isExtensible(target))
    throwTypeError(agent, `'has' on proxy: trap returned falsish for property '${keyWords(key)}' but the proxy target is not extensible`);
  return false;
}

function removeTrap(proxy: GuestObject, key: PropertyKey): boolean {
  const { agent, target, handler, trap } = ask(proxy, "deleteProperty");
  if (trap === undefined) return remove(target, key);
  if (!holds(agent, call(agent, trap, handler, [target, key]))) return false;
  const own = getOwn(target, key);
  if (own === undefined) return true;
  if (!own.configurable)
    throwTypeError(
      agent,
      `'deleteProperty' on proxy: trap returned truish for property '${keyWords(key)}' which is non-configurable in the proxy target`,
    );
  if (!isExtensible(target))
    throwTypeError(
      agent,
      `'deleteProperty' on proxy: trap returned truish for property '${keyWords(key)}' but the proxy target is non-extensible`,
    );
  return true;
}

function getPrototypeTrap(proxy: GuestObject): GuestObject | null {
  const { agent, target, handler, trap } = ask(proxy, "getPrototypeOf");
  if (trap === undefined) return prototypeOf(target);
  const answer = known(call(agent, trap, handler, [target]));
  if (answer !== null && !isObject(answer))
    return throwTypeError(agent, "'getPrototypeOf' on proxy: trap returned neither object nor null");
  if (!isExtensible(target) && answer !== prototypeOf(target)) {
    throwTypeError(agent, "'getPrototypeOf' on proxy: proxy target is non-extensible but the trap did not return its actual prototype");
  }
  return answer;
}

function setPrototypeTrap(proxy: GuestObject, prototype: GuestObject | null): boolean {
  const { agent, target, handler, trap } = ask(proxy, "setPrototypeOf");
  if (trap === undefined) return setPrototypeOf(target, prototype);
  if (!holds(agent, call(agent, trap, handler, [target, prototype]))) return false;
  if (!isExtensible(target) && prototype !== prototypeOf(target)) {
    throwTypeError(agent, "'setPrototypeOf' on proxy: trap returned truish for setting a new prototype on the non-extensible proxy target");
  }
  return true;
}

function isExtensibleTrap(proxy: GuestObject): boolean {
  const { agent, target, handler, trap } = ask(proxy, "isExtensible");
  if (trap === undefined) return isExtensible(target);
  const answer = holds(agent, call(agent, trap, handler, [target]));
  if (answer !== isExtensible(target))
    throwTypeError(agent, `'isExtensible' on proxy: trap result does not reflect extensibility of proxy target (which is '${!answer}')`);
  return answer;
}

function preventExtensionsTrap(proxy: GuestObject): boolean {
  const { agent, target, handler, trap } = ask(proxy, "preventExtensions");
  if (trap === undefined) return preventExtensions(target);
  const answer = holds(agent, call(agent, trap, handler, [target]));
  if (answer && isExtensible(target))
    throwTypeError(agent, "'preventExtensions' on proxy: trap returned truish but the proxy target is extensible");
  return answer;
}

function callTrap(proxy: GuestObject, self: Value, args: Value[]): Value {
  const { agent, target, handler, trap } = ask(proxy, "apply");
  if (trap === undefined) return call(agent, target, self, args);
  return call(agent, trap, handler, [target, self, newArray(agent.realm, args.slice())]);
}

function constructTrap(proxy: GuestObject, args: Value[], newTarget: GuestObject): Value {
  const { agent, target, handler, trap } = ask(proxy, "construct");
  if (trap === undefined) return target.behaviour.construct!(target, args, newTarget);
  const made = call(agent, trap, handler, [target, newArray(agent.realm, args.slice()), newTarget]);
  if (made instanceof GuestObject || made instanceof Unknown) return made;
  return throwTypeError(agent, `'construct' on proxy: trap returned non-object ('${worded(made)}')`);
}

const traps: Partial<Omit<Behaviour, "kind">> = {
  getOwn: getOwnTrap,
  define: defineTrap,
  has: hasTrap,
  get: getTrap,
  set: setTrap,
  remove: removeTrap,
  keys: ownKeysTrap,
  getPrototype: getPrototypeTrap,
  setPrototype: setPrototypeTrap,
  isExtensible: isExtensibleTrap,
  preventExtensions: preventExtensionsTrap,
};

export const proxyBehaviour = behaviour("proxy", traps);
export const callableProxyBehaviour = behaviour("proxy", { ...traps, call: callTrap });
export const constructibleProxyBehaviour = behaviour("proxy", { ...traps, call: callTrap, construct: constructTrap });
