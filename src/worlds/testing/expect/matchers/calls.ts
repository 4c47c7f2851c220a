// Matchers about spies: how often, with what, and what they returned.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toNumber } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import type { Value } from "#machine/value.ts";
import { arrayOf } from "../../../guest/build.ts";
import { displayValue } from "../../chai/display.ts";
import { equals, looseComparison, plainComparison } from "../../equality.ts";
import { prettyText } from "../../pretty.ts";
import { type SpyCode, spyIn } from "../../spy.ts";
import type { Matcher, Matchers, Outcome, Style } from "../matcher.ts";

type Calls = {
  readonly spy: SpyCode;
  readonly calls: readonly (readonly Value[])[];
  readonly results: ReadonlyArray<{ readonly type: Value; readonly value: Value }>;
};

function callsOf(agent: Agent, received: Value, style: Style): Calls {
  const spy = spyIn(received);
  if (spy === null) {
    const message =
      style === "jest"
        ? "Matcher error: received value must be a mock or spy function"
        : `${displayValue(agent, received)} is not a spy or a call to a spy!`;
    return throwError(agent, style === "jest" ? "Error" : "TypeError", message);
  }
  const calls = listOf(agent, getFrom(agent, spy.record, "calls")).map((call) => listOf(agent, call));
  const results = listOf(agent, getFrom(agent, spy.record, "results")).map((result) => ({
    type: getFrom(agent, result, "type"),
    value: getFrom(agent, result, "value"),
  }));
  return { spy, calls, results };
}

const matches = (agent: Agent, call: readonly Value[] | undefined, args: readonly Value[]): boolean =>
  call !== undefined && call.length === args.length && call.every((value, at) => equals(agent, value, args[at], looseComparison));

const called: Matcher = (agent, received, _, __, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  return {
    pass: calls.length > 0,
    chai: [
      `expected "${spy.title}" to be called at least once${countLine(calls)}`,
      `expected "${spy.title}" to not be called at all, but actually been called ${calls.length} times${listed(agent, spy, calls)}${countLine(calls)}`,
    ],
    jest: {
      argument: "",
      lines: (negated) => [
        `Expected number of calls: ${negated ? "0" : ">= 1"}`,
        `Received number of calls: ${negated ? "" : "   "}${calls.length}`,
      ],
    },
  };
};

const calledTimes: Matcher = (agent, received, [times], _, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  return {
    pass: calls.length === toNumber(agent, times),
    chai: [
      `expected "${spy.title}" to be called #{exp} times, but got ${calls.length} times`,
      `expected "${spy.title}" to not be called #{exp} times`,
    ],
    values: { expected: times, received: calls.length },
    jest: {
      lines: (negated) => [
        `Expected number of calls: ${negated ? "not " : ""}${String(times)}`,
        ...(negated ? [] : [`Received number of calls: ${calls.length}`]),
      ],
    },
  };
};

const calledOnce: Matcher = (agent, received, _, __, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  return {
    pass: calls.length === 1,
    chai: [`expected "${spy.title}" to be called once, but got ${calls.length} times`, `expected "${spy.title}" to not be called once`],
    values: { expected: 1, received: calls.length },
  };
};

const calledWith: Matcher = (agent, received, args, _, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  const shown = displayValue(agent, arrayOf(agent.realm, args));
  const tail = `${listed(agent, spy, calls)}${countLine(calls)}`;
  return {
    pass: calls.some((call) => matches(agent, call, args)),
    chai: [
      `expected "${spy.title}" to be called with arguments: ${shown}${tail}`,
      `expected "${spy.title}" to not be called with arguments: ${shown}${tail}`,
    ],
    jest: withWords(agent, calls, args),
  };
};

const calledOnceWith: Matcher = (agent, received, args, _, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  const shown = displayValue(agent, arrayOf(agent.realm, args));
  const tail = `${listed(agent, spy, calls)}${countLine(calls)}`;
  return {
    pass: calls.length === 1 && matches(agent, calls[0], args),
    chai: [
      `expected "${spy.title}" to be called once with arguments: ${shown}${tail}`,
      `expected "${spy.title}" to not be called once with arguments: ${shown}${tail}`,
    ],
  };
};

const lastCalledWith: Matcher = (agent, received, args, _, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  const last = calls[calls.length - 1];
  const expected = arrayOf(agent.realm, args);
  return {
    pass: matches(agent, last, args),
    chai: [
      `expected last "${spy.title}" call to have been called with ${displayValue(agent, expected)}`,
      `expected last "${spy.title}" call to not have been called with ${displayValue(agent, expected)}`,
    ],
    values: { expected, received: last === undefined ? undefined : arrayOf(agent.realm, last) },
    jest: withWords(agent, calls, args),
  };
};

