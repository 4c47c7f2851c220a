// The module `node:assert`, and its strict form.

import { holds } from "#builtins/truth.ts";
import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known, toBoolean } from "#machine/convert.ts";
import { isErrorObject, throwValue } from "#machine/error.ts";
import { type NativeFunction, newNative } from "#machine/native.ts";
import { get, setOwn } from "#machine/object.ts";
import { looseEqual } from "#machine/operators.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { addFunctions, type Functions } from "../../guest/build.ts";
import { classOf } from "../../guest/kind.ts";
import { unmodelledPrototype } from "../../guest/unmodelled.ts";
import { testRoom } from "../../testing/room.ts";
import { stateOf, type World } from "../../world.ts";
import { isDeepEqual } from "../deep-equal.ts";
import { inspectValue } from "../inspect/inspect.ts";
import { callText } from "./call-text.ts";
import { assertionConstructor, throwAssertion } from "./error.ts";
import { expectError, expectNoError, thrownBy, whenRejected } from "./throws.ts";

/** The message argument: an error is thrown as it is. */
function words(message: Value): string | null {
  if (isErrorObject(message)) return throwValue(message);
  return message === undefined ? null : typeof message === "string" ? message : String(known(message));
}

const comparing =
  (operator: string, test: (agent: Agent, actual: Value, expected: Value) => boolean): NativeFunction =>
  (agent, _, [actual, expected, message]) => {
    count(agent);
    if (!test(agent, actual, expected)) throwAssertion(agent, { actual, expected, operator, message: words(message) });
    return undefined;
  };

const count = (agent: Agent): void => {
  const { current } = testRoom(agent);
  if (current !== null) current.assertions++;
};

const loose = (agent: Agent, a: Value, b: Value): boolean => looseEqual(agent, known(a), known(b)) || (Number.isNaN(a) && Number.isNaN(b));
const strict = (a: Value, b: Value): boolean => Object.is(known(a), known(b));

const ok: NativeFunction = (agent, _, args) => {
  count(agent);
  const [value, message] = args;
  if (holds(agent, value)) return undefined;
  if (args.length === 0)
    return throwAssertion(agent, {
      actual: value,
      expected: true,
      operator: "==",
      message: "No value argument passed to `assert.ok()`",
      generated: true,
    });
  const given = words(message);
  const source = given === null ? callText(agent) : null;
  const generated = source === null ? null : `The expression evaluated to a falsy value:\n\n  ${source}\n`;
  return throwAssertion(agent, { actual: value, expected: true, operator: "==", message: given ?? generated, generated: given === null });
};

const matching =
  (wanted: boolean): NativeFunction =>
  (agent, _, [text, pattern, message]) => {
    count(agent);
    if (!isObject(pattern) || classOf(pattern) !== "RegExp")
      throwAssertion(agent, {
        actual: text,
        expected: pattern,
        operator: wanted ? "match" : "doesNotMatch",
        message: 'The "regexp" argument must be an instance of RegExp.',
      });
    if (typeof known(text) === "string" && toBoolean(invoke(agent, pattern, "test", [text])) === wanted) return undefined;
    const said =
      typeof text !== "string"
        ? `The "string" argument must be of type string. Received type ${typeof text} (${inspectValue(agent, text)})`
        : `${wanted ? "The input did not match the regular expression" : "The input was expected to not match the regular expression"} ${inspectValue(agent, pattern)}. Input:\n\n${inspectValue(agent, text)}\n`;
    const given = words(message);
    return throwAssertion(agent, {
      actual: text,
      expected: pattern,
      operator: wanted ? "match" : "doesNotMatch",
      message: given ?? said,
      generated: given === null,
    });
  };

const functions: Functions = {
  ok: [0, ok],
  fail: [
    1,
    (agent, _, [message]) =>
      throwAssertion(agent, {
        actual: undefined,
        expected: undefined,
        operator: "fail",
        message: words(message) ?? "Failed",
        generated: message === undefined,
      }),
  ],
  equal: [3, comparing("==", loose)],
  notEqual: [3, comparing("!=", (agent, a, b) => !loose(agent, a, b))],
  deepEqual: [3, comparing("deepEqual", (agent, a, b) => isDeepEqual(agent, a, b, false))],
  notDeepEqual: [3, comparing("notDeepEqual", (agent, a, b) => !isDeepEqual(agent, a, b, false))],
  deepStrictEqual: [3, comparing("deepStrictEqual", (agent, a, b) => isDeepEqual(agent, a, b, true))],
  notDeepStrictEqual: [3, comparing("notDeepStrictEqual", (agent, a, b) => !isDeepEqual(agent, a, b, true))],
  strictEqual: [3, comparing("strictEqual", (_, a, b) => strict(a, b))],
  notStrictEqual: [3, comparing("notStrictEqual", (_, a, b) => !strict(a, b))],
  throws: [
    1,
    (agent, _, [fn, ...args]) => {
      count(agent);
      expectError(agent, "throws", thrownBy(agent, fn), args);
      return undefined;
    },
  ],
  doesNotThrow: [
    1,
    (agent, _, [fn, ...args]) => {
      count(agent);
      expectNoError(agent, "doesNotThrow", thrownBy(agent, fn), args);
      return undefined;
    },
  ],
  rejects: [
    1,
    (agent, _, [source, ...args]) => {
      count(agent);
      return whenRejected(agent, source, (actual) => expectError(agent, "rejects", actual, args));
    },
  ],
  doesNotReject: [
    1,
    (agent, _, [source, ...args]) => {
      count(agent);
      return whenRejected(agent, source, (actual) => expectNoError(agent, "doesNotReject", actual, args));
    },
  ],
  ifError: [
    1,
    (agent, _, [error]) => {
      if (error === null || error === undefined) return undefined;
      const message = isObject(error) ? get(error, "message") : undefined;
      const said =
        typeof message === "string" && message !== ""
          ? message
          : isObject(error) && message === ""
            ? String(get(get(error, "constructor") as GuestObject, "name"))
            : inspectValue(agent, error);
      return throwAssertion(agent, {
        actual: error,
        expected: null,
        operator: "ifError",
        message: `ifError got unwanted exception: ${said}`,
      });
    },
  ],
  match: [2, matching(true)],
  doesNotMatch: [2, matching(false)],
};

function assertModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.assert", () => {
    const { realm } = agent;
    const make = (): GuestObject => {
      const made = newNative(realm, "ok", 0, ok);
      made.proto = unmodelledPrototype(realm, "node:assert", "", realm.core.functionPrototype);
      return made;
    };
    const plain = addFunctions(realm, make(), functions);
    const strictly = addFunctions(realm, make(), functions);
    for (const [name, source] of [
      ["equal", "strictEqual"],
      ["notEqual", "notStrictEqual"],
      ["deepEqual", "deepStrictEqual"],
      ["notDeepEqual", "notDeepStrictEqual"],
    ] as const)
      setOwn(strictly, name, get(strictly, source));
    for (const each of [plain, strictly]) {
      setOwn(each, "AssertionError", assertionConstructor(agent));
      setOwn(each, "strict", strictly);
    }
    return plain;
  });
}

export const assert: World = {
  name: "node:assert",
  aliases: ["assert"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/assert.html",
  knownGaps: ["no `CallTracker`", "no `partialDeepStrictEqual`"],
  faults: [],
  exports: assertModule,
};

export const assertStrict: World = {
  ...assert,
  name: "node:assert/strict",
  aliases: ["assert/strict"],
  exports: (agent) => get(assertModule(agent), "strict"),
};
