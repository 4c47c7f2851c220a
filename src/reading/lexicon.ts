// The names of a repository that a sentence may mean: its functions, with their parameters, and its routes.
import type { CodeSymbol, Graph, Route } from "#graph/graph.ts";
import { symbolsNamed } from "#graph/locate.ts";
import { byText } from "#ground/order.ts";
import { exportsByDefault, type Parameters, parametersOf } from "./parameters.ts";

/** What is known of the repository while its words are read; without a graph nothing can be named. */
export type Repository = { readonly graph: Graph; readonly texts: (path: string) => string | undefined };

export type Lexicon = {
  /** Functions of this whole name (or `path#name`) that can be called from outside, without those of test files. */
  readonly functions: (name: string) => readonly CodeSymbol[];
  readonly parameters: (symbol: CodeSymbol) => Parameters | null;
  /** Whether the function is what its file exports by default. */
  readonly isDefault: (symbol: CodeSymbol) => boolean;
  readonly routes: readonly Route[];
  /** Names closest to what was written, for a question. */
  readonly near: (phrase: string) => readonly string[];
};

export function lexiconOf(repository: Repository | null): Lexicon {
  if (repository === null) return { functions: () => [], parameters: () => null, isDefault: () => false, routes: [], near: () => [] };
  const { graph, texts } = repository;
  const nodes = [...graph.nodes.values()];
  const testFiles = new Set(nodes.flatMap((node) => (node.kind === "test" ? [node.span.path] : [])));
  const callable = (symbol: CodeSymbol): boolean =>
    symbol.exported && !testFiles.has(symbol.path) && symbol.form !== "type" && symbol.form !== "module" && symbol.form !== "class";
  const functions = (written: string): readonly CodeSymbol[] => {
    const at = written.lastIndexOf("#");
    const name = written.slice(at + 1);
    return symbolsNamed(graph, name).filter(
      (symbol) => symbol.name === name && callable(symbol) && (at < 0 || symbol.path === written.slice(0, at)),
    );
  };
  const routes = nodes.filter((node) => node.kind === "route");
  return {
    functions,
    parameters: (symbol) => {
      const text = texts(symbol.path);
      return text === undefined ? null : parametersOf(symbol, text);
    },
    isDefault: (symbol) => {
      const text = texts(symbol.path);
      return text !== undefined && exportsByDefault(symbol, text);
    },
    routes,
    near: (phrase) =>
      nearest(phrase, [
        ...nodes.flatMap((node) => (node.kind === "symbol" && callable(node) && node.form !== "variable" ? [node.name] : [])),
        ...routes.map((route) => `${route.method} ${route.path}`),
      ]),
  };
}

/** Names that share the most parts with the phrase: `priceFor` for "the price of a seat". */
function nearest(phrase: string, names: readonly string[]): readonly string[] {
  const asked = new Set(partsOf(phrase));
  const scored = [...new Set(names)].map((name) => ({ name, shared: partsOf(name).filter((part) => asked.has(part)).length }));
  return scored
    .filter((one) => one.shared > 0)
    .sort((a, b) => b.shared - a.shared || a.name.length - b.name.length || byText(a.name, b.name))
    .map((one) => one.name);
}

const partsOf = (text: string): readonly string[] =>
  (text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [])
    .map((part) => part.toLowerCase().replace(/s$/, ""))
    .filter((part) => part.length > 2);