const nthCalledWith: Matcher = (agent, received, [nth, ...args], _, style) => {
  const { spy, calls } = callsOf(agent, received, style);
  const at = toNumber(agent, nth);
  const call = calls[at - 1];
  const expected = arrayOf(agent.realm, args);
  const shown = displayValue(agent, expected);
  return {
    pass: matches(agent, call, args),
    chai: [
      `expected ${ordinal(at)} "${spy.title}" call to have been called with ${shown}${at <= calls.length ? "" : `, but called only ${calls.length} times`}`,
      `expected ${ordinal(at)} "${spy.title}" call to not have been called with ${shown}`,
    ],
    values: { expected, received: call === undefined ? undefined : arrayOf(agent.realm, call) },
    jest: {
      argument: "n, ...expected",
      lines: (negated) => [
        `n: ${at}`,
        `Expected: ${negated ? "not " : ""}${args.map((one) => prettyText(agent, one, { min: true })).join(", ")}`,
        "",
        `Number of calls: ${calls.length}`,
      ],
    },
  };
};

const returned: Matcher = (agent, received, _, __, style) => {
  const { spy, results } = callsOf(agent, received, style);
  const pass = results.some((result) => result.type === "return");
  return {
    pass,
    chai: [`expected "${spy.title}" to be successfully called at least once`, `expected "${spy.title}" to not be successfully called`],
  };
};

const returnedTimes: Matcher = (agent, received, [times], _, style) => {
  const { spy, results } = callsOf(agent, received, style);
  const count = results.filter((result) => result.type === "return").length;
  const sentence = (not: string): string => `expected "${spy.title}" to ${not}be successfully called ${String(times)} times`;
  return { pass: count === toNumber(agent, times), chai: [sentence(""), sentence("not ")], values: { expected: times, received: count } };
};

const returnedWith: Matcher = (agent, received, [value], _, style) => {
  const { spy, calls, results } = callsOf(agent, received, style);
  const sentence = (not: string): string => `expected "${spy.title}" to ${not}return with: #{exp} at least once${countLine(calls)}`;
  return {
    pass: results.some((result) => result.type === "return" && equals(agent, result.value, value, plainComparison)),
    chai: [sentence(""), sentence("not ")],
  };
};

const lastReturnedWith: Matcher = (agent, received, [value], _, style) => {
  const { spy, results } = callsOf(agent, received, style);
  const last = results[results.length - 1];
  const sentence = (not: string): string => `expected last "${spy.title}" call to ${not}return #{exp}`;
  const outcome: Outcome = {
    pass: last?.type === "return" && equals(agent, last.value, value, plainComparison),
    chai: [sentence(""), sentence("not ")],
    values: { expected: value, received: last?.value },
  };
  return outcome;
};

export const callMatchers: Matchers = {
  toHaveBeenCalled: called,
  toBeCalled: called,
  toHaveBeenCalledTimes: calledTimes,
  toBeCalledTimes: calledTimes,
  toHaveBeenCalledOnce: calledOnce,
  toHaveBeenCalledWith: calledWith,
  toBeCalledWith: calledWith,
  toHaveBeenCalledExactlyOnceWith: calledOnceWith,
  toHaveBeenLastCalledWith: lastCalledWith,
  lastCalledWith,
  toHaveBeenNthCalledWith: nthCalledWith,
  nthCalledWith,
  toHaveReturned: returned,
  toHaveReturnedTimes: returnedTimes,
  toHaveReturnedWith: returnedWith,
  toHaveLastReturnedWith: lastReturnedWith,
};

const countLine = (calls: readonly unknown[]): string => `\n\nNumber of calls: ${calls.length}\n`;

function listed(agent: Agent, spy: SpyCode, calls: readonly (readonly Value[])[]): string {
  if (calls.length === 0) return "";
  const texts = calls.map(
    (call, at) =>
      `  ${ordinal(at + 1)} ${spy.title} call:\n\n${prettyText(agent, arrayOf(agent.realm, call))
        .split("\n")
        .map((line) => `    ${line}`)
        .join("\n")}\n`,
  );
  return `\n\nReceived:\n\n${texts.join("\n")}`;
}

function withWords(
  agent: Agent,
  calls: readonly (readonly Value[])[],
  args: readonly Value[],
): { argument: string; lines: (negated: boolean) => readonly string[] } {
  const texts = (values: readonly Value[]): string => values.map((value) => prettyText(agent, value, { min: true })).join(", ");
  return {
    argument: "...expected",
    lines: (negated) => [
      `Expected: ${negated ? "not " : ""}${texts(args)}`,
      ...(calls[0] === undefined ? [] : [`Received: ${negated ? "    " : ""}${texts(calls[calls.length - 1] ?? [])}`]),
      "",
      `Number of calls: ${calls.length}`,
    ],
  };
}

export function ordinal(count: number): string {
  const tens = count % 100;
  if (tens >= 11 && tens <= 13) return `${count}th`;
  return `${count}${["th", "st", "nd", "rd"][count % 10] ?? "th"}`;
}
