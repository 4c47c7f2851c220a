// Structured clone: plain data, dates, errors, collections, regular expressions and buffers, with shared and circular parts.
// https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal
import type { Agent } from "#machine/agent.ts";
import { lengthOfArray, newArray, setLength } from "#machine/array.ts";
import { deeper } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { ErrorData, newErrorObject } from "#machine/error.ts";
import { createData, enumerableKeys, get, getOwn, newObject, setOwn } from "#machine/object.ts";
import { expectComputed } from "#machine/ordinary.ts";
import { intrinsic } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { GuestThrow } from "#machine/stop.ts";
import { GuestSymbol } from "#machine/symbol.ts";
import { emptyList, GuestObject, Unknown, type Value } from "#machine/value.ts";
import { newWrapper, PrimitiveData } from "#machine/wrapper.ts";
import { MapData, SetData } from "./collections/entries.ts";
import { DateData } from "./date/data.ts";
import { isArray } from "./is-array.ts";
import { RegExpData } from "./regexp/data.ts";
import { makeRegExp } from "./regexp/make.ts";
import { BufferData, ViewData } from "./typed/data.ts";
import { cloneBuffer, cloneView } from "./typed/make.ts";
import { worded } from "./wording.ts";

type Copies = Map<GuestObject, GuestObject>;

/** `transfer` is not modelled: what would be transferred is copied. */
export function structuredCloneOf(agent: Agent, value: Value, options: Value): Value {
  if (known(options) instanceof GuestObject && get(options as GuestObject, "transfer") !== undefined) {
    agent.stuck({ kind: "unmodelled", what: "structuredClone(transfer)", message: "transferring in structuredClone is not modelled" });
  }
  return copyOf(agent, value, new Map());
}

/** An unknown copies to itself. */
function copyOf(agent: Agent, value: Value, copies: Copies): Value {
  agent.spend(1);
  if (value instanceof GuestSymbol) return refuse(agent, value);
  if (!(value instanceof GuestObject)) return value;
  return copies.get(value) ?? deeper(agent, () => copyObject(agent, value, copies));
}

function refuse(agent: Agent, value: Value): never {
  const prototype = agent.realm.intrinsics.get("%DOMException.prototype%") ?? intrinsic(agent.realm, "%Error.prototype%");
  const error = newErrorObject(prototype, `${worded(value)} could not be cloned.`);
  setOwn(error, "name", "DataCloneError", HIDDEN);
  setOwn(error, "code", 25, HIDDEN);
  throw new GuestThrow(error);
}

function copyObject(agent: Agent, value: GuestObject, copies: Copies): GuestObject {
  const { realm } = agent;
  const { data } = value;
  const made = (copy: GuestObject): GuestObject => {
    copies.set(value, copy);
    return copy;
  };
  const proto = (name: string): GuestObject => intrinsic(realm, `%${name}.prototype%`);
  if (value.behaviour.call !== null) return refuse(agent, value);
  if (data instanceof PrimitiveData) return data.value instanceof GuestSymbol ? refuse(agent, value) : made(newWrapper(realm, data.value));
  if (data instanceof DateData) return made(newObject(proto("Date"), new DateData(data.time)));
  if (data instanceof RegExpData) return made(makeRegExp(agent, data.source, data.flags));
  if (data instanceof BufferData) return made(cloneBuffer(agent, data));
  if (data instanceof ViewData) return made(cloneView(agent, data, copyOf(agent, data.buffer, copies) as GuestObject));
  if (data instanceof ErrorData) return copyError(agent, value, made, copies);
  if (data instanceof MapData) return copyMap(agent, data, made(newObject(proto("Map"), new MapData())), copies);
  if (data instanceof SetData) return copySet(agent, data, made(newObject(proto("Set"), new SetData())), copies);
  if (isArray(agent, value)) return copyProperties(agent, value, made(emptyCopy(agent, value)), copies);
  // Objects with a private state of their own (promises, weak collections, proxies) cannot be cloned.
  if (data !== null) return refuse(agent, value);
  return copyProperties(agent, value, made(newObject(realm.core.objectPrototype)), copies);
}

function emptyCopy(agent: Agent, array: GuestObject): GuestObject {
  const copy = newArray(agent.realm, emptyList());
  setLength(copy, lengthOfArray(array));
  return copy;
}

function copyProperties(agent: Agent, from: GuestObject, to: GuestObject, copies: Copies): GuestObject {
  for (const key of enumerableKeys(from)) {
    expectComputed(to);
    createData(to, key, copyOf(agent, get(from, key), copies));
  }
  return to;
}

function copyMap(agent: Agent, from: MapData, to: GuestObject, copies: Copies): GuestObject {
  for (const { key, value } of from.all()) (to.data as MapData).set(copyOf(agent, key, copies), copyOf(agent, value, copies));
  return to;
}

function copySet(agent: Agent, from: SetData, to: GuestObject, copies: Copies): GuestObject {
  for (const { key } of from.all()) {
    const copy = copyOf(agent, key, copies);
    (to.data as SetData).set(copy, copy);
  }
  return to;
}

const ERROR_NAMES = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];

function copyError(agent: Agent, error: GuestObject, made: (copy: GuestObject) => GuestObject, copies: Copies): GuestObject {
  const name = get(error, "name");
  const kind = typeof name === "string" && ERROR_NAMES.includes(name) ? name : "Error";
  const message = getOwn(error, "message");
  const copy = made(newErrorObject(intrinsic(agent.realm, `%${kind}.prototype%`), undefined));
  if (message?.kind === "data") setOwn(copy, "message", message.value instanceof Unknown ? message.value : worded(message.value), HIDDEN);
  setOwn(copy, "stack", get(error, "stack"), HIDDEN);
  const cause = getOwn(error, "cause");
  if (cause?.kind === "data") setOwn(copy, "cause", copyOf(agent, cause.value, copies), HIDDEN);
  return copy;
}
