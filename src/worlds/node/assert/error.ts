// `assert.AssertionError`: its message by operator, its fields, and how it is thrown.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { captureStack, newErrorObject, throwValue } from "#machine/error.ts";
import { defineConstructor, defineMethod } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { note } from "../../testing/expect/failure.ts";
import { stateOf } from "../../world.ts";
import { inspectValue } from "../inspect/inspect.ts";
import { cut, strictMessage } from "./diff.ts";

export type AssertionParts = {
  readonly actual: Value;
  readonly expected: Value;
  readonly operator: string;
  readonly message: string | null /** Said by us rather than by the caller. */;
  readonly generated?: boolean;
};

const READABLE: Readonly<Record<string, string>> = {
  deepStrictEqual: "Expected values to be strictly deep-equal:",
  strictEqual: "Expected values to be strictly equal:",
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: "Expected values to be loosely deep-equal:",
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notDeepEqualUnequal: "Expected values not to be loosely deep-equal:",
};

export function assertionConstructor(agent: Agent): GuestObject {
  return stateOf(agent, "node.assert.AssertionError", () => {
    const { realm } = agent;
    const prototype = newObject(realm.core.errorPrototype);
    defineMethod(
      realm,
      prototype,
      "toString",
      0,
      (each, self) =>
        `${String(getFrom(each, self, "name"))} [${String(getFrom(each, self, "code"))}]: ${String(getFrom(each, self, "message"))}`,
    );
    const made = defineConstructor(realm, {
      name: "AssertionError",
      length: 1,
      prototype,
      parent: intrinsic(realm, "%Error%"),
      onlyNew: true,
      fn: (each, _, [options], newTarget) => {
        const message = getFrom(each, options, "message");
        const operator = getFrom(each, options, "operator");
        return build(each, prototypeFor(each, newTarget, "%AssertionError.prototype%"), {
          actual: getFrom(each, options, "actual"),
          expected: getFrom(each, options, "expected"),
          operator: typeof operator === "string" ? operator : "undefined",
          message: typeof message === "string" ? message : null,
        });
      },
    });
    realm.intrinsics.delete("%AssertionError%");
    return made;
  });
}

export function assertionError(agent: Agent, parts: AssertionParts): GuestObject {
  return build(agent, get(assertionConstructor(agent), "prototype") as GuestObject, parts);
}

export function throwAssertion(agent: Agent, parts: AssertionParts): never {
  return throwValue(assertionError(agent, parts));
}

function build(agent: Agent, prototype: GuestObject, parts: AssertionParts): GuestObject {
  const message = messageOf(agent, parts);
  const error = newErrorObject(prototype, message);
  setOwn(error, "generatedMessage", parts.generated ?? (parts.message === null || parts.message === ""));
  setOwn(error, "code", "ERR_ASSERTION");
  setOwn(error, "actual", parts.actual);
  setOwn(error, "expected", parts.expected);
  setOwn(error, "operator", parts.operator);
  // The stack names the code, the name does not.
  setOwn(error, "name", "AssertionError [ERR_ASSERTION]", HIDDEN);
  captureStack(error);
  setOwn(error, "name", "AssertionError", HIDDEN);
  const show = (value: Value): string => inspectValue(agent, value);
  note(agent, error, { expected: show(parts.expected), received: show(parts.actual) });
  return error;
}

const inspected = (agent: Agent, value: Value): string =>
  inspectValue(agent, value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Number.POSITIVE_INFINITY,
    sorted: true,
    getters: true,
  });

function messageOf(agent: Agent, { actual, expected, operator, message }: AssertionParts): string {
  const strict = operator === "deepStrictEqual" || operator === "strictEqual";
  if (message !== null && !strict) return message;
  if (strict) return strictWords(agent, actual, expected, operator, message);
  if (operator === "notDeepStrictEqual" || operator === "notStrictEqual") return unequalWords(agent, actual, operator);
  return looseWords(agent, actual, expected, operator);
}

function strictWords(agent: Agent, actual: Value, expected: Value, operator: string, message: string | null): string {
  const record = (value: Value): boolean => isObject(value) && !isCallable(value);
  const referenceEqual =
    operator === "strictEqual" && ((record(actual) && record(expected)) || (isCallable(actual) && isCallable(expected)));
  return strictMessage({
    actual: inspected(agent, actual),
    expected: inspected(agent, expected),
    title: message !== null && message !== "" ? message : (READABLE[referenceEqual ? "strictEqualObject" : operator] ?? ""),
    anyObject: record(actual) || record(expected),
    bothZero: actual === 0 && expected === 0,
    referenceEqual,
  });
}

function unequalWords(agent: Agent, actual: Value, operator: string): string {
  const base = READABLE[operator === "notStrictEqual" && isObject(actual) ? "notStrictEqualObject" : operator] ?? "";
  const lines = cut(inspected(agent, actual).split("\n"));
  const [first = ""] = lines;
  if (lines.length === 1) return `${base}${first.length > 5 ? "\n\n" : " "}${first}`;
  return `${base}\n\n${lines.join("\n")}\n`;
}

function looseWords(agent: Agent, actual: Value, expected: Value, operator: string): string {
  const limit = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 3)}...` : text);
  const left = inspected(agent, actual);
  const right = inspected(agent, expected);
  if (operator === "notDeepEqual" && left === right) return limit(`${READABLE[operator]}\n\n${left}`, 1024);
  if (operator === "deepEqual") return `${READABLE[operator]}\n\n${limit(left, 512)}\n\nshould loosely deep-equal\n\n${limit(right, 512)}`;
  const other = READABLE[`${operator}Unequal`];
  if (other !== undefined) return `${other}\n\n${limit(left, 512)}\n\nshould not loosely deep-equal\n\n${limit(right, 512)}`;
  return `${limit(left, 512)} ${operator} ${limit(right, 512)}`;
}
