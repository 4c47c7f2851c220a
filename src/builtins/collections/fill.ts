// What constructors of collections do with their argument: hand each value to the (perhaps replaced) adder.

import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { forEachOf } from "#machine/iterate.ts";
import { get } from "#machine/object.ts";
import { GuestObject, isCallable, type Value } from "#machine/value.ts";
import { expectIterable } from "../object/keys.ts";
import { worded } from "../wording.ts";

export function fillFrom(agent: Agent, made: GuestObject, iterable: Value, adder: "add" | "set"): GuestObject {
  const source = known(iterable);
  if (source === undefined || source === null) return made;
  const add = getFrom(agent, made, adder);
  if (!isCallable(add))
    return throwTypeError(agent, `'${worded(add)}' returned for property '${adder}' of object '${worded(made)}' is not a function`);
  expectIterable(agent, source);
  forEachOf(agent, source, (value) => {
    agent.spend(1);
    if (adder === "add") {
      call(agent, add, made, [value]);
      return;
    }
    if (!(known(value) instanceof GuestObject)) throwTypeError(agent, `Iterator value ${worded(value)} is not an entry object`);
    const entry = value as GuestObject;
    call(agent, add, made, [get(entry, "0"), get(entry, "1")]);
  });
  return made;
}
