// Matchers about what a value is: truth, absence, type, instance.

import { holds } from "#builtins/truth.ts";
import type { Agent } from "#machine/agent.ts";
import { constructorName } from "#machine/brief.ts";
import { known } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import { isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { isInstance } from "../../asymmetric.ts";
import { displayValue } from "../../chai/display.ts";
import { prettyText } from "../../pretty.ts";
import type { Matcher, Matchers } from "../matcher.ts";

/** A matcher without argument: the test, the two sentences, and the value shown as expected. */
const plain =
  (test: (agent: Agent, value: Value) => boolean, positive: string, negative: string, expected: Value): Matcher =>
  (agent, received) => ({
    pass: test(agent, received),
    chai: [positive, negative],
    values: { expected, received },
    jest: { argument: "", lines: () => [`Received: ${jestShown(agent, received)}`] },
  });

const jestShown = (agent: Agent, value: Value): string => prettyText(agent, value, { min: true });

export const kindMatchers: Matchers = {
  toBeTruthy: plain((agent, value) => holds(agent, value), "expected #{this} to be truthy", "expected #{this} to not be truthy", true),
  toBeFalsy: plain((agent, value) => !holds(agent, value), "expected #{this} to be falsy", "expected #{this} to not be falsy", false),
  toBeNull: plain((_, value) => known(value) === null, "expected #{this} to be null", "expected #{this} not to be null", null),
  toBeUndefined: plain(
    (_, value) => known(value) === undefined,
    "expected #{this} to be undefined",
    "expected #{this} not to be undefined",
    undefined,
  ),
  toBeNullable: plain(
    (_, value) => known(value) === undefined || value === null,
    "expected #{this} to be nullish",
    "expected #{this} not to be nullish",
    null,
  ),
  toBeNaN: plain((_, value) => Number.isNaN(known(value)), "expected #{this} to be NaN", "expected #{this} not to be NaN", Number.NaN),
  toBeDefined: (agent, received) => ({
    pass: known(received) !== undefined,
    chai: ["expected #{this} to be defined", "expected #{this} to be undefined"],
    jest: { argument: "", lines: () => [`Received: ${jestShown(agent, received)}`] },
  }),
  toBeTypeOf: (_, received, [expected]) => {
    const type = typeOf(received);
    return {
      pass: type === expected,
      chai: ["expected #{this} to be type of #{exp}", "expected #{this} not to be type of #{exp}"],
      values: { expected, received: type },
    };
  },
  toBeInstanceOf: (agent, received, [maker], _, style) => {
    if (!isObject(maker) || !isCallable(maker))
      throwError(agent, "TypeError", `The instanceof assertion needs a constructor but ${typeOf(maker)} was given.`);
    const name = get(maker, "name");
    const shown = typeof name === "string" && name !== "" ? name : "an unnamed constructor";
    const pass = isInstance(received, maker);
    return {
      pass,
      chai: [`expected #{this} to be an instance of ${shown}`, `expected #{this} to not be an instance of ${shown}`],
      ...(style === "jest" ? { values: { expected: maker, received } } : {}),
      jest: {
        lines: (negated) => [
          `Expected constructor: ${negated ? "not " : ""}${shown}`,
          ...(isObject(received)
            ? negated
              ? []
              : [`Received constructor: ${constructorName(received)}`]
            : ["", "Received value has no prototype", `Received value: ${displayValue(agent, received)}`]),
        ],
      },
    };
  },
};

function typeOf(value: Value): string {
  const real = known(value);
  if (isSymbol(real)) return "symbol";
  if (isObject(real)) return isCallable(real) ? "function" : "object";
  return real === null ? "object" : typeof real;
}
