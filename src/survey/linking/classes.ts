// What holds between classes and their methods besides calls: making an instance runs the constructor, a method of a
// subclass stands in for the one it overrides, and a method nobody is seen to call is reached with its class.
import { symbolId } from "#ground/ids.ts";
import { idOf, type Links } from "./links.ts";
import type { Module, Modules } from "./modules.ts";
import type { Targets } from "./targets.ts";

export function addClassEdges(links: Links, modules: Modules, targets: Targets): void {
  for (const module of modules.all) for (const name of module.superclass.keys()) addOverrides(links, module, name, targets);
  for (const module of modules.all) {
    for (const name of module.symbols.keys()) {
      const dot = name.lastIndexOf(".");
      const owner = name.slice(0, dot);
      if (dot < 0 || !module.symbols.has(owner)) continue;
      const id = symbolId(module.path, name);
      if (name.endsWith(".constructor")) links.add("calls", symbolId(module.path, owner), id);
      else if (!links.isMet(id)) links.add("references", symbolId(module.path, owner), id);
    }
  }
}

function addOverrides(links: Links, module: Module, className: string, targets: Targets): void {
  const parent = targets.superclassOf({ module, name: className });
  if (!parent) return;
  const prefix = `${className}.`;
  for (const name of module.symbols.keys()) {
    if (!name.startsWith(prefix) || name.endsWith(".constructor")) continue;
    const overridden = targets.memberOf(parent, name.slice(prefix.length));
    if (overridden.name !== parent.name) links.add("references", idOf(overridden), symbolId(module.path, name));
  }
}
