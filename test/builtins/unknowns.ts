// Calls a native with an unknown in one place and says what came of it; and prints results so that two can be compared.

import { Entries } from "#builtins/collections/entries.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { construct } from "#machine/call.ts";
import type { Machine } from "#machine/machine.ts";
import { isNative, newNative } from "#machine/native.ts";
import { getOwn, newObject, ownKeys, prototypeOf } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { GuestThrow, StuckSignal, UnknownMet } from "#machine/stop.ts";
import { GuestSymbol } from "#machine/symbol.ts";
import { emptyList, GuestObject, isUnknown, type Property, Unknown, type Value } from "#machine/value.ts";

/** How to find an object in any realm. */
export type Locator = (realm: Realm) => GuestObject;

/** Every native, by the path that leads to it. */
export function nativesOf(realm: Realm): ReadonlyMap<string, Locator> {
  const found = new Map<string, Locator>();
  const seen = new Set<GuestObject>();
  const queue: Array<readonly [string, Locator]> = [["globalThis", (at) => at.global]];
  for (const name of [...realm.intrinsics.keys()].sort()) queue.push([name, (at) => at.intrinsics.get(name)!]);
  for (let at = 0; at < queue.length; at++) {
    const [path, locate] = queue[at]!;
    const object = locate(realm);
    if (seen.has(object)) continue;
    seen.add(object);
    if (isNative(object)) found.set(path, locate);
    for (const key of ownKeys(object)) {
      if (key === "console") continue;
      const own = getOwn(object, key);
      const name = `${path}.${typeof key === "string" ? key : `[${key.description}]`}`;
      const held = (within: Realm): Property => getOwn(locate(within), key)!;
      if (own?.kind === "data" && own.value instanceof GuestObject)
        queue.push([name, (within) => (held(within) as Property & { kind: "data" }).value as GuestObject]);
      if (own?.kind !== "accessor") continue;
      for (const side of ["get", "set"] as const)
        if (own[side] !== undefined) queue.push([`${side} ${name}`, (within) => (held(within) as Property & { kind: "accessor" })[side]!]);
    }
    if (prototypeOf(object) !== null) queue.push([`${path}.__proto__`, (within) => prototypeOf(locate(within))!]);
  }
  return found;
}

export type Place = "receiver" | 0 | 1 | 2;
export type Told =
  | { readonly kind: "unknown" | "stopped" }
  | { readonly kind: "concrete"; readonly text: string }
  | { readonly kind: "host error"; readonly text: string };

/** What takes the place of the unknown, to see whether it matters. */
export const substitutes: ReadonlyArray<(agent: Agent) => Value> = [
  () => undefined,
  () => null,
  () => 0,
  () => 1,
  () => "length",
  () => "b",
  () => true,
  () => new GuestSymbol("s"),
  (agent) => newArray(agent.realm, emptyList()),
  (agent) => newObject(agent.realm.core.objectPrototype),
  (agent) => newNative(agent.realm, "f", 0, () => 2),
];

export function tell(machine: Machine, path: string, locate: Locator, place: Place, fill: (agent: Agent) => Value): Told {
  let told: Told = { kind: "stopped" };
  machine.run((agent) => {
    const fn = locate(agent.realm);
    const receiver = place === "receiver" ? fill(agent) : receiverFor(agent, path);
    const args = [0, 1, 2].map((at) => (at === place ? fill(agent) : argumentFor(agent, path, at)));
    told = outcomeOf(agent, () => {
      const result = fn.behaviour.call!(fn, receiver, args);
      return [result, place === "receiver" ? undefined : receiver, ...args.filter((_, at) => at !== place)];
    });
    return undefined;
  });
  return told;
}

function outcomeOf(agent: Agent, work: () => Value[]): Told {
  try {
    const text = work()
      .map((value) => print(agent, value, 0))
      .join(" | ");
    return text.includes("<unknown>") ? { kind: "unknown" } : { kind: "concrete", text };
  } catch (signal) {
    if (signal instanceof StuckSignal || signal instanceof UnknownMet) return { kind: "stopped" };
    if (!(signal instanceof GuestThrow)) return { kind: "host error", text: String(signal instanceof Error ? signal.stack : signal) };
    const text = `throws ${print(agent, signal.value, 0)}`;
    return text.includes("<unknown>") ? { kind: "unknown" } : { kind: "concrete", text };
  }
}

