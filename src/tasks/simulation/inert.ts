// Which changed symbols are the same program on both sides. What cannot be read is never called inert.
import { partsOf, type SymbolId } from "#ground/ids.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { factsOf } from "#survey/facts.ts";
import type { Sources } from "#syntax/sources.ts";
import { type Part, samePart } from "#verdict/inert.ts";
import type { Simulator } from "../ports.ts";
import type { Programs } from "./programs.ts";

export function findInert(programs: Programs, request: Parameters<Simulator["inert"]>[0]): readonly SymbolId[] {
  const base = partsIn(programs.sources(request.base));
  const head = partsIn(programs.sources(request.head));
  const basePaths = new Map(request.changes.map((change) => [change.path, change.basePath]));
  return request.symbols.filter((id) => {
    const { path, name } = partsOf(id);
    const before = base(basePaths.get(path) ?? path, name);
    const after = head(path, name);
    return before !== null && after !== null && samePart(before, after);
  });
}

function partsIn(sources: Sources): (path: string, name: string) => Part | null {
  const known = new Map<string, ((name: string) => Part | null) | null>();
  const read = (path: string): ((name: string) => Part | null) | null => {
    const file = sources.parsed(path);
    if (file === undefined || file.problems.length > 0) return null;
    const { module } = lowerFile(file);
    const ranges = new Map(factsOf(file).symbols.map((symbol) => [symbol.name, symbol.range]));
    return (name) => {
      const range = name === "<module>" ? { start: 0, end: file.text.length } : ranges.get(name);
      return range === undefined ? null : { module, start: range.start, end: range.end };
    };
  };
  return (path, name) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path)?.(name) ?? null;
  };
}
