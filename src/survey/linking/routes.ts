// Routes become nodes that lead to their handlers, under every prefix their router is mounted at.
import type { RouteFact } from "#graph/facts.ts";
import { symbolId } from "#ground/ids.ts";
import { moduleName } from "../facts/outline.ts";
import { joinPaths, mount } from "../facts/route-calls.ts";
import { idOf, type Links, type ResolvedReference } from "./links.ts";
import { type Module, type Modules, push } from "./modules.ts";
import type { Targets } from "./targets.ts";

export type Mounts = ReadonlyMap<string, ReadonlyArray<{ readonly by: string; readonly prefix: string }>>;

/** Which router modules are mounted by which others, and under which prefix. */
export function mountsIn(modules: Modules, targets: Targets): Mounts {
  const mounts = new Map<string, Array<{ readonly by: string; readonly prefix: string }>>();
  for (const module of modules.all) {
    for (const route of module.facts.routes) {
      if (route.method !== mount || route.handler === null) continue;
      const [name = "", ...path] = route.handler.split(".");
      for (const target of targets.named(module, name, path.length > 0 ? path.join(".") : null)) {
        if (target.module !== module) push(mounts, target.module.path, { by: module.path, prefix: route.path });
      }
    }
  }
  return mounts;
}

/** Returns the references that belong to no route. */
export function addRoutes(
  links: Links,
  module: Module,
  references: readonly ResolvedReference[],
  targets: Targets,
  mounts: Mounts,
): readonly ResolvedReference[] {
  const routes = module.facts.routes.filter((route) => route.method !== mount);
  if (routes.length === 0) return references;
  const prefixes = prefixesOf(module.path, mounts);
  const here = new Map<number, Array<{ readonly id: string; readonly handler: string | null }>>();
  for (const route of routes) {
    for (const prefix of prefixes) {
      const path = joinPaths(prefix, route.path);
      const id = `route:${module.path}#${route.method} ${path}`;
      links.nodes.set(id, { kind: "route", id, method: route.method, path, span: { path: module.path, ...route.range } });
      for (const target of handlersOf(module, route, targets)) links.add("handles", id, idOf(target));
      if (route.handler === null || !module.symbols.has(route.handler)) links.add("handles", id, symbolId(module.path, moduleName));
      for (let line = route.range.line; line <= route.range.endLine; line++) push(here, line, { id, handler: route.handler });
    }
  }
  return references.filter(({ fact, targets: found }) => {
    const around = here.get(fact.line) ?? [];
    for (const { id, handler } of around) {
      if (fact.from !== handler) for (const target of found) links.add("handles", id, idOf(target));
    }
    return around.length === 0 || fact.from !== moduleName;
  });
}

function handlersOf(module: Module, route: RouteFact, targets: Targets) {
  const [name = "", ...path] = route.handler?.split(".") ?? [];
  return route.handler === null ? [] : targets.named(module, name, path.length > 0 ? path.join(".") : null);
}

/** All ways from the outermost routers down to this one; a router that mounts itself is not followed round. */
function prefixesOf(path: string, mounts: Mounts): readonly string[] {
  const prefixes = new Set<string>();
  const waiting = [{ path, prefix: "", through: [path] }];
  for (let next = waiting.pop(); next !== undefined && prefixes.size < prefixesMax; next = waiting.pop()) {
    const { prefix, through } = next;
    const above = (mounts.get(next.path) ?? []).filter((one) => !through.includes(one.by));
    if (above.length === 0) prefixes.add(prefix);
    for (const one of above) waiting.push({ path: one.by, prefix: joinPaths(one.prefix, prefix), through: [...through, one.by] });
  }
  return [...prefixes];
}

/** A router mounted in more places than this is listed in the first of them. */
const prefixesMax = 16;
