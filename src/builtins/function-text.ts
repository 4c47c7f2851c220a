// What `Function.prototype.toString` answers: the source of a guest function, or V8's line for a native one.
import { Closure, DefaultConstructor } from "#machine/code.ts";
import { NativeCode } from "#machine/native.ts";
import type { GuestObject } from "#machine/value.ts";

export function functionText(fn: GuestObject): string {
  const data = fn.data;
  if (data instanceof Closure) return data.code.module.text.slice(data.code.fn.start, data.code.fn.end);
  if (data instanceof NativeCode) return `function ${data.name}() { [native code] }`;
  // A class without a constructor of its own keeps no source; what asks whether it is a class still sees one.
  if (data instanceof DefaultConstructor) return `class ${data.name} { }`;
  return "function () { [native code] }";
}
