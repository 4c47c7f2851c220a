// Matchers about what is inside: elements, substrings, lengths, properties.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { isArrayObject } from "#machine/array.ts";
import { known, toBoolean, toNumber, toText } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import { get, getOwn, has } from "#machine/object.ts";
import { sameValueZero } from "#machine/same.ts";
import { wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../../../guest/build.ts";
import { classOf, mapEntries, setValues } from "../../../guest/kind.ts";
import { displayValue } from "../../chai/display.ts";
import { equals, looseComparison, plainComparison } from "../../equality.ts";
import { prettyText } from "../../pretty.ts";
import type { Matchers } from "../matcher.ts";

export const containerMatchers: Matchers = {
  toContain: (agent, received, [item]) => {
    if (typeof received === "string") {
      const part = known(item);
      if (typeof part !== "string")
        throwError(
          agent,
          "TypeError",
          "expect(received).toContain(expected): expected value must be a string if received value is a string",
        );
      const pass = received.includes(part);
      return {
        pass,
        chai: ["expected #{this} to contain #{exp}", "expected #{this} not to contain #{exp}"],
        values: { expected: item, received },
        jest: words(agent, "substring", "string", item, received),
      };
    }
    const items = elementsOf(agent, received, "toContain");
    const pass = items.some((one) => sameValueZero(known(one), known(item)));
    const shown = displayValue(agent, arrayOf(agent.realm, items));
    return {
      pass,
      chai: [`expected ${shown} to include #{exp}`, `expected ${shown} to not include #{exp}`],
      jest: { comment: "indexOf", ...words(agent, "value", "array", item, received) },
    };
  },
  toContainEqual: (agent, received, [item]) => ({
    pass: elementsOf(agent, received, "toContainEqual").some((one) => equals(agent, one, item, plainComparison)),
    chai: ["expected #{this} to deep equally contain #{exp}", "expected #{this} to not deep equally contain #{exp}"],
    jest: { comment: "deep equality", ...words(agent, "value", "array", item, received) },
  }),
  toHaveLength: (agent, received, [expected]) => {
    const sized = isObject(received) && (classOf(received) === "Map" || classOf(received) === "Set");
    const name = sized ? "size" : "length";
    if (typeof received !== "string" && !(isObject(received) && has(received, name))) {
      throwError(agent, "Error", `expected ${displayValue(agent, received)} to have property 'length'`);
    }
    const length = getFrom(agent, received, name);
    return {
      pass: toNumber(agent, length) === toNumber(agent, expected),
      chai: [
        `expected #{this} to have a ${name} of #{exp} but got ${displayValue(agent, length)}`,
        `expected #{this} to not have a ${name} of ${displayValue(agent, length)}`,
      ],
      values: { expected, received: length },
      jest: {
        lines: (negated) =>
          negated
            ? [
                `Expected length: not ${toText(agent, expected)}`,
                `Received ${kindName(received)}:      ${prettyText(agent, received, { min: true })}`,
              ]
            : [
                `Expected length: ${toText(agent, expected)}`,
                `Received length: ${toText(agent, length)}`,
                `Received ${kindName(received)}:${" ".repeat(Math.max(1, 8 - kindName(received).length))}${prettyText(agent, received, { min: true })}`,
              ],
      },
    };
  },
  toHaveProperty: (agent, received, args) => {
    const [path, expected] = args;
    const steps = stepsOf(agent, path);
    const name = isArrayObject(path) ? steps.map((step) => step.replace(/([.[\]])/g, "\\$1")).join(".") : toText(agent, path);
    const found = lookUp(
      agent,
      received,
      typeof path === "string" && isObject(received) && getOwn(received, path) !== undefined ? [path] : steps,
    );
    const withValue = args.length > 1;
    const sentence = `have property "${name}"${withValue ? ` with value ${displayValue(agent, expected)}` : ""}`;
    return {
      pass: found.exists && (!withValue || equals(agent, expected, found.value, looseComparison)),
      chai: [`expected #{this} to ${sentence}`, `expected #{this} to not ${sentence}`],
      ...(withValue ? { values: { expected, received: found.value } } : {}),
      jest: {
        argument: withValue ? "path, value" : "path",
        lines: (negated) => [
          `Expected path: ${negated ? "not " : ""}${prettyText(agent, path)}`,
          ...(withValue ? ["", `Expected value: ${prettyText(agent, expected)}`] : []),
          ...(found.exists ? [`Received value: ${prettyText(agent, found.value)}`] : []),
        ],
      },
    };
  },
  toMatch: (agent, received, [expected]) => {
    const text = known(received);
    if (typeof text !== "string") return throwError(agent, "TypeError", `.toMatch() expects to receive a string, but got ${typeof text}`);
    const pass =
      typeof expected === "string" ? text.includes(expected) : toBoolean(invoke(agent, asPattern(agent, expected), "test", [text]));
    return {
      pass,
      chai: ["expected #{this} to match #{exp}", "expected #{this} not to match #{exp}"],
      values: { expected, received },
      jest: {
        lines: (negated) => [
          `Expected ${typeof expected === "string" ? "substring" : "pattern"}: ${negated ? "not " : ""}${prettyText(agent, expected)}`,
          `Received string:    ${prettyText(agent, received)}`,
        ],
      },
    };
  },
};

/** A copy without `lastIndex` in between, as `String.prototype.match` of a fresh pattern. */
function asPattern(agent: Agent, expected: Value): Value {
  if (!isObject(expected) || classOf(expected) !== "RegExp")
    throwError(agent, "TypeError", "expected value must be a string or regular expression");
  return expected;
}

function words(
  agent: Agent,
  what: string,
  holder: string,
  item: Value,
  received: Value,
): { lines: (negated: boolean) => readonly string[] } {
  return {
    lines: (negated) => [
      `Expected ${what}: ${negated ? "not " : ""}${prettyText(agent, item, { min: true })}`,
      `Received ${holder}: ${" ".repeat(Math.max(0, what.length - holder.length))}${prettyText(agent, received, { min: true })}`,
    ],
  };
}

const kindName = (value: Value): string =>
  typeof value === "string"
    ? "string"
    : isArrayObject(value)
      ? "array"
      : isObject(value) && isCallable(value)
        ? "function"
        : isObject(value)
          ? "object"
          : typeof value;

function elementsOf(agent: Agent, received: Value, matcher: string): Value[] {
  const value = known(received);
  if (value === undefined || value === null)
    return throwError(agent, "TypeError", `${matcher}: the received value must not be null nor undefined`);
  if (isObject(value)) {
    const kind = classOf(value);
    if (kind === "Set") return [...setValues(value)];
    if (kind === "Map") return mapEntries(value).map(([key, item]) => arrayOf(agent.realm, [key, item]));
  }
  if (isCallable(getFrom(agent, value, wellKnown.iterator))) return listOf(agent, value);
  const length = isObject(value) ? get(value, "length") : undefined;
  return typeof length === "number" ? Array.from({ length }, (_, at) => getFrom(agent, value, String(at))) : [];
}

/** `a.b[0].c` or a list of keys. */
function stepsOf(agent: Agent, path: Value): string[] {
  if (isArrayObject(path)) return listOf(agent, path).map((step) => toText(agent, step));
  return toText(agent, path)
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((step, _, all) => step !== "" || all.length === 1);
}

function lookUp(agent: Agent, received: Value, steps: readonly string[]): { readonly exists: boolean; readonly value: Value } {
  let value: Value = known(received);
  let exists = true;
  for (const step of steps) {
    if (value === undefined || value === null) return { exists: false, value: undefined };
    exists = isObject(value) ? has(value as GuestObject, step) : getFrom(agent, value, step) !== undefined;
    value = known(getFrom(agent, value, step));
  }
  return { exists, value };
}
