// Sorting of guest values as V8 does it: a stable TimSort, so that a program that watches or misuses its comparison
// function sees the same calls in the same order. Port of https://github.com/v8/v8/blob/12.4.254/third_party/v8/builtins/array-sort.tq
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known, toNumber, toText } from "#machine/convert.ts";
import { UnknownMet } from "#machine/stop.ts";
import { type GuestObject, Unknown, type Value } from "#machine/value.ts";
import { timSort } from "./tim-sort.ts";

/** Undefined goes last and is never compared. */
export function sortedBy(agent: Agent, values: readonly Value[], compare: GuestObject | undefined): Value[] {
  const defined = values.filter((value) => value !== undefined);
  const absent = values.length - defined.length;
  const sorted = compare === undefined ? byText(agent, defined) : byComparison(agent, defined, compare);
  for (let at = 0; at < absent; at++) sorted.push(undefined);
  return sorted;
}

function byComparison(agent: Agent, values: Value[], compare: GuestObject): Value[] {
  timSort(values, (a, b) => {
    agent.spend(1);
    const order = toNumber(agent, call(agent, compare, undefined, [a, b]));
    return order !== order ? 0 : order;
  });
  return values;
}

/** Without a comparison, by UTF-16 units of the texts. Texts are made once: V8 makes them at each comparison. */
function byText(agent: Agent, values: readonly Value[]): Value[] {
  if (values.length < 2) return values.slice();
  for (const value of values) if (value instanceof Unknown) throw new UnknownMet(value);
  agent.spend(values.length * 2);
  const pairs = values.map((value) => ({ value, text: toText(agent, known(value)) }));
  pairs.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return pairs.map((pair) => pair.value);
}
