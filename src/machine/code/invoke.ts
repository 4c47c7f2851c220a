// Entering guest functions from compiled code: the frame is made and filled at the site when the function allows it,
// everything else goes through the function's own `call`.
import { present } from "../call.ts";
import { Closure, type Compiled } from "../code.ts";
import { AT, CALLEE, CAPTURED, CODE, type Frame } from "../frame.ts";
import { running } from "../running.ts";
import { GuestObject, Unknown, type Value } from "../value.ts";
import { failAt } from "./fail.ts";

/** How to enter a function directly, or null. */
export function directOf(callee: Value): Compiled | null {
  if (!(callee instanceof GuestObject)) return null;
  const data = callee.data;
  if (!(data instanceof Closure)) return null;
  const compiled = data.code.compiled ?? data.code.ready();
  return compiled.direct ? compiled : null;
}

/** Runs a frame whose arguments are placed. */
export function enter(callee: GuestObject, compiled: Compiled, frame: Frame, thisValue: Value): Value {
  const closure = callee.data as Closure;
  frame[CODE] = closure.code;
  frame[AT] = closure.code.fn.start;
  frame[CAPTURED] = closure.captured;
  frame[CALLEE] = callee;
  if (compiled.bind !== null) compiled.bind(frame, thisValue, undefined, null);
  return compiled.run(frame);
}

/** The general call: natives, classes, functions that want a list, and what is not callable. The place is noted already. */
export function invokeAny(frame: Frame, at: number, callee: Value, thisValue: Value, args: Value[], text: string): Value {
  if (callee instanceof GuestObject && callee.behaviour.call !== null) return callee.behaviour.call(callee, thisValue, args);
  if (callee instanceof Unknown) return callUnknown(callee, args);
  return failAt(frame, at, "TypeError", `${text} is not a function`);
}

/** What an unmodelled function does cannot be known; that it leaves its arguments alone is an assumption of the run. */
export function callUnknown(callee: Unknown, args: readonly Value[]): Unknown {
  present(running(), callee);
  if (args.some((each) => each instanceof GuestObject))
    running().recorder.assumeOnce(`${callee.text}(…) does not change or call its arguments`);
  return callee.derive(`${callee.text}(…)`);
}
