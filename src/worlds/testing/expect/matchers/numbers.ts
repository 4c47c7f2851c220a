// Matchers that compare numbers.
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { numberText } from "../../../node/inspect/words.ts";
import type { Matcher, Matchers } from "../matcher.ts";

type Amount = number | bigint;

const compare =
  (words: string, sign: string, test: (a: Amount, b: Amount) => boolean): Matcher =>
  (agent, received, [expected], _, style) => {
    const a = amount(agent, received, "actual", style);
    const b = amount(agent, expected, "expected", style);
    return {
      pass: test(a, b),
      chai: [`expected ${a} to be ${words} ${b}`, `expected ${a} to be not ${words} ${b}`],
      values: { expected, received },
      jest: {
        lines: (negated) => [
          `Expected: ${negated ? "not " : ""}${sign} ${shown(b)}`,
          `Received: ${negated ? "    " : ""}${" ".repeat(sign.length + 1)}${shown(a)}`,
        ],
      },
    };
  };

const shown = (value: Amount): string => (typeof value === "bigint" ? `${value}n` : numberText(value));

export const numberMatchers: Matchers = {
  toBeGreaterThan: compare("greater than", ">", (a, b) => a > b),
  toBeGreaterThanOrEqual: compare("greater than or equal to", ">=", (a, b) => a >= b),
  toBeLessThan: compare("less than", "<", (a, b) => a < b),
  toBeLessThanOrEqual: compare("less than or equal to", "<=", (a, b) => a <= b),
  toBeCloseTo: (agent, received, [expected, digits]) => {
    const a = number(agent, received);
    const b = number(agent, expected);
    const precision = digits === undefined ? 2 : number(agent, digits);
    const infinite = (a === Number.POSITIVE_INFINITY || a === Number.NEGATIVE_INFINITY) && a === b;
    const allowed = infinite ? 0 : 10 ** -precision / 2;
    const difference = infinite ? 0 : Math.abs(a - b);
    const sentence = (not: string): string =>
      `expected #{this} to ${not}be close to #{exp}, received difference is ${difference}, but expected ${allowed}`;
    return {
      pass: infinite || difference < allowed,
      chai: [sentence(""), sentence("not ")],
      values: { expected, received },
      jest: {
        lines: (negated) => [
          `Expected: ${negated ? "not " : ""}${numberText(b)}`,
          `Received: ${negated ? "    " : ""}${numberText(a)}`,
          "",
          `Expected precision:    ${negated ? "not " : ""}${numberText(precision)}`,
          `Expected difference: ${negated ? "not " : ""}< ${numberText(allowed)}`,
          `Received difference:   ${negated ? "    " : ""}${numberText(difference)}`,
        ],
      },
    };
  },
};

function amount(agent: Agent, value: Value, which: "actual" | "expected", style: string): Amount {
  const real = known(value);
  if (typeof real === "number" || typeof real === "bigint") return real;
  if (style === "jest")
    return throwError(agent, "Error", `Matcher error: ${which === "actual" ? "received" : "expected"} value must be a number or bigint`);
  return throwError(agent, "TypeError", `${which} value must be number or bigint, received "${typeName(real)}"`);
}

function number(agent: Agent, value: Value): number {
  const real = known(value);
  return typeof real === "number" ? real : throwError(agent, "TypeError", `expected value must be a number, received "${typeName(real)}"`);
}

const typeName = (value: Value): string => (isSymbol(value) ? "symbol" : isObject(value) && isCallable(value) ? "function" : typeof value);
