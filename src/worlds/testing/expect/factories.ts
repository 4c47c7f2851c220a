// `expect.any`, `expect.objectContaining` and the other makers of asymmetric matchers.
import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { isArrayObject } from "#machine/array.ts";
import { construct } from "#machine/call.ts";
import { toBoolean } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import type { NativeFunction } from "#machine/native.ts";
import { get, getOwn, has, ownKeys } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { isObject, type Value } from "#machine/value.ts";
import { expectArray, isOfKind, newAsymmetric } from "../asymmetric.ts";
import { equals, plainComparison } from "../equality.ts";

type Factory = readonly [name: string, make: NativeFunction];

/** The factories; the inverse ones stand on `expect.not`. */
export function asymmetricFactories(inverse: boolean): readonly Factory[] {
  const both: readonly Factory[] = [
    [
      "objectContaining",
      (agent, _, [sample]) =>
        newAsymmetric(agent, "ObjectContaining", sample, inverse, (each, other) => containsProperties(each, sample, other)),
    ],
    [
      "arrayContaining",
      (agent, _, [sample]) =>
        newAsymmetric(agent, "ArrayContaining", expectArray(agent, sample, "ArrayContaining"), inverse, (each, other) =>
          containsItems(each, sample, other),
        ),
    ],
    [
      "stringContaining",
      (agent, _, [sample]) =>
        newAsymmetric(
          agent,
          "StringContaining",
          text(agent, sample),
          inverse,
          (__, other) => typeof other === "string" && other.includes(String(sample)),
        ),
    ],
    ["stringMatching", (agent, _, [sample]) => stringMatching(agent, sample, inverse)],
    ["closeTo", (agent, _, [sample, digits]) => closeTo(agent, sample, digits, inverse)],
  ];
  if (inverse) return both;
  return [
    ...both,
    ["any", (agent, _, [maker]) => any(agent, maker)],
    ["anything", (agent) => newAsymmetric(agent, "Anything", undefined, false, (_, other) => other !== undefined && other !== null)],
  ];
}

function any(agent: Agent, maker: Value): Value {
  if (maker === undefined)
    throwError(
      agent,
      "TypeError",
      "any() expects to be passed a constructor function. Please pass one or use anything() to match any object.",
    );
  return newAsymmetric(agent, "Any", maker, false, (each, other) => isOfKind(each, maker, other));
}

function text(agent: Agent, sample: Value): string {
  return typeof sample === "string" ? sample : throwError(agent, "Error", "Expected is not a string");
}

function containsProperties(agent: Agent, sample: Value, other: Value): boolean {
  if (!isObject(sample)) return throwError(agent, "TypeError", `You must provide an object to ObjectContaining, not '${typeof sample}'.`);
  if (!isObject(other)) return ownKeys(sample).length === 0;
  return ownKeys(sample).every(
    (key) =>
      getOwn(sample, key)?.enumerable !== true || (has(other, key) && equals(agent, get(sample, key), get(other, key), plainComparison)),
  );
}

function containsItems(agent: Agent, sample: Value, other: Value): boolean {
  const wanted = listOf(agent, sample);
  if (wanted.length === 0) return true;
  if (!isArrayObject(other)) return false;
  const items = listOf(agent, other);
  return wanted.every((item) => items.some((one) => equals(agent, item, one, plainComparison)));
}

function stringMatching(agent: Agent, sample: Value, inverse: boolean): Value {
  const pattern = construct(agent, intrinsic(agent.realm, "%RegExp%"), [sample]);
  return newAsymmetric(
    agent,
    "StringMatching",
    pattern,
    inverse,
    (each, other) => typeof other === "string" && toBoolean(invoke(each, pattern, "test", [other])),
  );
}

function closeTo(agent: Agent, sample: Value, digits: Value, inverse: boolean): Value {
  const precision = typeof digits === "number" ? digits : 2;
  if (typeof sample !== "number") return throwError(agent, "Error", "Expected is not a Number");
  return newAsymmetric(
    agent,
    "NumberCloseTo",
    sample,
    inverse,
    (_, other) => typeof other === "number" && (other === sample || Math.abs(sample - other) < 10 ** -precision / 2),
  );
}
