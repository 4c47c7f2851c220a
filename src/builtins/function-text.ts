// What `Function.prototype.toString` answers: the source of a guest function, or V8's line for a native one.
import { Closure } from "#machine/code.ts";
import { NAME_SLOT } from "#machine/layout.ts";
import { NativeCode } from "#machine/native.ts";
import type { GuestObject } from "#machine/value.ts";

export function functionText(fn: GuestObject): string {
  const data = fn.data;
  if (data instanceof Closure) return data.code.module.text.slice(data.code.fn.start, data.code.fn.end);
  if (data instanceof NativeCode) return `function ${data.name}() { [native code] }`;
  const name = fn.slots[NAME_SLOT];
  return `function ${typeof name === "string" ? "" : ""}() { [native code] }`;
}
