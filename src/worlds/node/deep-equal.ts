// Deep equality as node:assert and util.isDeepStrictEqual mean it (loose and strict).
// An unknown value on either side cannot be compared: the run ends undecided.

import type { Agent } from "#machine/agent.ts";
import { deeper } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { get, getOwn, ownKeys, prototypeOf } from "#machine/object.ts";
import { looseEqual } from "#machine/operators.ts";
import { arrayIndexOf, type PropertyKey, wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isObject, isSymbol, type Value } from "#machine/value.ts";
import { bytesOf, classOf, dateMs, mapEntries, regexpParts, setValues, typedValues, wrappedValue } from "../guest/kind.ts";

type Walk = { readonly agent: Agent; readonly strict: boolean; readonly pairs: Array<readonly [GuestObject, GuestObject]> };

export function isDeepEqual(agent: Agent, a: Value, b: Value, strict: boolean): boolean {
  return same({ agent, strict, pairs: [] }, a, b);
}

function same(walk: Walk, a: Value, b: Value): boolean {
  walk.agent.spend(1);
  const left = known(a);
  const right = known(b);
  if (Object.is(left, right)) return true;
  if (left === right) return !walk.strict || left !== 0;
  if (!isObject(left) || !isObject(right)) {
    if (walk.strict) return false;
    const empty = (value: Value): boolean => value === null || (!isObject(value) && typeof value !== "object");
    if (isObject(left) || isObject(right)) return false;
    return empty(left) && empty(right) && (looseEqual(walk.agent, left, right) || (left !== left && right !== right));
  }
  if (walk.strict && prototypeOf(left) !== prototypeOf(right)) return false;
  return deeper(walk.agent, () => sameObjects(walk, left, right));
}

function sameObjects(walk: Walk, a: GuestObject, b: GuestObject): boolean {
  const kind = classOf(a);
  if (kind !== classOf(b)) return false;
  if (walk.strict && get(a, wellKnown.toStringTag) !== get(b, wellKnown.toStringTag)) return false;
  if (!sameInside(walk, a, b, kind)) return false;
  for (const [left, right] of walk.pairs) if (left === a || right === b) return left === a && right === b;
  walk.pairs.push([a, b]);
  const result = sameRows(walk, a, b, kind) && sameEntries(walk, a, b, kind);
  walk.pairs.pop();
  return result;
}

/** What is compared besides properties. */
function sameInside(walk: Walk, a: GuestObject, b: GuestObject, kind: string): boolean {
  switch (kind) {
    case "Function":
      return false;
    case "Array":
      return get(a, "length") === get(b, "length");
    case "Date":
      return Object.is(dateMs(a), dateMs(b));
    case "RegExp":
      return (
        regexpParts(a).source === regexpParts(b).source &&
        regexpParts(a).flags === regexpParts(b).flags &&
        get(a, "lastIndex") === get(b, "lastIndex")
      );
    case "Error":
      return (
        get(a, "message") === get(b, "message") &&
        get(a, "name") === get(b, "name") &&
        sameHidden(walk, a, b, "cause") &&
        sameHidden(walk, a, b, "errors")
      );
    case "Boolean":
    case "Number":
    case "String":
    case "BigInt":
    case "Symbol":
      return Object.is(wrappedValue(a), wrappedValue(b));
    case "TypedArray": {
      const [left, right] = [typedValues(a), typedValues(b)];
      return (
        left.name === right.name &&
        left.values.length === right.values.length &&
        left.values.every((value, at) => (walk.strict ? Object.is(value, right.values[at]) : value === right.values[at]))
      );
    }
    case "ArrayBuffer": {
      const [left, right] = [bytesOf(a), bytesOf(b)];
      return left.length === right.length && left.every((byte, at) => byte === right[at]);
    }
    case "Map":
      return mapEntries(a).length === mapEntries(b).length;
    case "Set":
      return setValues(a).length === setValues(b).length;
    case "WeakMap":
    case "WeakSet":
    case "Promise":
      return !walk.strict;
    default:
      return true;
  }
}

function sameHidden(walk: Walk, a: GuestObject, b: GuestObject, key: string): boolean {
  const [left, right] = [getOwn(a, key), getOwn(b, key)];
  if (left === undefined && right === undefined) return true;
  return left !== undefined && right !== undefined && same(walk, get(a, key), get(b, key));
}

function sameRows(walk: Walk, a: GuestObject, b: GuestObject, kind: string): boolean {
  const wanted = (key: PropertyKey): boolean => kind !== "TypedArray" || arrayIndexOf(key) < 0;
  const keys = shownKeys(walk, a).filter(wanted);
  if (keys.length !== shownKeys(walk, b).filter(wanted).length) return false;
  return keys.every((key) => getOwn(b, key)?.enumerable === true) && keys.every((key) => same(walk, get(a, key), get(b, key)));
}

const shownKeys = (walk: Walk, object: GuestObject): PropertyKey[] =>
  ownKeys(object).filter((key) => (walk.strict || !isSymbol(key)) && getOwn(object, key)?.enumerable === true);

function sameEntries(walk: Walk, a: GuestObject, b: GuestObject, kind: string): boolean {
  if (kind === "Set") return sameSets(walk, setValues(a), setValues(b));
  if (kind === "Map") return sameMaps(walk, mapEntries(a), mapEntries(b));
  return true;
}

function sameSets(walk: Walk, a: readonly Value[], b: readonly Value[]): boolean {
  const left = new Set(b);
  const open: Value[] = [];
  for (const value of a) if (!left.delete(value)) open.push(value);
  return open.every((value) => {
    for (const other of left) {
      if ((walk.strict && !isObject(value)) || !same(walk, value, other)) continue;
      left.delete(other);
      return true;
    }
    return false;
  });
}

function sameMaps(walk: Walk, a: ReadonlyArray<readonly [Value, Value]>, b: ReadonlyArray<readonly [Value, Value]>): boolean {
  const left = new Map(b);
  return a.every(([key, value]) => {
    if (left.has(key) && same(walk, value, left.get(key))) return left.delete(key);
    for (const [other, otherValue] of left) {
      if ((walk.strict && !isObject(key)) || !same(walk, key, other) || !same(walk, value, otherValue)) continue;
      return left.delete(other);
    }
    return false;
  });
}
