// Proxy: https://tc39.es/ecma262/#sec-proxy-constructor
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { defineMethod, newNative } from "#machine/native.ts";
import { newExotic, newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { callableProxyBehaviour, constructibleProxyBehaviour, proxyBehaviour } from "../proxy/behaviour.ts";
import { ProxyData } from "../proxy/data.ts";
import { constructorWithoutPrototype } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const constructor = constructorWithoutPrototype(realm, {
    name: "Proxy",
    length: 2,
    fn: (agent, _, [target, handler]) => newProxy(agent, target, handler),
  });
  defineMethod(realm, constructor, "revocable", 2, revocable);
}

export function newProxy(agent: Agent, target: Value, handler: Value): GuestObject {
  if (!(known(target) instanceof GuestObject) || !(known(handler) instanceof GuestObject)) {
    return throwTypeError(agent, "Cannot create proxy with a non-object as target or handler");
  }
  const object = target as GuestObject;
  const how =
    object.behaviour.construct !== null
      ? constructibleProxyBehaviour
      : object.behaviour.call !== null
        ? callableProxyBehaviour
        : proxyBehaviour;
  return newExotic(how, null, new ProxyData(object, handler as GuestObject));
}

function revocable(agent: Agent, _: Value, [target, handler]: Value[]): Value {
  const proxy = newProxy(agent, target, handler);
  const made = newObject(agent.realm.core.objectPrototype);
  setOwn(made, "proxy", proxy);
  const revoke = newNative(agent.realm, "", 0, () => {
    touch(proxy);
    proxy.data = new ProxyData(null, null);
    return undefined;
  });
  setOwn(made, "revoke", revoke);
  return made;
}