/** A receiver that the native accepts, by what its path is about. */
function receiverFor(agent: Agent, path: string): Value {
  const make = (name: string, ...args: Value[]): Value => construct(agent, intrinsic(agent.realm, `%${name}%`), args);
  const list = (): GuestObject => newArray(agent.realm, [3, 1, 2]);
  const kind = /(?:^|\.|%)(\w+?)(?:%)?(?:\.prototype|Prototype)/.exec(path)?.[1] ?? "";
  if (/TypedArray|Uint8Array/.test(path)) return make("Uint8Array", list());
  switch (kind) {
    case "String":
      return "abcb";
    case "Number":
      return 5;
    case "BigInt":
      return 5n;
    case "Boolean":
      return true;
    case "Symbol":
      return new GuestSymbol("s");
    case "Array":
      return list();
    case "Function":
      return newNative(agent.realm, "g", 0, () => 1);
    case "Map":
      return make("Map", newArray(agent.realm, [newArray(agent.realm, ["b", 1])]));
    case "Set":
      return make("Set", list());
    case "Promise":
      return make(
        "Promise",
        newNative(agent.realm, "e", 0, () => undefined),
      );
    case "RegExp":
      return make("RegExp", "b", "g");
    case "Date":
    case "WeakMap":
    case "WeakSet":
      return make(kind);
    case "ArrayBuffer":
    case "SharedArrayBuffer":
      return make(kind, 4);
    case "DataView":
      return make("DataView", make("ArrayBuffer", 16));
    case "Error":
      return make("Error", "m");
    default:
      return /^globalThis\.(Promise|Array|Map|RegExp|Uint8Array)\./.test(path)
        ? agent.realm.intrinsics.get(`%${path.split(".")[1]}%`)
        : newObject(agent.realm.core.objectPrototype);
  }
}

/** Arguments that most natives accept: a callback first where one is called. */
function argumentFor(agent: Agent, path: string, at: number): Value {
  const callback =
    /(\.|%)(map|forEach|filter|some|every|find\w*|reduce\w*|flatMap|sort|toSorted|then|catch|finally|Promise|from|apply|register)$/.test(
      path,
    );
  if (at === 0 && callback) return newNative(agent.realm, "c", 0, () => 1);
  if (at === 0 && /Reflect|Object\.\w+$|Proxy|Weak/.test(path)) return newObject(agent.realm.core.objectPrototype);
  if (at === 0 && /JSON\.parse/.test(path)) return '{"b":[1]}';
  return at === 0 ? "b" : at === 1 ? 1 : undefined;
}

/** Everything that can be seen of a value, to some depth. */
export function print(agent: Agent, value: Value, depth: number): string {
  if (isUnknown(value)) return "<unknown>";
  if (value instanceof GuestSymbol) return `Symbol(${value.description})`;
  if (!(value instanceof GuestObject))
    return Object.is(value, -0) ? "-0" : typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? "undefined");
  if (value.behaviour.call !== null) return "function";
  if (depth > 3) return "…";
  const parts: string[] = [];
  if (value.data instanceof Entries)
    for (const each of value.data.all()) parts.push(`${print(agent, each.key, depth + 1)}=>${print(agent, each.value, depth + 1)}`);
  else if (value.data !== null && value.behaviour.kind !== "array") parts.push(dataText(agent, value.data, depth));
  if (value.behaviour.kind !== "proxy") {
    for (const key of ownKeys(value)) {
      if (key === "stack") continue;
      const own = getOwn(value, key);
      if (own?.kind === "data") parts.push(`${typeof key === "string" ? key : "@"}:${print(agent, own.value, depth + 1)}`);
    }
  }
  return `{${parts.join(",")}}`;
}

/** Private state: its fields that are guest values or plain. */
function dataText(agent: Agent, data: unknown, depth: number): string {
  const shown = (each: unknown): string => {
    if (each instanceof Unknown || each instanceof GuestObject || each instanceof GuestSymbol) return print(agent, each, depth + 1);
    if (each instanceof Map || each instanceof Set || Array.isArray(each)) return `[${[...each].flat().map(shown).join()}]`;
    if (typeof each === "object" && each !== null) return each.constructor?.name ?? "object";
    return typeof each === "function" ? "host function" : String(each);
  };
  return `(${data?.constructor.name} ${Object.entries(data as object)
    .map(([name, each]) => `${name}=${shown(each)}`)
    .join(" ")})`;
}
