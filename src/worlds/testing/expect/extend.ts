// `expect.extend`: matchers written by guest code.

import { holds } from "#builtins/truth.ts";
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { throwError } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { enumerableKeys, get, setOwn } from "#machine/object.ts";
import { isPromise } from "#machine/promise.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { objectWith, recordOf } from "../../guest/build.ts";
import { unmodelled } from "../../guest/unmodelled.ts";
import { newAsymmetric } from "../asymmetric.ts";
import { equals, looseComparison } from "../equality.ts";
import { prettyText } from "../pretty.ts";
import { addMatcher } from "./apply.ts";
import { Expectation, type Style } from "./matcher.ts";

export function extendExpect(agent: Agent, expect: GuestObject, prototype: GuestObject, style: Style, matchers: Value): Value {
  if (!isObject(matchers)) return throwError(agent, "TypeError", "expect.extend: expected an object of matchers");
  for (const name of enumerableKeys(matchers)) {
    const fn = get(matchers, name);
    if (!isCallable(fn)) continue;
    addMatcher(agent, prototype, style, name, (each, received, args, expectation) => {
      const answer = ask(each, fn, received, args, expectation, style);
      return { pass: answer.pass, chai: ["", ""], message: answer.message };
    });
    for (const inverse of [false, true]) {
      const holder = inverse ? get(expect, "not") : expect;
      if (!isObject(holder)) continue;
      setOwn(
        holder,
        name,
        newNative(agent.realm, name, 1, (each, _, sample) =>
          newAsymmetric(
            each,
            name,
            sample[0],
            inverse,
            (one, other) => ask(one, fn, other, sample, new Expectation(other, { negated: inverse }), style).pass,
          ),
        ),
      );
    }
  }
  return undefined;
}

function ask(
  agent: Agent,
  fn: GuestObject,
  received: Value,
  args: readonly Value[],
  expectation: Expectation,
  style: Style,
): { readonly pass: boolean; readonly message: string } {
  const answer = call(agent, fn, contextOf(agent, expectation), [received, ...args]);
  if (isPromise(answer)) unmodelled(agent, `${style}.expect.extend`, "asynchronous matchers are not modelled");
  const pass = holds(agent, getFrom(agent, answer, "pass"));
  const words = getFrom(agent, answer, "message");
  const message = isCallable(words) ? call(agent, words, answer, []) : words;
  return { pass, message: typeof message === "string" ? message : "" };
}

/** `this` of a matcher. */
function contextOf(agent: Agent, expectation: Expectation): GuestObject {
  const { realm } = agent;
  const print = (each: Agent, _: Value, [value]: Value[]): Value => prettyText(each, value, { min: true });
  const utils = objectWith(realm, {
    printReceived: [1, print],
    printExpected: [1, print],
    stringify: [1, print],
    matcherHint: [1, (_, __, [name]) => `expect(received).${String(name)}(expected)`],
  });
  return recordOf(realm, [
    ["isNot", expectation.negated],
    ["promise", expectation.promise],
    ["equals", newNative(realm, "equals", 2, (each, _, [a, b]) => equals(each, a, b, looseComparison))],
    ["utils", utils],
  ]);
}
