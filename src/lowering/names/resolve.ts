// Finds what a name means at a place, and says how the function there reaches it.
import { invariant } from "#ground/bug.ts";
import type { Implicit, Place, Variable } from "#ir/program.ts";
import { markCell } from "./bind.ts";
import type { Binding, FunctionState, Here, ModuleState, Scope } from "./state.ts";

export function lookup(here: Here, name: string): Binding | undefined {
  let outermost: Scope = here.scope;
  for (let scope: Scope | null = here.scope; scope; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found) return found;
    if (scope.self === name) return implicitBinding(scope.fn, "callee");
    outermost = scope;
  }
  return imported(here.module, outermost.fn, name);
}

/** An imported name becomes a captured cell of the module body when code first uses it. */
function imported(module: ModuleState, body: FunctionState, name: string): Binding | undefined {
  const entry = module.importNames.get(name);
  if (!entry) return undefined;
  if (!module.inTypes) entry.valued = true;
  if (entry.binding) return entry.binding;
  const index = module.imports.length;
  module.imports.push({ request: entry.request, imported: entry.imported, at: entry.at, weak: false });
  entry.binding = {
    name,
    owner: body,
    local: { kind: "captured", index },
    init: null,
    readyAt: Number.POSITIVE_INFINITY,
    readyInFunctions: false,
    fixed: "throws",
    propertyOf: null,
  };
  return entry.binding;
}

export function placeOfName(here: Here, name: string, at: number): Place {
  const binding = lookup(here, name);
  return binding ? placeOf(here, binding, at) : { kind: "global", name, strict: here.fn.strict };
}

export function placeOf(here: Here, binding: Binding, at: number): Place {
  if (binding.propertyOf) {
    const object = placeOf(here, binding.propertyOf, at);
    return { kind: "member", object: { kind: "get", place: object, at }, key: binding.name, strict: here.fn.strict };
  }
  const check = mayBeEarly(here, binding, at);
  if (check && binding.init) binding.init.start = "tdz";
  return { kind: "variable", variable: variableOf(here.fn, binding), name: binding.name, check, fixed: binding.fixed };
}

/** The place of a first write: never checked. */
export function initPlace(here: Here, binding: Binding): Place {
  return { kind: "variable", variable: variableOf(here.fn, binding), name: binding.name, check: false, fixed: false };
}

export function variableOf(fn: FunctionState, binding: Binding): Variable {
  return fn === binding.owner ? (binding.local as Variable) : { kind: "captured", index: captureOf(fn, binding) };
}

function captureOf(fn: FunctionState, binding: Binding): number {
  const known = fn.captured.get(binding);
  if (known !== undefined) return known;
  invariant(fn.parent, `${binding.name} is captured from outside of its module`);
  const index = fn.captures.length;
  fn.captured.set(binding, index);
  const capture = { from: "captured" as "captured" | "register", index: 0, name: binding.name };
  fn.captures.push(capture);
  if (fn.parent !== binding.owner) capture.index = captureOf(fn.parent, binding);
  else if (binding.local.kind === "captured") capture.index = binding.local.index;
  else {
    markCell(binding);
    capture.from = "register";
    capture.index = binding.local.slot;
  }
  return index;
}

function mayBeEarly(here: Here, binding: Binding, at: number): boolean {
  if (binding.readyAt < 0) return false;
  if (here.fn === binding.owner) return at < binding.readyAt;
  if (binding.readyInFunctions) return false;
  let made = here.fn;
  while (made.parent && made.parent !== binding.owner) made = made.parent;
  return made.createdAt < binding.readyAt;
}

/** The function whose `this`, `arguments` and so on are meant: arrows have none of their own. */
export function implicitOwner(fn: FunctionState): FunctionState {
  let owner = fn;
  while (owner.kind === "arrow" && owner.parent) owner = owner.parent;
  return owner;
}

/** Also notes that the module's body waits, if it is the one. */
export function mayAwait(here: Here): boolean {
  if (here.fn.kind === "module") here.module.hasTopLevelAwait = true;
  return here.fn.async || here.fn.kind === "module";
}

export function implicitPlace(here: Here, what: Implicit["what"], at: number): Place {
  return placeOf(here, implicitBinding(implicitOwner(here.fn), what), at);
}

function implicitBinding(owner: FunctionState, what: Implicit["what"]): Binding {
  const known = owner.implicit.get(what);
  if (known) return known;
  const derived = what === "this" && owner.kind === "derived-constructor";
  const fixed = what === "callee" ? (owner.strict ? "throws" : "silent") : false;
  const binding: Binding = {
    name: what,
    owner,
    local: { kind: "register", slot: owner.registers++ },
    init: null,
    readyAt: derived ? Number.POSITIVE_INFINITY : -1,
    readyInFunctions: false,
    fixed,
    propertyOf: null,
  };
  owner.implicit.set(what, binding);
  return binding;
}
