// The facts of all files of a snapshot → the code half of the graph. Each reference is followed once; linear in the facts.
import type { FileFacts, ReferenceFact } from "#graph/facts.ts";
import type { Graph, GraphNode } from "#graph/graph.ts";

import { symbolId } from "#ground/ids.ts";
import type { Resolution } from "#syntax/sources.ts";
import { moduleName } from "./facts/outline.ts";
import { addClassEdges } from "./linking/classes.ts";
import type { Target } from "./linking/exports.ts";
import { idOf, type Links, newLinks } from "./linking/links.ts";
import { type Module, type Modules, modulesOf } from "./linking/modules.ts";
import { receiversIn } from "./linking/receivers.ts";
import { addRoutes, mountsIn } from "./linking/routes.ts";
import { targetsIn } from "./linking/targets.ts";
import { addTests } from "./linking/tests.ts";

export function linkGraph(files: ReadonlyMap<string, FileFacts>, resolve: (fromPath: string, specifier: string) => Resolution): Graph {
  const modules = modulesOf(files, resolve);
  const targets = targetsIn(modules);
  const receivers = receiversIn(modules, targets);
  const mounts = mountsIn(modules, targets);
  const links = newLinks();
  for (const module of modules.all) addSymbols(links.nodes, module);
  for (const module of modules.all) {
    addImports(links, modules, module);
    const references = module.facts.references.map((fact) => {
      const found = fact.name === "" ? receivers(module, fact.member ?? "") : targets.named(module, fact.name, fact.member);
      return { fact, targets: found };
    });
    const inCode = addRoutes(links, module, addTests(links, module, references), targets, mounts);
    for (const { fact, targets: found } of inCode) {
      for (const target of found) links.add(edgeKind(fact, target), symbolId(module.path, fact.from), idOf(target));
    }
  }
  addClassEdges(links, modules, targets);
  return { nodes: links.nodes, edges: links.edges };
}

/** A call of a member that is not declared where its owner is only mentions the owner. */
function edgeKind(fact: ReferenceFact, target: Target): "calls" | "references" {
  const member = fact.member?.slice(fact.member.lastIndexOf(".") + 1);
  const isMember = member === undefined || target.name === member || target.name.endsWith(`.${member}`);
  return fact.kind === "calls" && isMember ? "calls" : "references";
}

function addSymbols(nodes: Map<string, GraphNode>, module: Module): void {
  const { path, symbols } = module;
  const code = module.facts.symbols.filter((one) => one.form === "module").map((one) => one.range);
  const first = code[0] ?? { start: 0, end: 0, line: 1, column: 1, endLine: 1 };
  const last = code.at(-1) ?? first;
  const id = symbolId(path, moduleName);
  nodes.set(id, {
    kind: "symbol",
    id,
    path,
    name: moduleName,
    form: "module",
    exported: false,
    span: { path, ...first, end: last.end, endLine: last.endLine },
  });
  for (const { name, form, exported, range } of symbols.values()) {
    const own = symbolId(path, name);
    if (form !== "module") nodes.set(own, { kind: "symbol", id: own, path, name, form, exported, span: { path, ...range } });
  }
}

function addImports(links: Links, modules: Modules, module: Module): void {
  const asked = [...module.facts.imports.map((one) => one.specifier), ...module.facts.exports.flatMap((one) => one.specifier ?? [])];
  for (const specifier of asked) {
    const from = modules.follow(module.path, specifier);
    if (from) links.add("imports", symbolId(module.path, moduleName), symbolId(from.path, moduleName));
  }
}
