// The facts of all files, laid out for looking names up: by declared name, by exported name, by local name of an import.
import type { ExportFact, FileFacts, ImportFact, ReferenceFact, SymbolFact } from "#graph/facts.ts";
import { byText } from "#ground/order.ts";
import type { Resolution } from "#syntax/sources.ts";

export type Module = {
  readonly path: string;
  readonly facts: FileFacts;
  /** Of several declarations of one name the longest: an implementation rather than its overloads. */
  readonly symbols: ReadonlyMap<string, SymbolFact>;
  readonly exports: ReadonlyMap<string, ExportFact>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  readonly imports: ReadonlyMap<string, readonly ImportFact[]>;
  readonly superclass: ReadonlyMap<string, ReferenceFact>;
  /** What a variable was made by: calls in its declaration. */
  readonly makers: ReadonlyMap<string, readonly ReferenceFact[]>;
};

export type Modules = {
  readonly all: readonly Module[];
  readonly at: ReadonlyMap<string, Module>;
  /** The module of the repository that an import leads to. */
  readonly follow: (fromPath: string, specifier: string) => Module | null;
};

export function modulesOf(files: ReadonlyMap<string, FileFacts>, resolve: (fromPath: string, specifier: string) => Resolution): Modules {
  const all = [...files.keys()].sort(byText).map((path) => moduleOf(path, files.get(path) as FileFacts)); // a key of the same map
  const at = new Map(all.map((module) => [module.path, module]));
  const followed = new Map<string, Module | null>();
  const follow = (fromPath: string, specifier: string): Module | null => {
    const key = `${fromPath}\n${specifier}`;
    const known = followed.get(key);
    if (known !== undefined) return known;
    const resolution = resolve(fromPath, specifier);
    const module = resolution.kind === "file" ? (at.get(resolution.path) ?? null) : null;
    followed.set(key, module);
    return module;
  };
  return { all, at, follow };
}

function moduleOf(path: string, facts: FileFacts): Module {
  const symbols = new Map<string, SymbolFact>();
  for (const symbol of facts.symbols) {
    const other = symbols.get(symbol.name);
    if (!other || length(symbol) > length(other)) symbols.set(symbol.name, symbol);
  }
  const imports = new Map<string, ImportFact[]>();
  for (const one of facts.imports) if (one.local !== "") push(imports, one.local, one);
  const makers = new Map<string, ReferenceFact[]>();
  for (const one of facts.references) if (one.kind === "calls" && symbols.get(one.from)?.form === "variable") push(makers, one.from, one);
  return {
    path,
    facts,
    symbols,
    exports: new Map(facts.exports.filter((one) => one.exported !== "*").map((one) => [one.exported, one])),
    stars: facts.exports.flatMap((one) => (one.exported === "*" && one.specifier !== null ? [one.specifier] : [])),
    imports,
    superclass: new Map(facts.references.filter((one) => one.kind === "extends").map((one) => [one.from, one])),
    makers,
  };
}

const length = (symbol: SymbolFact): number => symbol.range.end - symbol.range.start;

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
