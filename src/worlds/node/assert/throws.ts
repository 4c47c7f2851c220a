// `assert.throws`, `assert.rejects` and their opposites: what was thrown, held against what was expected.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { toBoolean, toText } from "#machine/convert.ts";
import { isErrorObject, newError, throwValue } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { enumerableKeys, get, getOwn, newObject, prototypeOf, setOwn } from "#machine/object.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { intrinsic } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { classOf } from "../../guest/kind.ts";
import { isInstance } from "../../testing/asymmetric.ts";
import { isDeepEqual } from "../deep-equal.ts";
import { inspectValue } from "../inspect/inspect.ts";
import { assertionError, throwAssertion } from "./error.ts";

type Actual = { readonly value: Value } | null;
type Operator = "throws" | "rejects" | "doesNotThrow" | "doesNotReject";

export function thrownBy(agent: Agent, fn: Value): Actual {
  if (!isCallable(fn)) return invalid(agent, `The "fn" argument must be of type function. Received ${received(agent, fn)}`);
  const done = attempt(() => call(agent, fn, undefined, []));
  return done.ok ? null : { value: done.thrown.value };
}

/** Waits for a promise, or for what a function returns; `judge` is asked with the reason, or null when it was fulfilled. */
export function whenRejected(agent: Agent, source: Value, judge: (actual: Actual) => void): Value {
  const promise = newPromise(agent);
  const decide = (actual: Actual): void => {
    const done = attempt(() => judge(actual));
    if (done.ok) resolvePromise(agent, promise, undefined);
    else rejectPromise(agent, promise, done.thrown.value);
  };
  const begun = attempt(() => {
    const waiting = isCallable(source) ? call(agent, source, undefined, []) : source;
    if (!isObject(waiting) || !isCallable(getFrom(agent, waiting, "then")))
      return invalid(
        agent,
        `Expected instance of Promise to be returned from the "promiseFn" function but got ${received(agent, waiting)}.`,
      );
    return waiting;
  });
  if (!begun.ok) rejectPromise(agent, promise, begun.thrown.value);
  else
    awaitValue(
      agent,
      begun.value,
      () => decide(null),
      (value) => decide({ value }),
    );
  return promise;
}

