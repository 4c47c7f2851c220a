// Guest errors made by the machine and by natives: the object, its stack, and the throw.
import type { Agent } from "./agent.ts";
import { gauges } from "./gauges.ts";
import { newObject, setOwn } from "./object.ts";
import { addRow, readSlot } from "./ordinary.ts";
import { markStack, printStack, type StackMark } from "./place.ts";
import { intrinsic } from "./realm.ts";
import { CONFIGURABLE, HIDDEN, LAZY, WRITABLE } from "./shape.ts";
import { GuestThrow } from "./stop.ts";
import { Accessor, GuestObject, Lazy, type Value } from "./value.ts";

export type ErrorKind = "Error" | "TypeError" | "RangeError" | "ReferenceError" | "SyntaxError" | "URIError" | "EvalError";

/** The private data of objects made by Error constructors: told by `instanceof`. */
export class ErrorData {
  readonly stack: StackMark;

  constructor(stack: StackMark = markStack()) {
    this.stack = stack;
  }
}

/** An error object; the constructors of `builtins` use it too, with a stack of their choice. `message` undefined: no own message. */
export function newErrorObject(prototype: GuestObject | null, message: string | undefined, data: ErrorData = new ErrorData()): GuestObject {
  const error = newObject(prototype, data);
  addRow(error, "stack", lazyStack, WRITABLE | CONFIGURABLE | LAZY);
  if (message !== undefined) setOwn(error, "message", message, HIDDEN);
  return error;
}

/** `Error.captureStackTrace`: gives any object the stack of now. */
export function captureStack(target: GuestObject): void {
  setOwn(target, "stack", headerOf(target) + printStack(markStack().lines()), HIDDEN);
}

/** Made when it is first looked at, header and all: Node asks for name and message only then. */
const lazyStack = new Lazy((error) => askedHeaderOf(error) + printStack((error.data as ErrorData).stack.lines()));

type ReadSlot = (holder: GuestObject, slot: number, receiver: GuestObject) => unknown;

/** `Name: message` as V8 begins a stack. Runs no guest code unless `read` does. */
export function headerOf(error: GuestObject, read: ReadSlot = (holder, slot) => holder.slots[slot]): string {
  const name = textOf(error, "name", read) ?? "Error";
  const message = textOf(error, "message", read) ?? "";
  return message === "" ? name : name === "" ? message : `${name}: ${message}`;
}

function textOf(object: GuestObject, key: string, read: ReadSlot): string | undefined {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    const slot = at.shape.find(key);
    if (slot < 0) continue;
    const held = read(at, slot, object);
    return typeof held === "string" ? held : undefined;
  }
  return undefined;
}

/** The header as a program sees it: getters are asked. */
export const askedHeaderOf = (error: GuestObject): string => headerOf(error, readSlotQuietly);

function readSlotQuietly(holder: GuestObject, slot: number, receiver: GuestObject): unknown {
  const held = holder.slots[slot];
  if (!(held instanceof Accessor)) return held;
  const { depth } = gauges;
  try {
    return readSlot(holder, slot, receiver);
  } catch (signal) {
    if (!(signal instanceof GuestThrow)) throw signal;
    gauges.depth = depth;
    return undefined;
  }
}

export function newError(agent: Agent, kind: ErrorKind, message: string): GuestObject {
  return newErrorObject(intrinsic(agent.realm, `%${kind}.prototype%`), message);
}

export function throwError(agent: Agent, kind: ErrorKind, message: string): never {
  throw new GuestThrow(newError(agent, kind, message));
}

export const throwTypeError = (agent: Agent, message: string): never => throwError(agent, "TypeError", message);
export const throwRangeError = (agent: Agent, message: string): never => throwError(agent, "RangeError", message);

/** Throws any guest value, noting where. */
export function throwValue(value: Value): never {
  throw new GuestThrow(value, markStack());
}

/** Is it an error object (made by an Error constructor)? */
export const isErrorObject = (value: Value): value is GuestObject => value instanceof GuestObject && value.data instanceof ErrorData;
