// Calling guest functions from host code. Compiled code has its own faster ways to the same ends.
import type { Agent } from "./agent.ts";
import { showBriefly } from "./brief.ts";
import { throwError, throwTypeError } from "./error.ts";
import { gauges } from "./gauges.ts";
import { get } from "./object.ts";
import { intrinsic } from "./realm.ts";
import { GuestThrow } from "./stop.ts";
import { GuestObject, Unknown, type Value } from "./value.ts";

export function call(agent: Agent, callee: Value, thisValue: Value, args: Value[]): Value {
  if (callee instanceof GuestObject && callee.behaviour.call !== null) return callee.behaviour.call(callee, thisValue, args);
  if (callee instanceof Unknown) return present(agent, callee).derive(`${callee.text}(…)`);
  return throwTypeError(agent, `${showBriefly(callee)} is not a function`);
}

/** Ends the run when the callee's code is not at hand. */
export function present(agent: Agent, callee: Unknown): Unknown {
  if (callee.origin.absent === true) agent.stuck({ kind: "missing", what: callee.origin.what, message: `${callee.text} is not at hand` });
  return callee;
}

export function construct(agent: Agent, callee: Value, args: Value[], newTarget?: GuestObject): Value {
  if (callee instanceof GuestObject && callee.behaviour.construct !== null)
    return callee.behaviour.construct(callee, args, newTarget ?? callee);
  if (callee instanceof Unknown) return present(agent, callee).derive(`new ${callee.text}(…)`);
  return throwTypeError(agent, `${showBriefly(callee)} is not a constructor`);
}

/** Calls a guest function and gives back its exception instead of throwing it. Natives that go on after a guest exception need this: it also restores the depth. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly thrown: GuestThrow };

export function attempt<T>(work: () => T): Attempt<T> {
  const depth = gauges.depth;
  try {
    return { ok: true, value: work() };
  } catch (thrown) {
    if (!(thrown instanceof GuestThrow)) throw thrown;
    gauges.depth = depth;
    return { ok: false, thrown };
  }
}

/** The prototype for what a native constructor makes: `newTarget.prototype`, else the named intrinsic. */
export function prototypeFor(agent: Agent, newTarget: GuestObject | undefined, fallback: string): GuestObject {
  const found = newTarget === undefined ? undefined : get(newTarget, "prototype");
  return found instanceof GuestObject ? found : intrinsic(agent.realm, fallback);
}

/** Natives that recurse (JSON, structured clone, inspection) count their depth as guest calls. */
export function deeper<T>(agent: Agent, work: () => T): T {
  if (gauges.depth + 1 > gauges.depthMax) tooDeep(agent);
  gauges.depthMax--;
  try {
    return work();
  } finally {
    gauges.depthMax++;
  }
}

/** The guest's own stack overflow. */
const tooDeep = (agent: Agent): never => throwError(agent, "RangeError", "Maximum call stack size exceeded");