function invalid(agent: Agent, message: string): never {
  const error = newError(agent, "TypeError", message);
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

const received = (agent: Agent, value: Value): string =>
  value === undefined || value === null
    ? String(value)
    : isObject(value)
      ? `an instance of ${String(getFrom(agent, getFrom(agent, value, "constructor"), "name"))}`
      : `type ${typeof value} (${inspectValue(agent, value)})`;

export function expectError(agent: Agent, operator: Operator, actual: Actual, args: readonly Value[]): void {
  const words = typeof args[0] === "string" ? args[0] : typeof args[1] === "string" ? args[1] : null;
  const expected = typeof args[0] === "string" ? undefined : args[0];
  if (actual === null) {
    const name = isObject(expected) ? get(expected, "name") : undefined;
    const details = `${typeof name === "string" && name !== "" ? ` (${name})` : ""}${words === null ? "." : `: ${words}`}`;
    throwAssertion(agent, {
      actual: undefined,
      expected,
      operator,
      message: `Missing expected ${operator === "rejects" ? "rejection" : "exception"}${details}`,
    });
  }
  if (isObject(expected)) holdAgainst(agent, operator, actual.value, expected, words);
}

export function expectNoError(agent: Agent, operator: Operator, actual: Actual, args: readonly Value[]): void {
  if (actual === null) return;
  const words = typeof args[0] === "string" ? args[0] : typeof args[1] === "string" ? args[1] : null;
  const expected = isObject(args[0]) ? args[0] : undefined;
  if (expected === undefined || matches(agent, actual.value, expected)) {
    const message = `Got unwanted ${operator === "doesNotReject" ? "rejection" : "exception"}${words === null ? "." : `: ${words}`}\nActual message: "${isObject(actual.value) ? toText(agent, get(actual.value, "message")) : "undefined"}"`;
    throwAssertion(agent, { actual: actual.value, expected, operator, message });
  }
  throwValue(actual.value);
}

function matches(agent: Agent, actual: Value, expected: GuestObject): boolean {
  if (!isCallable(expected)) return toBoolean(invoke(agent, expected, "test", [toText(agent, actual)]));
  if (isInstance(actual, expected)) return true;
  return !isErrorClass(agent, expected) && call(agent, expected, newObject(agent.realm.core.objectPrototype), [actual]) === true;
}

function isErrorClass(agent: Agent, maker: GuestObject): boolean {
  const base = intrinsic(agent.realm, "%Error%");
  for (let at: GuestObject | null = maker; at !== null; at = prototypeOf(at)) if (at === base) return true;
  return false;
}

function holdAgainst(agent: Agent, operator: Operator, actual: Value, expected: GuestObject, words: string | null): void {
  const fail = (message: string): never =>
    throwAssertion(agent, { actual, expected, operator, message: words ?? message, generated: words === null });
  if (!isCallable(expected)) {
    if (classOf(expected) === "RegExp") {
      const text = toText(agent, actual);
      if (!toBoolean(invoke(agent, expected, "test", [text])))
        fail(`The input did not match the regular expression ${inspectValue(agent, expected)}. Input:\n\n${inspectValue(agent, text)}\n`);
      return;
    }
    return holdKeys(agent, operator, actual, expected, words);
  }
  if (isInstance(actual, expected)) return;
  if (isErrorClass(agent, expected)) {
    fail(wrongClass(agent, actual, expected));
    return;
  }
  const answer = call(agent, expected, newObject(agent.realm.core.objectPrototype), [actual]);
  if (answer === true) return;
  const name = get(expected, "name");
  const caught = isErrorObject(actual) ? `\n\nCaught error:\n\n${toText(agent, actual)}` : "";
  fail(
    `The ${typeof name === "string" && name !== "" ? `"${name}" ` : ""}validation function is expected to return "true". Received ${inspectValue(agent, answer)}${caught}`,
  );
}

function wrongClass(agent: Agent, actual: Value, expected: GuestObject): string {
  const wanted = String(get(expected, "name"));
  const title = `The error is expected to be an instance of "${wanted}". Received `;
  if (!isErrorObject(actual)) return `${title}"${inspectValue(agent, actual, { depth: -1 })}"`;
  const maker = get(actual, "constructor");
  const name = String(isObject(maker) ? get(maker, "name") : get(actual, "name"));
  const message = get(actual, "message");
  return `${title}${name === wanted ? "an error with identical name but a different prototype." : `"${name}"`}${typeof message === "string" && message !== "" ? `\n\nError message:\n\n${message}` : ""}`;
}

/** An object of expected fields, each compared deeply; regular expressions match text. */
function holdKeys(agent: Agent, operator: Operator, actual: Value, expected: GuestObject, words: string | null): void {
  if (!isObject(actual)) {
    const error = assertionError(agent, { actual, expected, operator: "deepStrictEqual", message: words });
    setOwn(error, "operator", operator);
    throwValue(error);
  }
  const keys = [...enumerableKeys(expected), ...(isErrorObject(expected) ? ["name", "message"] : [])];
  for (const key of keys) {
    const [has, wants] = [get(actual, key), get(expected, key)];
    if (typeof has === "string" && isObject(wants) && classOf(wants) === "RegExp" && toBoolean(invoke(agent, wants, "test", [has])))
      continue;
    if (getOwn(actual, key) !== undefined || has !== undefined) if (isDeepEqual(agent, has, wants, true)) continue;
    if (words !== null) throwAssertion(agent, { actual, expected, operator, message: words });
    const left = comparison(agent, actual, keys);
    const right = comparison(agent, expected, keys, actual);
    const shown = assertionError(agent, { actual: left, expected: right, operator: "deepStrictEqual", message: null });
    setOwn(shown, "actual", actual);
    setOwn(shown, "expected", expected);
    setOwn(shown, "operator", operator);
    throwValue(shown);
  }
}

/** What node calls `Comparison`: the compared fields alone. */
function comparison(agent: Agent, source: GuestObject, keys: readonly string[], actual?: GuestObject): GuestObject {
  const made = newObject(comparisonPrototype(agent));
  for (const key of keys) {
    const value = get(source, key);
    if (value === undefined && getOwn(source, key) === undefined) continue;
    const has = actual === undefined ? undefined : get(actual, key);
    const matched =
      typeof has === "string" && isObject(value) && classOf(value) === "RegExp" && toBoolean(invoke(agent, value, "test", [has]));
    setOwn(made, key, matched ? has : value);
  }
  return made;
}

function comparisonPrototype(agent: Agent): GuestObject {
  const known = agent.realm.intrinsics.get("%node.assert.Comparison%");
  if (known !== undefined) return known;
  const prototype = newObject(agent.realm.core.objectPrototype);
  const maker = newNative(agent.realm, "Comparison", 0, () => undefined);
  setOwn(maker, "prototype", prototype, HIDDEN);
  setOwn(prototype, "constructor", maker, HIDDEN);
  agent.realm.intrinsics.set("%node.assert.Comparison%", prototype);
  return prototype;
}
