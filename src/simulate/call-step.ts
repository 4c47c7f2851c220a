// Calls an exported function of the repository with plain values and follows what it returns until it is settled.
import { getFrom } from "#machine/access.ts";
import { call, construct } from "#machine/call.ts";
import { fromHost, type HostValue } from "#machine/cross.ts";
import type { Outcome } from "#machine/machine.ts";
import { get } from "#machine/object.ts";
import { isCallable, isObject, type Value } from "#machine/value.ts";
import type { Step } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { exportedNames } from "./inputs/declarations.ts";
import type { Session } from "./session.ts";

type CallStep = Step & { readonly kind: "call" };

export function callStep(session: Session, step: CallStep): Outcome {
  const target = targetOf(session.sources, step.symbol);
  if (target === null) return missing(step.symbol, `no file exports ${step.symbol}`);
  return callTarget(session, target, step.arguments, step.symbol);
}

export type CallTarget = { readonly path: string /** `Class.method` or a plain name, as exported. */; readonly members: readonly string[] };

export function callTarget(session: Session, target: CallTarget, args: readonly HostValue[], shown: string): Outcome {
  const { machine } = session;
  const loaded = machine.importModule(target.path);
  if (loaded.kind !== "value") return loaded;
  const called = machine.run((agent) => {
    const values = args.map((value) => fromHost(agent, value));
    const found = calleeOf(session, loaded.value, target.members);
    return found === null
      ? agent.stuck({ kind: "missing", what: shown, message: `${target.path} exports no function ${target.members.join(".")}` })
      : call(agent, found.fn, found.self, values);
  });
  return called.kind === "value" ? machine.finish(called.value, false) : called;
}

/** The function, and what it is called on: a class's static method, or a method of an instance made without arguments. */
export function calleeOf(
  session: Session,
  namespace: Value,
  members: readonly string[],
): { readonly fn: Value; readonly self: Value } | null {
  const { agent } = session.machine;
  const [first = "", ...rest] = members;
  let value = getFrom(agent, namespace, first);
  if (value === undefined) {
    const fallback = getFrom(agent, namespace, "default");
    value = isObject(fallback) && getFrom(agent, fallback, first) !== undefined ? getFrom(agent, fallback, first) : undefined;
  }
  let self: Value;
  for (const member of rest) {
    if (!isObject(value)) return null;
    const prototype = isCallable(value) ? get(value, "prototype") : undefined;
    const onInstance =
      getFrom(agent, value, member) === undefined && isObject(prototype) && getFrom(agent, prototype, member) !== undefined;
    self = onInstance ? construct(agent, value, []) : value;
    value = getFrom(agent, self, member);
  }
  return isCallable(value) ? { fn: value, self } : null;
}

/** Where a symbol is exported: `path#name`, or a bare name that some file exports. */
export function targetOf(sources: Sources, symbol: string): CallTarget | null {
  const at = symbol.lastIndexOf("#");
  if (at >= 0) {
    const path = symbol.slice(0, at);
    const members = symbol.slice(at + 1).split(".");
    const file = sources.parsed(path);
    if (file === undefined) return null;
    const [first = "", ...rest] = members;
    const [exported] = exportedNames(file, first);
    return { path, members: [exported ?? first, ...rest] };
  }
  const members = symbol.split(".");
  const [first = "", ...rest] = members;
  for (const path of sources.paths) {
    if (/(^|\/)node_modules\//.test(path) || /\.(test|spec)\.[cm]?[jt]sx?$/.test(path)) continue;
    // A file that does not even contain the word is not parsed for it.
    if (sources.snapshot.files.get(path)?.text.includes(first) !== true) continue;
    const file = sources.parsed(path);
    const [exported] = file === undefined ? [] : exportedNames(file, first);
    if (exported !== undefined) return { path, members: [exported, ...rest] };
  }
  return null;
}

const missing = (what: string, message: string): Outcome => ({ kind: "stuck", stuck: { kind: "missing", what, message, span: null } });
