// Facts and graphs as text, and tiny repositories as one text with `// file: a.ts` lines between files.
import { posix } from "node:path";
import type { FileFacts } from "#graph/facts.ts";
import type { Graph } from "#graph/graph.ts";
import { factsOf } from "#survey/facts.ts";
import { linkGraph } from "#survey/link.ts";
import { parseFile } from "#syntax/parse.ts";
import type { Resolution } from "#syntax/sources.ts";

export function factsOfText(text: string, path = "shop.ts"): FileFacts {
  return factsOf(parseFile(path, "blob", text));
}

export function printFacts(facts: FileFacts): string {
  const lines = [
    ...facts.symbols.map((one) => `${one.range.line}-${one.range.endLine} ${one.exported ? "exported " : ""}${one.form} ${one.name}`),
    ...facts.imports.map((one) => `import ${one.imported} of ${one.specifier} as ${one.local || "nothing"}`),
    ...facts.exports.map((one) => `export ${one.exported} = ${one.local ?? `${one.imported} of ${one.specifier}`}`),
    ...facts.references.map(
      (one) => `${one.line} ${one.from} ${one.kind} ${one.name || "?"}${one.member === null ? "" : `.${one.member}`}`,
    ),
    ...facts.routes.map((one) => `${one.range.line} route ${one.method} ${one.path} → ${one.handler ?? "in place"}`),
    ...facts.tests.map(
      (one) => `${one.range.line}-${one.range.endLine} ${one.skipped ? "skipped " : ""}${one.framework} test ${one.title}`,
    ),
    ...facts.problems.map((one) => `${one.line} problem ${one.message}`),
  ];
  return lines.join("\n");
}

export function filesOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(/^\/\/ file: (.+)\n/m).slice(1);
  return new Map(parts.flatMap((part, at) => (at % 2 === 0 ? [[part.trim(), parts[at + 1] ?? ""] as const] : [])));
}

export function graphOf(text: string): Graph {
  const files = filesOf(text);
  return linkGraph(new Map([...files].map(([path, body]) => [path, factsOfText(body, path)])), resolveIn(new Set(files.keys())));
}

export const resolveIn =
  (paths: ReadonlySet<string>) =>
  (from: string, specifier: string): Resolution => {
    if (!specifier.startsWith(".")) return { kind: "package", name: specifier, specifier };
    const wanted = posix.join(posix.dirname(from), specifier);
    const path = [wanted, `${wanted}.ts`, `${wanted}.js`, `${wanted}/index.ts`].find((one) => paths.has(one));
    return path === undefined ? { kind: "missing", specifier } : { kind: "file", path };
  };

export function printEdges(graph: Graph, kinds: readonly string[] = ["calls", "references", "handles", "exercises"]): string {
  return graph.edges
    .filter((edge) => kinds.includes(edge.kind))
    .map((edge) => `${edge.from} ${edge.kind} ${edge.to}`)
    .sort()
    .join("\n");
}
