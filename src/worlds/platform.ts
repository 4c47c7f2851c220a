// Modules of the platform that have no world: known by name, each member ending the run when used.
import type { Agent } from "#machine/agent.ts";
import { newObject, setOwn } from "#machine/object.ts";
import type { Value } from "#machine/value.ts";
import { unmodelledFunction, unmodelledPrototype } from "./guest/unmodelled.ts";
import { adviceFor, membersOf } from "./node/unmodelled.ts";

export function platformModule(agent: Agent, name: string): Value {
  const { realm } = agent;
  const full = name.startsWith("node:") ? name : `node:${name}`;
  const advice = adviceFor(full);
  const made = newObject(unmodelledPrototype(realm, full, advice));
  for (const member of membersOf(full)) setOwn(made, member, unmodelledFunction(realm, `${full}.${member}`, member, advice));
  return made;
}
