// What weak collections may hold.
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { GuestSymbol } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";

/** Objects, and symbols that nobody can make again by name. */
export function canBeHeldWeakly(agent: Agent, value: Value): boolean {
  if (known(value) instanceof GuestObject) return true;
  return value instanceof GuestSymbol && (value.description === undefined || agent.realm.symbols.get(value.description) !== value);
}
