// Chai's own way of saying the same (`expect(x).to.be.true`, `.to.deep.equal(y)`), which vitest's expect understands too.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known, toText } from "#machine/convert.ts";
import { newObject } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { addGetter } from "../../guest/build.ts";
import { classOf, mapEntries, setValues } from "../../guest/kind.ts";
import { displayValue } from "../chai/display.ts";
import { equals, looseComparison } from "../equality.ts";
import { allMatchers } from "./all-matchers.ts";
import { addMatcher, apply } from "./apply.ts";
import type { Expectation, Matcher, Matchers } from "./matcher.ts";

/** Words that only make a sentence. */
const LINKS = ["to", "be", "been", "is", "that", "which", "and", "has", "have", "with", "at", "of", "same", "but", "does", "still", "also"];

/** Assertions that are read, not called. */
const READ: Matchers = {
  true: (_, received) => ({
    pass: known(received) === true,
    chai: ["expected #{this} to be true", "expected #{this} to be false"],
    values: { expected: true, received },
  }),
  false: (_, received) => ({
    pass: known(received) === false,
    chai: ["expected #{this} to be false", "expected #{this} to be true"],
    values: { expected: false, received },
  }),
  null: (_, received) => ({ pass: known(received) === null, chai: ["expected #{this} to be null", "expected #{this} not to be null"] }),
  undefined: (_, received) => ({
    pass: known(received) === undefined,
    chai: ["expected #{this} to be undefined", "expected #{this} not to be undefined"],
  }),
  ok: (_, received) => ({ pass: Boolean(known(received)), chai: ["expected #{this} to be truthy", "expected #{this} to be falsy"] }),
  exist: (_, received) => ({
    pass: known(received) !== null && received !== undefined,
    chai: ["expected #{this} to exist", "expected #{this} to not exist"],
  }),
  empty: (agent, received) => ({
    pass: sizeOf(agent, received) === 0,
    chai: ["expected #{this} to be empty", "expected #{this} not to be empty"],
  }),
};

const equal: Matcher = (agent, received, [expected], expectation) =>
  expectation.deep
    ? {
        pass: equals(agent, received, expected, looseComparison),
        chai: ["expected #{this} to deeply equal #{exp}", "expected #{this} to not deeply equal #{exp}"],
        values: { expected, received },
      }
    : {
        pass: known(received) === known(expected),
        chai: ["expected #{this} to equal #{exp}", "expected #{this} to not equal #{exp}"],
        values: { expected, received },
      };

const eql: Matcher = (agent, received, args, expectation, style) => equal(agent, received, args, expectation.with({ deep: true }), style);

const ofType: Matcher = (_, received, [name]) => {
  const type = String(name).toLowerCase();
  const article = /^[aeiou]/.test(type) ? "an" : "a";
  return {
    pass: typeName(received) === type,
    chai: [`expected #{this} to be ${article} ${type}`, `expected #{this} not to be ${article} ${type}`],
  };
};

const include: Matcher = (agent, received, args, expectation, style) => {
  const [item] = args;
  if (isObject(received) && classOf(received) === "Object" && isObject(item))
    return forced(agent, "toMatchObject", received, args, expectation, style);
  return forced(agent, expectation.deep ? "toContainEqual" : "toContain", received, args, expectation, style);
};

/** Assertions that are called. */
const CALLED: Matchers = {
  equal,
  equals: equal,
  eq: equal,
  eql,
  eqls: eql,
  a: ofType,
  an: ofType,
  include,
  includes: include,
  contain: include,
  contains: include,
  above: renamed("toBeGreaterThan"),
  gt: renamed("toBeGreaterThan"),
  greaterThan: renamed("toBeGreaterThan"),
  greaterThanOrEqual: renamed("toBeGreaterThanOrEqual"),
  least: renamed("toBeGreaterThanOrEqual"),
  gte: renamed("toBeGreaterThanOrEqual"),
  below: renamed("toBeLessThan"),
  lt: renamed("toBeLessThan"),
  lessThan: renamed("toBeLessThan"),
  lessThanOrEqual: renamed("toBeLessThanOrEqual"),
  most: renamed("toBeLessThanOrEqual"),
  lte: renamed("toBeLessThanOrEqual"),
  length: renamed("toHaveLength"),
  lengthOf: renamed("toHaveLength"),
  property: renamed("toHaveProperty"),
  instanceof: renamed("toBeInstanceOf"),
  instanceOf: renamed("toBeInstanceOf"),
  match: renamed("toMatch"),
  throw: renamed("toThrow"),
  throws: renamed("toThrow"),
  Throw: renamed("toThrow"),
  string: (agent, received, [part]) => ({
    pass: toText(agent, received).includes(toText(agent, part)),
    chai: [`expected #{this} to contain ${displayValue(agent, part)}`, `expected #{this} to not contain ${displayValue(agent, part)}`],
  }),
  closeTo: (agent, received, [expected, delta]) => ({
    pass: Math.abs(Number(known(received)) - Number(known(expected))) <= Number(known(delta)),
    chai: [
      `expected #{this} to be close to ${displayValue(agent, expected)} +/- ${displayValue(agent, delta)}`,
      `expected #{this} not to be close to ${displayValue(agent, expected)} +/- ${displayValue(agent, delta)}`,
    ],
  }),
};

export function defineChains(agent: Agent, prototype: GuestObject): void {
  const { realm } = agent;
  for (const word of LINKS) addGetter(realm, prototype, word, (_, self) => self);
  addGetter(realm, prototype, "deep", (_, self) => newObject(prototype, ((self as GuestObject).data as Expectation).with({ deep: true })));
  for (const [name, matcher] of Object.entries(CALLED)) addMatcher(agent, prototype, "vitest", name, matcher);
  for (const [name, matcher] of Object.entries(READ)) {
    addGetter(realm, prototype, name, (each, self) => {
      const expectation = (self as GuestObject).data as Expectation;
      apply(each, "vitest", name, matcher, expectation, expectation.received, []);
      return self;
    });
  }
}

function renamed(name: string): Matcher {
  return (agent, received, args, expectation, style) => forced(agent, name, received, args, expectation, style);
}

function forced(
  agent: Agent,
  name: string,
  received: Value,
  args: readonly Value[],
  expectation: Expectation,
  style: "vitest" | "jest",
): ReturnType<Matcher> {
  const matcher = allMatchers[name];
  return matcher === undefined ? { pass: false, chai: ["", ""] } : matcher(agent, received, args, expectation, style);
}

function sizeOf(agent: Agent, received: Value): number {
  const value = known(received);
  if (!isObject(value)) return typeof value === "string" ? value.length : 1;
  const kind = classOf(value);
  if (kind === "Map") return mapEntries(value).length;
  if (kind === "Set") return setValues(value).length;
  if (kind === "Array") return Number(getFrom(agent, value, "length"));
  return value.behaviour.keys(value).length;
}

function typeName(value: Value): string {
  if (value === null) return "null";
  if (isSymbol(value)) return "symbol";
  if (!isObject(value)) return typeof known(value);
  return isCallable(value) ? "function" : classOf(value).toLowerCase();
}
