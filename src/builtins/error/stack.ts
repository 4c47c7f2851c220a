// Which calls the stack of an error shows, and how it becomes text: `stackTraceLimit`, `captureStackTrace` and
// `prepareStackTrace` of V8. https://v8.dev/docs/stack-trace-api
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import type { Code } from "#machine/code.ts";
import { askedHeaderOf, type ErrorData } from "#machine/error.ts";
import { AT, CALLEE, CODE } from "#machine/frame.ts";
import { gauges } from "#machine/gauges.ts";
import { define, getOwn } from "#machine/object.ts";
import { addRow } from "#machine/ordinary.ts";
import { printStack, StackMark } from "#machine/place.ts";
import { running } from "#machine/running.ts";
import { CONFIGURABLE, LAZY, WRITABLE } from "#machine/shape.ts";
import { GuestObject, isCallable, Lazy, type Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { newCallSite } from "./call-site.ts";

/** Longer stacks than this are of no use to anybody. */
const LINES_MAX = 200;

/** The calls in progress. With `above`, those from the caller of that function on; `none` if it is not being called. */
export function markedStack(agent: Agent, above: Value, unseen: "all" | "none"): StackMark {
  const { frames, depth } = gauges;
  let from = depth;
  if (above instanceof GuestObject) {
    while (from > 0 && frames[from]![CALLEE] !== above) from--;
    if (from === 0) from = unseen === "all" ? depth : 0;
    else from--;
  }
  const raw: Array<Code | number | GuestObject | null> = [];
  const last = Math.max(0, from - limitOf(agent));
  for (let at = from; at > last; at--) {
    const frame = frames[at]!;
    raw.push(frame[CODE] as Code, frame[AT] as number, (frame[CALLEE] as GuestObject | undefined) ?? null);
  }
  return new StackMark(raw);
}

function limitOf(agent: Agent): number {
  const value = ownOfError(agent, "stackTraceLimit");
  return typeof value === "number" ? Math.min(LINES_MAX, Math.max(0, Math.trunc(value) || 0)) : 0;
}

function ownOfError(agent: Agent, name: string): Value {
  const own = getOwn(agent.realm.intrinsics.get("%Error%")!, name);
  return own?.kind === "data" ? own.value : undefined;
}

/** What `stack` is when it is first looked at: text, or what the program's `Error.prepareStackTrace` makes of it. */
function prepared(owner: GuestObject, stack: StackMark): Value {
  const agent = running();
  const prepare = ownOfError(agent, "prepareStackTrace");
  if (!isCallable(prepare)) return askedHeaderOf(owner) + printStack(stack.lines());
  const sites = stack.lines().map((line) => newCallSite(agent, line));
  return call(agent, prepare, agent.realm.intrinsics.get("%Error%"), [owner, arrayOf(agent.realm, sites)]);
}

/** The `stack` of objects that Error constructors make. */
export const preparedStack = new Lazy((error) => prepared(error, (error.data as ErrorData).stack));

/** `Error.captureStackTrace`. False if the object takes no `stack`. */
export function captureStack(agent: Agent, target: GuestObject, above: Value): boolean {
  const stack = markedStack(agent, above, "none");
  if (!define(target, "stack", { value: undefined, writable: true, enumerable: false, configurable: true })) return false;
  const slot = target.shape.find("stack");
  if (slot < 0) return true;
  // The row is there and of its own kind; now it is made lazily, as reading it may run the program's function.
  target.behaviour.remove(target, "stack");
  addRow(target, "stack", new Lazy((owner) => prepared(owner, stack)), WRITABLE | CONFIGURABLE | LAZY);
  return true;
}
