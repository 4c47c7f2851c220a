// Matchers that compare with an expected value.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { sameValue } from "#machine/same.ts";
import { isObject, type Value } from "#machine/value.ts";
import { equals, looseComparison, strictComparison, subsetComparison } from "../../equality.ts";
import { prettyText } from "../../pretty.ts";
import type { Matchers } from "../matcher.ts";
import { subsetShown } from "../subset.ts";

export const equalityMatchers: Matchers = {
  toBe: (agent, received, [expected]) => {
    const pass = sameValue(known(received), known(expected));
    const deep = pass
      ? ""
      : equals(agent, received, expected, strictComparison)
        ? "toStrictEqual"
        : equals(agent, received, expected, looseComparison)
          ? "toEqual"
          : "";
    return {
      pass,
      chai: [toBeSentence(deep), "expected #{this} not to be #{exp} // Object.is equality"],
      values: { expected, received },
      jest: {
        comment: "Object.is equality",
        ...(deep === ""
          ? {}
          : {
              lines: () => [
                `If it should pass with deep equality, replace "toBe" with "${deep}"`,
                "",
                `Expected: ${prettyText(agent, expected, { min: true })}`,
                "Received: serializes to the same string",
              ],
            }),
      },
    };
  },
  toEqual: (agent, received, [expected]) => ({
    pass: equals(agent, received, expected, looseComparison),
    chai: ["expected #{this} to deeply equal #{exp}", "expected #{this} to not deeply equal #{exp}"],
    values: { expected, received },
    jest: { comment: "deep equality" },
  }),
  toStrictEqual: (agent, received, [expected]) => ({
    pass: equals(agent, received, expected, strictComparison),
    chai: ["expected #{this} to strictly equal #{exp}", "expected #{this} to not strictly equal #{exp}"],
    values: { expected, received },
    jest: { comment: "deep equality" },
  }),
  toMatchObject: (agent, received, [expected], _, style) => {
    if (style === "jest" && (!isObject(received) || !isObject(expected))) {
      throwError(agent, "Error", "expect(received).toMatchObject(expected)\n\nMatcher error: received value must be a non-null object");
    }
    const pass = equals(agent, received, expected, subsetComparison);
    const shown = subsetShown(agent, received, expected);
    const omitted =
      shown.stripped === 0 ? "" : `\n(${shown.stripped} matching ${shown.stripped === 1 ? "property" : "properties"} omitted from actual)`;
    return {
      pass,
      chai: [`expected #{this} to match object #{exp}${omitted}`, `expected #{this} to not match object #{exp}${omitted}`],
      values: { expected, received: style === "vitest" ? shown.value : received },
    };
  },
  toBeOneOf: (agent, received, [expected]) => {
    const choices = choicesOf(agent, expected);
    return {
      pass: choices.length === 0 || choices.some((choice) => equals(agent, choice, received, looseComparison)),
      chai: ["expected #{this} to be one of #{exp}", "expected #{this} to not be one of #{exp}"],
      values: { expected, received },
    };
  },
};

function toBeSentence(deep: string): string {
  const sentence = "expected #{this} to be #{exp} // Object.is equality";
  if (deep === "") return sentence;
  return `${sentence}\n\nIf it should pass with deep equality, replace "toBe" with "${deep}"\n\nExpected: #{this}\nReceived: serializes to the same string\n`;
}

function choicesOf(agent: Agent, expected: Value): Value[] {
  const length = isObject(expected) ? getFrom(agent, expected, "length") : undefined;
  if (typeof length !== "number")
    return throwError(agent, "TypeError", `You must provide an array or set to .toBeOneOf, not '${typeof expected}'.`);
  return Array.from({ length }, (_, at) => getFrom(agent, expected, String(at)));
}
