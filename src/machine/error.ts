// Guest errors made by the machine and by natives: the object, its stack, and the throw.
import type { Agent } from "./agent.ts";
import { newObject, setOwn } from "./object.ts";
import { addRow } from "./ordinary.ts";
import { markStack, printStack, type StackMark } from "./place.ts";
import { intrinsic } from "./realm.ts";
import { CONFIGURABLE, HIDDEN, LAZY, WRITABLE } from "./shape.ts";
import { GuestThrow } from "./stop.ts";
import { GuestObject, Lazy, type Value } from "./value.ts";

export type ErrorKind = "Error" | "TypeError" | "RangeError" | "ReferenceError" | "SyntaxError" | "URIError" | "EvalError";

/** The private data of objects made by Error constructors: told by `instanceof`. */
export class ErrorData {
  readonly stack: StackMark;

  constructor(stack: StackMark = markStack()) {
    this.stack = stack;
  }
}

/** An error object; the constructors of `builtins` use it too. `message` undefined: no own message. */
export function newErrorObject(prototype: GuestObject | null, message: string | undefined): GuestObject {
  const error = newObject(prototype, new ErrorData());
  addRow(error, "stack", lazyStack, WRITABLE | CONFIGURABLE | LAZY);
  if (message !== undefined) setOwn(error, "message", message, HIDDEN);
  return error;
}

/** `Error.captureStackTrace`: gives any object the stack of now. */
export function captureStack(target: GuestObject): void {
  setOwn(target, "stack", headerOf(target) + printStack(markStack().lines()), HIDDEN);
}

const lazyStack = new Lazy((error) => headerOf(error) + printStack((error.data as ErrorData).stack.lines()));

/** `Name: message` as V8 begins a stack. */
export function headerOf(error: GuestObject): string {
  const name = plain(error, "name") ?? "Error";
  const message = plain(error, "message") ?? "";
  return message === "" ? name : name === "" ? message : `${name}: ${message}`;
}

/** A string property found without running guest code. */
function plain(object: GuestObject, key: string): string | undefined {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    const slot = at.shape.find(key);
    if (slot >= 0) {
      const held = at.slots[slot];
      return typeof held === "string" ? held : undefined;
    }
  }
  return undefined;
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
