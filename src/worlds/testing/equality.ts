// Deep equality as expect means it (jest's `equals` with its testers). Walks guest values; may run guest getters and iterators.
// An unknown value on either side cannot be compared: the run ends undecided.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call, deeper } from "#machine/call.ts";
import { known, toBoolean } from "#machine/convert.ts";
import { get, getOwn, ownKeys, prototypeOf } from "#machine/object.ts";
import { type PropertyKey, wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { bytesOf, classOf, dateMs, mapEntries, regexpParts, setValues, wrappedValue } from "../guest/kind.ts";
import { asymmetricMatch } from "./asymmetric.ts";
import { testRoom } from "./room.ts";

/** How two values are compared. `defined`: a key that holds undefined is as good as none. */
export type Comparison = {
  readonly keys: "defined" | "all";
  readonly iterables: boolean;
  readonly types: boolean;
  readonly sparse: boolean;
  readonly subset: boolean;
};

export const looseComparison: Comparison = { keys: "defined", iterables: true, types: false, sparse: false, subset: false };
export const strictComparison: Comparison = { keys: "all", iterables: true, types: true, sparse: true, subset: false };
export const subsetComparison: Comparison = { ...looseComparison, subset: true };
/** Without the testers that `toEqual` adds: what asymmetric matchers and `toContainEqual` use. */
export const plainComparison: Comparison = { ...looseComparison, iterables: false };

type Walk = { readonly agent: Agent; readonly how: Comparison; readonly left: GuestObject[]; readonly right: GuestObject[] };

export function equals(agent: Agent, a: Value, b: Value, how: Comparison): boolean {
  return same({ agent, how, left: [], right: [] }, a, b);
}

function same(walk: Walk, a: Value, b: Value): boolean {
  const { agent, how } = walk;
  agent.spend(1);
  const left = known(a);
  const right = known(b);
  const asymmetric = asymmetricMatch(agent, left, right);
  if (asymmetric !== undefined) return asymmetric;
  if (how.types && isObject(left) && isObject(right) && get(left, "constructor") !== get(right, "constructor")) return false;
  if (isObject(left) && isObject(right)) {
    const early = byTesters(walk, left, right);
    if (early !== undefined) return early;
  }
  if (Object.is(left, right)) return true;
  if (!isObject(left) || !isObject(right)) return false;
  return deeper(agent, () => sameObjects(walk, left, right));
}

/** What the testers of the comparison say; undefined leaves it to the general rule. */
function byTesters(walk: Walk, a: GuestObject, b: GuestObject): boolean | undefined {
  const kinds = [classOf(a), classOf(b)] as const;
  if (walk.how.iterables && kinds[0] !== "Array" && kinds[1] !== "Array") {
    const found = sameIterables(walk, a, b);
    if (found !== undefined) return found;
  }
  if (walk.how.subset && isRecord(b, kinds[1])) return a === b || deeper(walk.agent, () => holdsSubset(walk, a, b));
  if (walk.how.sparse && kinds[0] === "Array" && kinds[1] === "Array") {
    const keys = enumerable(a);
    const others = enumerable(b);
    if (keys.length !== others.length || keys.some((key, at) => key !== others[at])) return false;
  }
  return undefined;
}

function sameObjects(walk: Walk, a: GuestObject, b: GuestObject): boolean {
  const kind = classOf(a);
  if (kind !== classOf(b) || tagOf(a) !== tagOf(b)) return false;
  switch (kind) {
    case "Function":
      return false;
    case "Boolean":
    case "Number":
    case "String":
      return Object.is(wrappedValue(a), wrappedValue(b));
    case "Date":
      return Object.is(dateMs(a), dateMs(b));
    case "RegExp": {
      const [one, two] = [regexpParts(a), regexpParts(b)];
      return one.source === two.source && one.flags === two.flags;
    }
    case "ArrayBuffer": {
      const [one, two] = [bytesOf(a), bytesOf(b)];
      return walk.how.sparse ? one.length === two.length && one.every((byte, at) => byte === two[at]) : true;
    }
    default:
      break;
  }
  for (let at = walk.left.length - 1; at >= 0; at--) {
    if (walk.left[at] === a) return walk.right[at] === b;
    if (walk.right[at] === b) return false;
  }
  if (kind === "Array" && get(a, "length") !== get(b, "length")) return false;
  walk.left.push(a);
  walk.right.push(b);
  const result = kind === "Error" ? sameErrors(walk, a, b) : sameRows(walk, a, b);
  walk.left.pop();
  walk.right.pop();
  return result;
}

function sameRows(walk: Walk, a: GuestObject, b: GuestObject): boolean {
  const keys = shownKeys(walk, a);
  if (keys.length !== shownKeys(walk, b).length) return false;
  return keys.every((key) => hasShown(walk, b, key) && same(walk, get(a, key), get(b, key)));
}

/** Until Vitest 3 and Jest 30, two errors were equal when they said the same. */
function sameErrors(walk: Walk, a: GuestObject, b: GuestObject): boolean {
  const { framework, major } = testRoom(walk.agent);
  if (major !== null && major < (framework === "jest" ? 30 : 3)) return get(a, "message") === get(b, "message");
  if (get(a, "name") !== get(b, "name") || get(a, "message") !== get(b, "message")) return false;
  if (get(b, "cause") !== undefined && !same(walk, get(a, "cause"), get(b, "cause"))) return false;
  return sameRows(walk, a, b);
}

function hasShown(walk: Walk, object: GuestObject, key: PropertyKey): boolean {
  if (getOwn(object, key) === undefined) return false;
  return walk.how.keys === "all" || get(object, key) !== undefined;
}

function shownKeys(walk: Walk, object: GuestObject): PropertyKey[] {
  const keys: PropertyKey[] = enumerable(object).filter((key) => hasShown(walk, object, key));
  for (const key of ownKeys(object)) if (isSymbol(key) && getOwn(object, key)?.enumerable === true) keys.push(key);
  return keys;
}

const enumerable = (object: GuestObject): string[] =>
  ownKeys(object).filter((key): key is string => typeof key === "string" && getOwn(object, key)?.enumerable === true);

const tagOf = (object: GuestObject): Value => get(object, wellKnown.toStringTag);

/** Iterables with the same constructor are compared by what they give; undefined when either is none. */
function sameIterables(walk: Walk, a: GuestObject, b: GuestObject): boolean | undefined {
  const { agent } = walk;
  const [first, second] = [get(a, wellKnown.iterator), get(b, wellKnown.iterator)];
  if (!isCallable(first) || !isCallable(second)) return undefined;
  if (get(a, "constructor") !== get(b, "constructor")) return false;
  for (let at = walk.left.length - 1; at >= 0; at--) if (walk.left[at] === a) return walk.right[at] === b;
  // Inside iterables keys that hold undefined are as good as none, whatever was asked for outside.
  const inside: Walk = { ...walk, how: { ...walk.how, keys: "defined" }, left: [...walk.left, a], right: [...walk.right, b] };
  const kind = classOf(a);
  if (kind === "Set" && classOf(b) === "Set") return sameSets(inside, setValues(a), setValues(b));
  if (kind === "Map" && classOf(b) === "Map") return sameMaps(inside, mapEntries(a), mapEntries(b));
  return deeper(agent, () => {
    const left = given(agent, a, first);
    const right = given(agent, b, second);
    if (left.length !== right.length || !left.every((value, at) => same(inside, value, right[at]))) return false;
    return sameRows(inside, a, b);
  });
}

function sameSets(walk: Walk, a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false;
  const others = new Set(b);
  return a.every((value) => others.has(value) || b.some((other) => same(walk, value, other)));
}

function sameMaps(walk: Walk, a: ReadonlyArray<readonly [Value, Value]>, b: ReadonlyArray<readonly [Value, Value]>): boolean {
  if (a.length !== b.length) return false;
  const others = new Map(b);
  return a.every(
    ([key, value]) =>
      (others.has(key) && same(walk, value, others.get(key))) ||
      b.some(([otherKey, other]) => same(walk, key, otherKey) && same(walk, value, other)),
  );
}

/** The values an iterator gives. */
function given(agent: Agent, object: GuestObject, method: GuestObject): Value[] {
  const iterator = call(agent, method, object, []);
  const next = getFrom(agent, iterator, "next");
  const values: Value[] = [];
  for (;;) {
    agent.spend(1);
    const step = call(agent, next, iterator, []);
    if (toBoolean(getFrom(agent, step, "done"))) return values;
    values.push(getFrom(agent, step, "value"));
  }
}

const isRecord = (object: GuestObject, kind: string): boolean =>
  kind !== "Function" && kind !== "Error" && kind !== "Array" && kind !== "Date" && kind !== "Set" && kind !== "Map" && isObject(object);

function holdsSubset(walk: Walk, object: GuestObject, subset: GuestObject): boolean {
  return enumerable(subset).every((key) => hasSomewhere(walk.agent, object, key) && same(walk, get(object, key), get(subset, key)));
}

/** Own, or inherited from anything below `Object.prototype`. */
export function hasSomewhere(agent: Agent, object: GuestObject, key: PropertyKey): boolean {
  for (let at: GuestObject | null = object; at !== null && at !== agent.realm.core.objectPrototype; at = prototypeOf(at)) {
    if (getOwn(at, key) !== undefined) return true;
  }
  return false;
}
