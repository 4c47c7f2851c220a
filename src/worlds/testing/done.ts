// A test or hook that takes a callback (`done`): a promise settled when the callback is called.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { newError } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import { newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";

export function doneCall(agent: Agent, fn: GuestObject, args: readonly Value[]): Value {
  const promise = newPromise(agent);
  const fail = (reason: Value): void => rejectPromise(agent, promise, reason);
  const done = newNative(agent.realm, "done", 1, (each, _, [reason]) => {
    if (reason === undefined || reason === null) resolvePromise(each, promise, undefined);
    else fail(isObject(reason) ? reason : newError(each, "Error", `Failed: ${JSON.stringify(reason)}`));
    return undefined;
  });
  setOwn(
    done,
    "fail",
    newNative(agent.realm, "fail", 1, (_, __, [reason]) => {
      fail(reason);
      return undefined;
    }),
  );
  const begun = attempt(() => call(agent, fn, undefined, [...args, done]));
  if (!begun.ok) fail(begun.thrown.value);
  else if (isObject(begun.value) && isCallable(getFrom(agent, begun.value, "then")))
    fail(
      newError(
        agent,
        "Error",
        "Test functions cannot both take a 'done' callback and return something. Either use a 'done' callback, or return a promise.",
      ),
    );
  return promise;
}
