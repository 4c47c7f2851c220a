// People paste code with the imports it has in their project. What names functions of this repository is asked of the
// repository instead, whatever path or package name stood there.
import type { CodeSymbol } from "#graph/graph.ts";
import type { Lexicon } from "../lexicon.ts";

/** `standsAlone`: no import is left, so that the block is no module and its last expression is its value. */
export function withImports(
  code: string,
  symbols: readonly CodeSymbol[],
  lexicon: Lexicon,
): { readonly text: string; readonly standsAlone: boolean } {
  const known = new Set(symbols.map((symbol) => symbol.name));
  const kept = code.split("\n").filter((line) => !importsOnly(line, known));
  const standsAlone = !kept.some((line) => /^\s*(?:import|export)\b/.test(line));
  if (!standsAlone) return { text: code, standsAlone };
  const paths = [...new Set(symbols.map((symbol) => symbol.path))];
  const taken = paths.map((path) => {
    const names = symbols
      .filter((symbol) => symbol.path === path)
      .map((symbol) => (lexicon.isDefault(symbol) ? `default: ${symbol.name}` : symbol.name));
    return `const { ${names.join(", ")} } = await import(${JSON.stringify(`./${path}`)});`;
  });
  return { text: [...taken, ...kept].join("\n").trim(), standsAlone };
}

/** An import or require of nothing but names that are known here. */
function importsOnly(line: string, known: ReadonlySet<string>): boolean {
  const clause =
    /^\s*import\s+([^'"]+?)\s+from\s+['"][^'"]+['"];?\s*$/.exec(line)?.[1] ??
    /^\s*(?:const|let|var)\s+([^=]+?)\s*=\s*require\(\s*['"][^'"]+['"]\s*\)(?:\.\w+)?;?\s*$/.exec(line)?.[1];
  const names = clause
    ?.replace(/[{}]/g, " ")
    .split(/[\s,]+/)
    .filter((name) => name !== "" && name !== "type");
  return names !== undefined && names.length > 0 && names.every((name) => known.has(name));
}
