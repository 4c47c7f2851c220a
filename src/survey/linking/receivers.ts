// A method called on something whose class is not known: it is taken for the one method of that name that the file can
// have got hold of through its imports. Where there are several, or none, nothing is said.

import type { Target } from "./exports.ts";
import type { Module, Modules } from "./modules.ts";
import { push } from "./modules.ts";
import type { Targets } from "./targets.ts";

export function receiversIn(modules: Modules, targets: Targets): (module: Module, member: string) => readonly Target[] {
  const methods = new Map<string, Target[]>();
  for (const module of modules.all) {
    for (const symbol of module.symbols.values()) {
      if (symbol.form === "method") push(methods, symbol.name.slice(symbol.name.lastIndexOf(".") + 1), { module, name: symbol.name });
    }
  }
  const nearby = new Map<Module, ReadonlySet<Module>>();
  return (module, member) => {
    const candidates = methods.get(member);
    if (!candidates || candidates.length > candidatesMax) return [];
    const near = nearby.get(module) ?? reachable(module, modules, targets);
    nearby.set(module, near);
    const [only, another] = candidates.filter((one) => near.has(one.module));
    return only && !another ? [only] : [];
  };
}

/** A name that so many classes have says nothing, and would cost time for each call. */
const candidatesMax = 200;

/** The module itself, those it imports, and those that what it imports is declared in. */
function reachable(module: Module, modules: Modules, targets: Targets): ReadonlySet<Module> {
  const near = new Set([module]);
  for (const { specifier, imported } of module.facts.imports) {
    const from = modules.follow(module.path, specifier);
    if (from) near.add(from);
    const declared = targets.imported(module, specifier, imported)?.module;
    if (declared) near.add(declared);
  }
  return near;
}
