// What a name seen in a file refers to: through imports, re-exports, members, superclasses and instances.
import type { Module, Modules } from "./modules.ts";

/** A declaration of a module, or the module itself (`name` is "*"). */
export type Target = { readonly module: Module; readonly name: string };
export type Targets = {
  readonly named: (module: Module, name: string, member: string | null) => readonly Target[];
  readonly superclassOf: (target: Target) => Target | null;
  readonly memberOf: (target: Target, member: string) => Target;
  readonly imported: (module: Module, specifier: string, imported: string) => Target | null;
};

export function targetsIn(modules: Modules): Targets {
  const found = new Map<string, Target | null>();
  let depth = 0;

  const exported = (module: Module, name: string): Target | null => {
    const key = `export ${module.path}#${name}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const target = findExport(modules, module, name);
    found.set(key, target);
    return target;
  };

  const imported = (module: Module, specifier: string, name: string): Target | null => {
    const from = modules.follow(module.path, specifier);
    if (!from) return null;
    if (name === "*") return { module: from, name: "*" };
    return exported(from, name) ?? (name === "default" ? { module: from, name: "*" } : null);
  };

  const memberOf = (target: Target, member: string): Target => {
    let at = target;
    let path = member.split(".");
    while (at.name === "*" && path.length > 0) {
      const next = exported(at.module, path[0] ?? "");
      const whole = next ?? exported(at.module, "default");
      if (!whole || (!next && whole.name === "*")) return at;
      if (next) path = path.slice(1);
      at = whole;
    }
    return path.length === 0 ? at : memberThrough(at, path);
  };

  /** Looks along the superclasses, and for a variable at the class of which it is an instance. */
  const memberThrough = (start: Target, path: readonly string[]): Target => {
    const seen = new Set<string>();
    let at: Target | null = path[0] === "super" ? superclassOf(start) : start;
    const steps = path[0] === "super" ? path.slice(1) : path;
    while (at !== null && !seen.has(keyOf(at))) {
      seen.add(keyOf(at));
      const own = ownMember(at, steps);
      if (own) return own;
      at = superclassOf(at) ?? classOf(at);
    }
    return start;
  };

  const classOf = (target: Target): Target | null =>
    once(`instance ${keyOf(target)}`, () => {
      for (const maker of target.module.makers.get(target.name) ?? []) {
        const made = named(target.module, maker.name, maker.member).find((one) => one.module.symbols.get(one.name)?.form === "class");
        if (made) return made;
      }
      return null;
    });

  const superclassOf = (target: Target): Target | null => {
    const fact = target.module.superclass.get(target.name);
    return fact ? once(`superclass ${keyOf(target)}`, () => named(target.module, fact.name, fact.member)[0] ?? null) : null;
  };

  /** Asked again while it is being found, or at the end of a very long chain, the answer is that there is none. */
  const once = (key: string, find: () => Target | null): Target | null => {
    const known = found.get(key);
    if (known !== undefined || depth > chainMax) return known ?? null;
    found.set(key, null);
    depth++;
    const target = find();
    depth--;
    found.set(key, target);
    return target;
  };

  const named = (module: Module, name: string, member: string | null): readonly Target[] => {
    const own = module.symbols.has(name) ? [{ module, name }] : [];
    const taken = (module.imports.get(name) ?? []).flatMap((one) => imported(module, one.specifier, one.imported) ?? []);
    return [...own, ...taken].map((target) => (member === null ? wholeOf(target) : memberOf(target, member)));
  };

  /** A module used as a value is what it exports by default, if it does. */
  const wholeOf = (target: Target): Target => (target.name === "*" ? (exported(target.module, "default") ?? target) : target);

  return { named, superclassOf, memberOf, imported };
}

const keyOf = (target: Target): string => `${target.module.path}#${target.name}`;

/** Variables made from variables, classes made from expressions: no real code chains them this far. */
const chainMax = 50;

/** The longest declared name that is a beginning of the path. */
function ownMember(target: Target, path: readonly string[]): Target | null {
  for (let length = path.length; length > 0; length--) {
    const name = `${target.name}.${path.slice(0, length).join(".")}`;
    if (target.module.symbols.has(name)) return { module: target.module, name };
  }
  return null;
}

/** Follows re-exports with a list of what is still to be tried; `export *` is tried last, in order. */
function findExport(modules: Modules, start: Module, wanted: string): Target | null {
  const waiting: Array<{ readonly module: Module; readonly name: string }> = [{ module: start, name: wanted }];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, name } = next;
    if (seen.has(`${module.path}\n${name}`)) continue;
    seen.add(`${module.path}\n${name}`);
    const fact = module.exports.get(name);
    if (fact && fact.local !== null && module.symbols.has(fact.local)) return { module, name: fact.local };
    const onward = fact
      ? fact.local === null
        ? [{ specifier: fact.specifier ?? "", imported: fact.imported ?? "*" }]
        : (module.imports.get(fact.local) ?? [])
      : [];
    const stars = fact || name === "default" ? [] : module.stars.map((specifier) => ({ specifier, imported: name }));
    for (const { specifier, imported } of [...onward, ...stars].reverse()) {
      const from = modules.follow(module.path, specifier);
      if (from && imported === "*") return { module: from, name: "*" };
      if (from) waiting.push({ module: from, name: imported });
    }
  }
  return null;
}
