// Error, its kinds, and AggregateError: https://tc39.es/ecma262/#sec-error-objects
// `stack`, `captureStackTrace` and `stackTraceLimit` follow V8: https://v8.dev/docs/stack-trace-api
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toText } from "#machine/convert.ts";
import { ErrorData, newErrorObject, throwTypeError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import { defineConstructor, defineMethod, defineValue, type NativeFunction, PURE } from "#machine/native.ts";
import { get, has, newObject, setOwn } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { HIDDEN, PLAIN } from "#machine/shape.ts";
import { GuestObject, Unknown, type Value } from "#machine/value.ts";
import { defineCallSite } from "../error/call-site.ts";
import { captureStack, markedStack, preparedStack } from "../error/stack.ts";
import { expectIterable } from "../object/keys.ts";
import { defineGlobal, defineMethods } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [
  "errors thrown by the language itself do not ask Error.prepareStackTrace",
  "call sites know no functions and no receivers",
  "callers that await, and calls of natives, are not in stacks",
];

const KINDS = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"] as const;

export function fill(realm: Realm): void {
  const error = errorConstructor(realm, "Error", realm.core.errorPrototype, undefined);
  defineMethod(realm, error, "captureStackTrace", 2, captureStackTrace);
  defineValue(error, "stackTraceLimit", 10, PLAIN);
  defineMethods(realm, realm.core.errorPrototype, [["toString", 0, toString, PURE]]);
  defineCallSite(realm);
  for (const kind of KINDS) errorConstructor(realm, kind, intrinsic(realm, `%${kind}.prototype%`), error);
  const aggregate = newObject(realm.core.errorPrototype);
  describe(aggregate, "AggregateError", () => {
    const made = defineConstructor(realm, { name: "AggregateError", length: 2, prototype: aggregate, parent: error, fn: makeAggregate });
    defineGlobal(realm, "AggregateError", made);
  });
}

function errorConstructor(realm: Realm, name: string, prototype: GuestObject, parent: GuestObject | undefined): GuestObject {
  let made: GuestObject | undefined;
  describe(prototype, name, () => {
    const fn: NativeFunction = (agent, _, args, newTarget) =>
      makeError(agent, args[0], args[1], prototypeFor(agent, newTarget, `%${name}.prototype%`), newTarget);
    made = defineConstructor(realm, parent === undefined ? { name, length: 1, prototype, fn } : { name, length: 1, prototype, fn, parent });
    defineGlobal(realm, name, made);
  });
  return made!;
}

/** `constructor` comes first, then `name` and `message`. */
function describe(prototype: GuestObject, name: string, construct: () => void): void {
  construct();
  defineValue(prototype, "name", name, HIDDEN);
  defineValue(prototype, "message", "", HIDDEN);
}

/** An unknown message is kept as it is: an error is thrown and caught like any other. */
function makeError(agent: Agent, message: Value, options: Value, prototype: GuestObject, newTarget: GuestObject | undefined): GuestObject {
  const text = message === undefined || message instanceof Unknown ? undefined : toText(agent, message);
  // The constructor's own calls are no part of the stack, as in V8.
  const error = newErrorObject(prototype, text, new ErrorData(markedStack(agent, newTarget, "all")));
  error.slots[error.shape.find("stack")] = preparedStack;
  if (message instanceof Unknown) setOwn(error, "message", message, HIDDEN);
  installCause(error, options);
  return error;
}

function installCause(error: GuestObject, options: Value): void {
  const given = known(options);
  if (given instanceof GuestObject && has(given, "cause")) setOwn(error, "cause", get(given, "cause"), HIDDEN);
}

function makeAggregate(agent: Agent, _: Value, [errors, message, options]: Value[], newTarget: GuestObject | undefined): Value {
  const error = makeError(agent, message, options, prototypeFor(agent, newTarget, "%AggregateError.prototype%"), newTarget);
  if (errors instanceof Unknown) setOwn(error, "errors", errors, HIDDEN);
  else {
    expectIterable(agent, errors);
    setOwn(error, "errors", newArray(agent.realm, listOf(agent, errors)), HIDDEN);
  }
  return error;
}

function captureStackTrace(agent: Agent, _: Value, [target, above]: Value[]): Value {
  if (!(known(target) instanceof GuestObject)) return throwTypeError(agent, "invalid_argument");
  if (!captureStack(agent, target as GuestObject, above))
    return throwTypeError(agent, "Cannot define property stack, object is not extensible");
  return undefined;
}

function toString(agent: Agent, self: Value): Value {
  if (!(known(self) instanceof GuestObject))
    return throwTypeError(agent, `Method Error.prototype.toString called on incompatible receiver ${worded(self)}`);
  const name = getFrom(agent, self, "name");
  const message = getFrom(agent, self, "message");
  const first = name === undefined ? "Error" : toText(agent, name);
  const second = message === undefined ? "" : toText(agent, message);
  return first === "" ? second : second === "" ? first : `${first}: ${second}`;
}
