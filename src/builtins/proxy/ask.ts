// What every trap of a proxy begins with: target, handler and the trap found on it.
import { getMethod } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import { running } from "#machine/running.ts";
import { GuestSymbol, type PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isObject, Unknown } from "#machine/value.ts";
import { worded } from "../wording.ts";
import type { ProxyData } from "./data.ts";

export type Asked = {
  readonly agent: Agent;
  readonly target: GuestObject;
  readonly handler: GuestObject;
  readonly trap: GuestObject | Unknown | undefined;
};

/** The parts that every trap begins with. */
export function ask(proxy: GuestObject, name: string): Asked {
  const agent = running();
  const { target, handler } = proxy.data as ProxyData;
  if (target === null || handler === null) return throwTypeError(agent, `Cannot perform '${name}' on a proxy that has been revoked`);
  const found = get(handler, name);
  if (found !== undefined && found !== null && !(found instanceof Unknown) && !(isObject(found) && found.behaviour.call !== null)) {
    throwTypeError(agent, `'${worded(found)}' returned for property '${name}' of object '${worded(handler)}' is not a function`);
  }
  return { agent, target, handler, trap: getMethod(agent, handler, name) };
}

export const keyWords = (key: PropertyKey): string => (key instanceof GuestSymbol ? `Symbol(${key.description ?? ""})` : key);

/** Private names pass proxies by: they live on the proxy object itself. */
export const isHidden = (key: PropertyKey): boolean => key instanceof GuestSymbol && key.hidden;
