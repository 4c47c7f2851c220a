// Asynchronous iterators for `for await` and `yield*`: the iterator's own, or a synchronous one whose values are awaited.
import { getMethod } from "../../access.ts";
import type { Agent } from "../../agent.ts";
import { showBriefly } from "../../brief.ts";
import { call } from "../../call.ts";
import { throwTypeError } from "../../error.ts";
import { type IteratorRecord, recordOf } from "../../iterate.ts";
import { UnknownMet } from "../../stop.ts";
import { wellKnown } from "../../symbol.ts";
import { GuestObject, Unknown, type Value } from "../../value.ts";

/** `sync`: its results are there at once, only their values are awaited. */
export type AsyncIteration = { readonly record: IteratorRecord; readonly sync: boolean };

export function getAsyncIterator(agent: Agent, iterable: Value): AsyncIteration {
  if (iterable instanceof Unknown) throw new UnknownMet(iterable);
  const method = iterable === undefined || iterable === null ? undefined : getMethod(agent, iterable, wellKnown.asyncIterator);
  if (method !== undefined) return { record: recordOf(agent, call(agent, method, iterable, [])), sync: false };
  const plain = iterable === undefined || iterable === null ? undefined : getMethod(agent, iterable, wellKnown.iterator);
  if (plain === undefined) {
    return throwTypeError(agent, `${iterable instanceof GuestObject ? showBriefly(iterable) : String(iterable)} is not async iterable`);
  }
  return { record: recordOf(agent, call(agent, plain, iterable, [])), sync: true };
}
