// What a name seen in a file refers to: through imports, re-exports, members, superclasses and instances.
import { type Exported, exportsIn, type Target } from "./exports.ts";
import type { Module, Modules } from "./modules.ts";

export type Targets = {
  readonly named: (module: Module, name: string, member: string | null) => readonly Target[];
  readonly superclassOf: (target: Target) => Target | null;
  readonly memberOf: (target: Target, member: string) => Target;
  readonly imported: (module: Module, specifier: string, imported: string) => Target | null;
};

export function targetsIn(modules: Modules): Targets {
  const finding: Finding = { modules, exported: exportsIn(modules), once: askedOnce() };
  return {
    named: (module, name, member) => named(finding, module, name, member),
    superclassOf: (target) => superclassOf(finding, target),
    memberOf: (target, member) => memberOf(finding, target, member),
    imported: (module, specifier, name) => imported(finding, module, specifier, name),
  };
}

type Once = (key: string, find: () => Target | null) => Target | null;
type Finding = { readonly modules: Modules; readonly exported: Exported; readonly once: Once };

function named(finding: Finding, module: Module, name: string, member: string | null): readonly Target[] {
  const own = module.symbols.has(name) ? [{ module, name }] : [];
  const taken = (module.imports.get(name) ?? []).flatMap((one) => imported(finding, module, one.specifier, one.imported) ?? []);
  return [...own, ...taken].map((target) => (member === null ? wholeOf(finding, target) : memberOf(finding, target, member)));
}

function imported(finding: Finding, module: Module, specifier: string, name: string): Target | null {
  const from = finding.modules.follow(module.path, specifier);
  if (!from) return null;
  if (name === "*") return { module: from, name: "*" };
  return finding.exported(from, name) ?? (name === "default" ? { module: from, name: "*" } : null);
}

/** A module used as a value is what it exports by default, if it does. */
function wholeOf(finding: Finding, target: Target): Target {
  return target.name === "*" ? (finding.exported(target.module, "default") ?? target) : target;
}

function memberOf(finding: Finding, target: Target, member: string): Target {
  let at = target;
  let path = member.split(".");
  while (at.name === "*" && path.length > 0) {
    const next = finding.exported(at.module, path[0] ?? "");
    const whole = next ?? finding.exported(at.module, "default");
    if (!whole || (!next && whole.name === "*")) return at;
    if (next) path = path.slice(1);
    at = whole;
  }
  return path.length === 0 ? at : memberThrough(finding, at, path);
}

/** Looks along the superclasses, and for a variable at the class of which it is an instance. */
function memberThrough(finding: Finding, start: Target, path: readonly string[]): Target {
  const seen = new Set<string>();
  const steps = path[0] === "super" ? path.slice(1) : path;
  let at = path[0] === "super" ? superclassOf(finding, start) : start;
  while (at !== null && !seen.has(keyOf(at))) {
    seen.add(keyOf(at));
    const own = ownMember(at, steps);
    if (own) return own;
    at = superclassOf(finding, at) ?? classOf(finding, at);
  }
  return start;
}

function superclassOf(finding: Finding, target: Target): Target | null {
  const fact = target.module.superclass.get(target.name);
  return fact ? finding.once(`superclass ${keyOf(target)}`, () => named(finding, target.module, fact.name, fact.member)[0] ?? null) : null;
}

function classOf(finding: Finding, target: Target): Target | null {
  return finding.once(`instance ${keyOf(target)}`, () => {
    for (const maker of target.module.makers.get(target.name) ?? []) {
      const made = named(finding, target.module, maker.name, maker.member).find(
        (one) => one.module.symbols.get(one.name)?.form === "class",
      );
      if (made) return made;
    }
    return null;
  });
}

/** The longest declared name that is a beginning of the path. */
function ownMember(target: Target, path: readonly string[]): Target | null {
  for (let length = path.length; length > 0; length--) {
    const name = `${target.name}.${path.slice(0, length).join(".")}`;
    if (target.module.symbols.has(name)) return { module: target.module, name };
  }
  return null;
}

/** Asked again while it is being found, or at the end of a very long chain, the answer is that there is none. */
function askedOnce(): Once {
  const found = new Map<string, Target | null>();
  let depth = 0;
  return (key, find) => {
    const known = found.get(key);
    if (known !== undefined || depth > chainMax) return known ?? null;
    found.set(key, null);
    depth++;
    const target = find();
    depth--;
    found.set(key, target);
    return target;
  };
}

/** Variables made from variables, classes made from expressions: no real code chains them this far. */
const chainMax = 50;

const keyOf = (target: Target): string => `${target.module.path}#${target.name}`;
