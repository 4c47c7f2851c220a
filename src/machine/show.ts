// The printed form of guest values that traces hold: bounded, without running guest code, close to `util.inspect`.
// A fuller printer for consoles is a world's business.
import { showBriefly } from "./brief.ts";
import type { Shown } from "./trace.ts";
import { GuestObject, type Value } from "./value.ts";

export function showValue(value: Value, max: number): Shown {
  const text = value instanceof GuestObject ? showBriefly(value) : showBriefly(value);
  return { text: text.slice(0, max), unknown: null };
}
