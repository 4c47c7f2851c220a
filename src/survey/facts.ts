// One file's tree → what its text says by itself: symbols, imports, exports, references, routes, tests.
// Knows neither the file's path nor any other file; joining files is link.ts. Linear in the size of the text.
import type { FileFacts, Range, RouteFact, SymbolFact, TestFact } from "#graph/facts.ts";
import { sortedBy } from "#ground/order.ts";
import { lineStarts, placeOf } from "#ground/span.ts";
import type { FileTree } from "#syntax/tree.ts";
import type { Outline } from "./facts/declarations.ts";
import { type Gathered, gather } from "./facts/gather.ts";
import { moduleName, outlineOf } from "./facts/outline.ts";
import { referencesOf } from "./facts/references.ts";
import { lookUp } from "./facts/scopes.ts";
import { frameworkOf } from "./facts/test-calls.ts";

export function factsOf({ tree, text }: { readonly tree: FileTree; readonly text: string }): FileFacts {
  const outline = outlineOf(tree);
  const gathered = gather(tree, text, outline, moduleName);
  const starts = lineStarts(text);
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): Range => {
    return { start, end, ...placeOf(starts, start), endLine: placeOf(starts, end).line };
  };
  const imports = unique(outline.imports, (one) => `${one.specifier} ${one.imported} ${one.local}`);
  const topLevel = new Set(outline.symbols.map((one) => one.name.split(".", 1)[0] ?? "").filter((name) => name !== moduleName));
  const names = new Set([...topLevel, ...imports.map((one) => one.local)].filter((name) => name !== ""));
  return {
    symbols: symbolsOf(outline, rangeOf),
    imports,
    exports: unique(outline.exports, (one) => JSON.stringify(one)),
    references: referencesOf(gathered.mentions, { module: gathered.module, names, fields: gathered.fields, starts }),
    routes: routesOf(gathered, outline, names, rangeOf),
    tests: testsOf(gathered, outline, rangeOf),
    problems: gathered.unreadable.map(({ message, start }) => ({ message, line: placeOf(starts, start).line })),
  };
}

type RangeOf = (node: { readonly start: number; readonly end: number }) => Range;

function symbolsOf(outline: Outline, rangeOf: RangeOf): readonly SymbolFact[] {
  const given = new Set(outline.exports.flatMap((one) => one.local ?? []));
  const isExported = (name: string): boolean => given.has(name.split(".", 1)[0] ?? "") && !name.includes("#");
  const symbols = outline.symbols.map(({ name, form, start, end }) => ({
    name,
    form,
    exported: isExported(name),
    range: rangeOf({ start, end }),
  }));
  return unique(
    sortedBy(
      symbols,
      (one) => one.range.start,
      (one) => -one.range.end,
    ),
    (one) => `${one.name} ${one.range.start} ${one.range.end}`,
  );
}

/** A request made with a client looks like a route; a receiver or handler that cannot be one is left out. */
function routesOf(gathered: Gathered, outline: Outline, names: ReadonlySet<string>, rangeOf: RangeOf): readonly RouteFact[] {
  const fromPackage = new Set(outline.imports.filter((one) => !/^[./]/.test(one.specifier)).map((one) => one.local));
  const functions = new Set(outline.symbols.filter((one) => one.form !== "variable" && one.form !== "type").map((one) => one.name));
  const imported = new Set(outline.imports.map((one) => one.local));
  const isHandler = (handler: string | null): boolean => {
    const root = handler?.split(".", 1)[0] ?? "";
    return handler === null || handler.includes(".") || functions.has(root) || imported.has(root);
  };
  const routes = gathered.routes.filter(
    (route) => !(route.on !== null && fromPackage.has(route.on)) && (route.method === "USE" || isHandler(route.handler)),
  );
  return routes.map((route) => {
    const root = route.handler?.split(".", 1)[0] ?? "";
    const shadowed = root !== "this" && (lookUp(route.scope, root)?.scope ?? gathered.module) !== gathered.module;
    const through = root === "this" ? route.from.split(".", 1)[0] + (route.handler ?? "").slice("this".length) : route.handler;
    const handler = root !== "this" && (shadowed || !names.has(root)) ? null : through;
    return { method: route.method, path: route.path, handler, range: rangeOf(route) };
  });
}

function testsOf(gathered: Gathered, outline: Outline, rangeOf: RangeOf): readonly TestFact[] {
  return gathered.tests.flatMap((seen) => {
    const framework = lookUp(seen.scope, seen.call.root) === null ? frameworkOf(seen.call.root, outline.imports) : null;
    return framework === null ? [] : [{ title: seen.titles.join(" > "), framework, range: rangeOf(seen), skipped: seen.skipped }];
  });
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
