// Where an exported name of a module is declared, through any chain of re-exports.
import type { ExportFact } from "#graph/facts.ts";
import type { Module, Modules } from "./modules.ts";

/** A declaration of a module, or the module itself (`name` is "*"). */
export type Target = { readonly module: Module; readonly name: string };
export type Exported = (module: Module, name: string) => Target | null;

/** Each name is looked for once. */
export function exportsIn(modules: Modules): Exported {
  const found = new Map<string, Target | null>();
  return (module, name) => {
    const key = `${module.path}#${name}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const target = findExport(modules, module, name);
    found.set(key, target);
    return target;
  };
}

/** Goes on with a list of what is still to be tried; `export *` is tried last, in order. */
function findExport(modules: Modules, start: Module, wanted: string): Target | null {
  const waiting: Target[] = [{ module: start, name: wanted }];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, name } = next;
    if (seen.has(`${module.path}#${name}`)) continue;
    seen.add(`${module.path}#${name}`);
    const fact = module.exports.get(name);
    if (fact && fact.local !== null && module.symbols.has(fact.local)) return { module, name: fact.local };
    for (const { specifier, imported } of onwardFrom(module, name, fact)) {
      const from = modules.follow(module.path, specifier);
      if (from && imported === "*") return { module: from, name: "*" };
      if (from) waiting.push({ module: from, name: imported });
    }
  }
  return null;
}

/** Last to be tried comes first, since the list is taken from its end. */
function onwardFrom(
  module: Module,
  name: string,
  fact: ExportFact | undefined,
): ReadonlyArray<{ readonly specifier: string; readonly imported: string }> {
  if (!fact) return name === "default" ? [] : module.stars.map((specifier) => ({ specifier, imported: name })).reverse();
  if (fact.local === null) return [{ specifier: fact.specifier ?? "", imported: fact.imported ?? "*" }];
  return [...(module.imports.get(fact.local) ?? [])].reverse();
}
