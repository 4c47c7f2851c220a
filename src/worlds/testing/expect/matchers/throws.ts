// `toThrow`: what a function throws, or what a promise was rejected with.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { toBoolean } from "#machine/convert.ts";
import { isErrorObject } from "#machine/error.ts";
import { isCallable, isObject, type Value } from "#machine/value.ts";
import { classOf } from "../../../guest/kind.ts";
import { asymmetricOf, isInstance } from "../../asymmetric.ts";
import { displayValue } from "../../chai/display.ts";
import { equals, looseComparison } from "../../equality.ts";
import { errorText, prettyText } from "../../pretty.ts";
import { throwFailure } from "../failure.ts";
import type { Expectation, JestWords, Matcher, Matchers, Outcome, Style } from "../matcher.ts";

type Thrown = { readonly value: Value } | null;

const toThrow: Matcher = (agent, received, [expected], expectation, style) => {
  const thrown = thrownBy(agent, received, expectation, style);
  const outcome = judge(agent, thrown, expected);
  // A rejected promise is asked as if it were a function that throws.
  const shown = expectation.promise === "rejects" ? "[Function]" : "#{this}";
  const chai = [outcome.chai[0].replace("#{this}", shown), outcome.chai[1].replace("#{this}", shown)] as const;
  return { ...outcome, chai, jest: { ...jestWords(agent, thrown, expected), ...outcome.jest } };
};

export const throwMatchers: Matchers = { toThrow, toThrowError: toThrow };

function thrownBy(agent: Agent, received: Value, expectation: Expectation, style: Style): Thrown {
  if (expectation.promise === "rejects") return { value: received };
  if (!isCallable(received)) {
    if (expectation.promise === "resolves") return null;
    const message =
      style === "jest"
        ? "expect(received).toThrow()\n\nMatcher error: received value must be a function"
        : `expected ${displayValue(agent, received)} to be a function`;
    return throwFailure(agent, { message, name: style === "jest" ? "Error" : "AssertionError", values: null, operator: null });
  }
  const done = attempt(() => call(agent, received, undefined, []));
  return done.ok ? null : { value: done.thrown.value };
}

function judge(agent: Agent, thrown: Thrown, expected: Value): Outcome {
  if (expected === undefined) {
    const act = thrown === null ? "" : displayThrown(agent, thrown.value);
    return {
      pass: thrown !== null,
      chai: ["expected #{this} to throw an error", `expected #{this} to not throw an error but ${act} was thrown`],
    };
  }
  if (typeof expected === "string" || (isObject(expected) && classOf(expected) === "RegExp")) return judgeMessage(agent, thrown, expected);
  if (thrown === null) return { pass: false, chai: ["expected function to throw an error, but it didn't", "expected error not to match"] };
  const error = thrown.value;
  if (isCallable(expected)) {
    const name = getFrom(agent, expected, "name");
    return {
      pass: isInstance(error, expected),
      chai: [`expected error to be instance of ${String(name)}`, `expected error not to be instance of ${String(name)}`],
      values: { expected, received: error },
    };
  }
  if (isErrorObject(expected)) {
    return {
      pass: equals(agent, error, expected, looseComparison),
      chai: ["expected a thrown error to be #{exp}", "expected a thrown error not to be #{exp}"],
      values: { expected, received: error },
    };
  }
  const asymmetric = asymmetricOf(expected);
  if (asymmetric !== null) {
    return {
      pass: asymmetric.matches(agent, error) !== asymmetric.inverse,
      chai: ["expected error to match asymmetric matcher", "expected error not to match asymmetric matcher"],
      values: { expected, received: error },
    };
  }
  return {
    pass: equals(agent, error, expected, looseComparison),
    chai: ["expected a thrown value to equal #{exp}", "expected a thrown value not to equal #{exp}"],
    values: { expected, received: error },
  };
}

function judgeMessage(agent: Agent, thrown: Thrown, expected: Value): Outcome {
  if (thrown === null) return { pass: false, chai: ["expected #{this} to throw an error", "expected #{this} to not throw"] };
  const message = messageOf(agent, thrown.value);
  const how = typeof expected === "string" ? "including" : "matching";
  const pass =
    message !== null &&
    (typeof expected === "string"
      ? expected === ""
        ? message === ""
        : message.includes(expected)
      : toBoolean(invoke(agent, expected, "test", [message])));
  return {
    pass,
    chai: [
      `expected #{this} to throw error ${how} #{exp} but got ${displayValue(agent, message ?? "")}`,
      `expected #{this} to throw error not ${how} #{exp}`,
    ],
    values: { expected, received: message ?? "" },
  };
}

/** The message of an error, or a thrown string itself. */
function messageOf(agent: Agent, thrown: Value): string | null {
  if (typeof thrown === "string") return thrown;
  const message = isObject(thrown) ? getFrom(agent, thrown, "message") : undefined;
  return typeof message === "string" ? message : null;
}

function displayThrown(agent: Agent, thrown: Value): string {
  return displayValue(agent, isErrorObject(thrown) ? errorText(agent, thrown) : thrown);
}

function jestWords(agent: Agent, thrown: Thrown, expected: Value): JestWords {
  const what =
    expected === undefined
      ? null
      : typeof expected === "string"
        ? "substring"
        : isCallable(expected)
          ? "constructor"
          : isObject(expected) && classOf(expected) === "RegExp"
            ? "pattern"
            : "message";
  const wanted = isCallable(expected)
    ? String(getFrom(agent, expected, "name"))
    : isErrorObject(expected)
      ? prettyText(agent, getFrom(agent, expected, "message"))
      : prettyText(agent, expected);
  const message = thrown === null ? null : messageOf(agent, thrown.value);
  const lines = (negated: boolean): string[] => {
    const first = what === null ? [] : [`Expected ${what}: ${negated ? "not " : ""}${wanted}`];
    if (thrown === null) return [...first, ...(what === null ? [] : [""]), "Received function did not throw"];
    if (isCallable(expected) && isObject(thrown.value))
      first.push(`Received constructor: ${String(getFrom(agent, getFrom(agent, thrown.value, "constructor"), "name"))}`, "");
    return [
      ...first,
      message === null
        ? `Thrown value: ${prettyText(agent, thrown.value)}`
        : what === null
          ? `Error name:    ${prettyText(agent, getFrom(agent, thrown.value, "name"))}\nError message: ${prettyText(agent, message)}`
          : `Received message: ${" ".repeat(Math.max(0, what.length - 7))}${prettyText(agent, message)}`,
    ];
  };
  return { argument: expected === undefined ? "" : "expected", lines };
}
