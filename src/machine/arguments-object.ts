// The `arguments` object. It never follows later writes to the parameters: sloppy code that relies on that is not modelled.

import { addRow, ordinary } from "./ordinary.ts";
import type { Core } from "./realm.ts";
import { emptyShape, HIDDEN, PLAIN } from "./shape.ts";
import { wellKnown } from "./symbol.ts";
import { GuestObject, type Value } from "./value.ts";

/** The private data that tells it from other objects (`Object.prototype.toString`). */
export class ArgumentsData {}

const mark = new ArgumentsData();

/** `callee` is given for sloppy functions. */
export function newArguments(core: Core, args: readonly Value[], callee: GuestObject | null): GuestObject {
  const made = new GuestObject(emptyShape, [undefined, undefined, undefined, undefined], core.objectPrototype, ordinary, mark, null);
  addRow(made, "length", args.length, HIDDEN);
  for (let at = 0; at < args.length; at++) addRow(made, String(at), args[at], PLAIN);
  const slot = core.arrayPrototype.shape.find(wellKnown.iterator);
  if (slot >= 0) addRow(made, wellKnown.iterator, core.arrayPrototype.slots[slot], HIDDEN);
  if (callee !== null) addRow(made, "callee", callee, HIDDEN);
  return made;
}
