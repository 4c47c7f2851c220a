// What a file imports: names bound when used, requests in source order, and the imports of types that TypeScript leaves out.

import { languageOf } from "#syntax/languages.ts";
import type * as Source from "#syntax/tree.ts";
import { lookup } from "../names/resolve.ts";
import type { Here, ImportName, ModuleState } from "../names/state.ts";

export function collectImports(module: ModuleState): void {
  for (const statement of module.file.tree.body) {
    if (statement.type !== "ImportDeclaration" || statement.typeOnly) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.typeOnly) continue;
      module.importNames.set(specifier.local.name, {
        request: statement.source,
        imported: specifier.imported,
        at: specifier.start,
        binding: null,
        valued: false,
        passedOn: false,
      });
    }
  }
}

/** Binds what nothing used, where the language still wants it to exist, and lists the requests that stay. */
export function settleImports(here: Here): void {
  const { module } = here;
  const elides = languageOf(module.file.path)?.typed === true && !module.options.keepImports;
  if (!elides)
    for (const name of module.importNames.keys()) lookup({ ...here, scope: { ...here.scope, names: new Map(), parent: null } }, name);
  for (const entry of module.importNames.values()) {
    const made = entry.binding?.local.kind === "captured" ? module.imports[entry.binding.local.index] : undefined;
    if (made && !entry.valued) made.weak = true;
  }
  const runtime = module.requests.splice(0);
  for (const statement of module.file.tree.body) {
    const source = requestOf(module, statement, elides);
    if (source !== null && !module.requests.includes(source)) module.requests.push(source);
  }
  for (const request of runtime.reverse()) if (!module.requests.includes(request)) module.requests.unshift(request);
}

function requestOf(module: ModuleState, statement: Source.Statement, elides: boolean): string | null {
  switch (statement.type) {
    case "ImportDeclaration":
      if (statement.typeOnly) return null;
      return !elides || statement.specifiers.length === 0 || statement.specifiers.some((specifier) => isUsed(module, specifier))
        ? statement.source
        : null;
    case "ExportAllDeclaration":
      return statement.typeOnly ? null : statement.source;
    case "ExportNamedDeclaration":
      if (statement.typeOnly || statement.source === null) return null;
      return !elides || statement.specifiers.length === 0 || statement.specifiers.some((specifier) => !specifier.typeOnly)
        ? statement.source
        : null;
    default:
      return null;
  }
}

function isUsed(module: ModuleState, specifier: Source.ImportSpecifier): boolean {
  const entry = module.importNames.get(specifier.local.name);
  return !specifier.typeOnly && entry?.at === specifier.start && (entry.binding !== null || entry.passedOn);
}

/** An import that no source text asks for: JSX asks for its runtime. */
export function runtimeImport(module: ModuleState, request: string, imported: string): ImportName {
  const name = `*${request}:${imported}`;
  const known = module.importNames.get(name);
  if (known) return known;
  const body = module.body;
  const index = module.imports.push({ request, imported, at: 0, weak: false }) - 1;
  const entry: ImportName = {
    request,
    imported,
    at: 0,
    valued: true,
    passedOn: false,
    binding: {
      name: imported,
      owner: body,
      local: { kind: "captured", index },
      init: null,
      readyAt: Number.POSITIVE_INFINITY,
      readyInFunctions: false,
      fixed: "throws",
      propertyOf: null,
    },
  };
  module.importNames.set(name, entry);
  if (!module.requests.includes(request)) module.requests.push(request);
  return entry;
}
