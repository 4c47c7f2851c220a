// TextEncoder and TextDecoder (the Encoding standard), for UTF-8.
import type { Agent } from "#machine/agent.ts";
import { construct, prototypeFor } from "#machine/call.ts";
import { toText } from "#machine/convert.ts";
import { classShape } from "#machine/layout.ts";
import { defineGetter, defineMethod, defineValue, NativeCode, nativeConstructorBehaviour } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { GuestObject, isObject, type Value } from "#machine/value.ts";
import { arrayOf, recordOf } from "../guest/build.ts";
import { bytesOf, classOf, typedValues } from "../guest/kind.ts";
import { unmodelled } from "../guest/unmodelled.ts";
import type { World } from "../world.ts";

function define(
  agent: Agent,
  name: string,
  prototype: GuestObject,
  make: (agent: Agent, args: readonly Value[], prototype: GuestObject) => Value,
): void {
  const { realm } = agent;
  const code = new NativeCode(
    (each, _, args, newTarget) =>
      make(each, args, newTarget === undefined ? prototype : prototypeFor(each, newTarget, `%${name}.prototype%`)),
    name,
    null,
  );
  const maker = new GuestObject(classShape, [0, name, prototype], realm.core.functionPrototype, nativeConstructorBehaviour, code, null);
  setOwn(prototype, "constructor", maker, HIDDEN);
  realm.intrinsics.set(`%${name}.prototype%`, prototype);
  defineValue(realm.global, name, maker);
}

const bytesArray = (agent: Agent, bytes: Uint8Array): Value =>
  construct(agent, intrinsic(agent.realm, "%Uint8Array%"), [arrayOf(agent.realm, bytes)]);

function bytesIn(agent: Agent, value: Value): Uint8Array {
  if (value === undefined) return new Uint8Array(0);
  if (isObject(value) && classOf(value) === "TypedArray") return Uint8Array.from(typedValues(value).values.map(Number));
  if (isObject(value) && classOf(value) === "ArrayBuffer") return bytesOf(value);
  return unmodelled(agent, "TextDecoder.decode", "only typed arrays and buffers can be decoded");
}

export const encoding: World = {
  name: "<encoding>",
  reference: "https://encoding.spec.whatwg.org/",
  knownGaps: ["UTF-8 only; no streaming"],
  faults: [],
  globals: (agent) => {
    const { realm } = agent;
    const encoder = newObject(realm.core.objectPrototype);
    defineGetter(realm, encoder, "encoding", () => "utf-8");
    defineMethod(realm, encoder, "encode", 0, (each, _, [text]) =>
      bytesArray(each, new TextEncoder().encode(text === undefined ? "" : toText(each, text))),
    );
    defineMethod(realm, encoder, "encodeInto", 2, (each, _, [text, target]) => {
      const bytes = new TextEncoder().encode(toText(each, text));
      const room = isObject(target) ? Number(get(target, "length")) : 0;
      const count = Math.min(bytes.length, room);
      for (let at = 0; at < count && isObject(target); at++) target.behaviour.set(target, String(at), bytes[at], target);
      return recordOf(each.realm, [
        ["read", count === bytes.length ? toText(each, text).length : new TextDecoder().decode(bytes.subarray(0, count)).length],
        ["written", count],
      ]);
    });
    define(agent, "TextEncoder", encoder, (_, __, prototype) => newObject(prototype));
    const decoder = newObject(realm.core.objectPrototype);
    defineGetter(realm, decoder, "encoding", () => "utf-8");
    defineMethod(realm, decoder, "decode", 0, (each, _, [bytes]) => new TextDecoder().decode(bytesIn(each, bytes)));
    define(agent, "TextDecoder", decoder, (each, [label], prototype) => {
      if (label !== undefined && !/^utf-?8$/i.test(toText(each, label)))
        unmodelled(each, `TextDecoder ${toText(each, label)}`, "only UTF-8 is modelled");
      return newObject(prototype);
    });
  },
};
