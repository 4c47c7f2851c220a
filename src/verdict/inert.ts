// Proof that a declaration is the same program on both sides: equal IR, printed without places and with names of locals
// normalised. Conservative: whatever is not one function is compared as its whole module.

import { printFunction } from "#ir/print.ts";
import type { FunctionCode, ProgramModule } from "#ir/program.ts";

export type Part = {
  readonly module: ProgramModule /** Offsets of the declaration in the module's text. */;
  readonly start: number;
  readonly end: number;
};

export function samePart(base: Part, head: Part): boolean {
  const [before, after] = [onlyFunction(base), onlyFunction(head)];
  if (before !== null && after !== null && around(base, before) === around(head, after))
    return sameFunction(base.module, before, head.module, after);
  return sameModule(base.module, head.module);
}

export const sameModule = (base: ProgramModule, head: ProgramModule): boolean => {
  const [before, after] = [base.functions[0], head.functions[0]];
  return (
    before !== undefined &&
    after !== undefined &&
    JSON.stringify([base.requests, base.imports.map(bare), base.exports]) ===
      JSON.stringify([head.requests, head.imports.map(bare), head.exports]) &&
    sameFunction(base, before, head, after)
  );
};

const bare = (binding: ProgramModule["imports"][number]): string => `${binding.request} ${binding.imported}`;

function sameFunction(base: ProgramModule, before: FunctionCode, head: ProgramModule, after: FunctionCode): boolean {
  if (before.opaque !== null || after.opaque !== null) return false;
  return printed(base, before) === printed(head, after);
}

const printed = (module: ProgramModule, fn: FunctionCode): string =>
  printFunction(module, fn.index, { positions: false, names: "normalised" });

/** The one function that is not inside another and lies in the part; null when there is none or more than one. */
function onlyFunction(part: Part): FunctionCode | null {
  const inside = part.module.functions.slice(1).filter((fn) => fn.start >= part.start && fn.end <= part.end);
  const outermost = inside.filter((fn) => !inside.some((other) => other !== fn && other.start <= fn.start && other.end >= fn.end));
  return outermost.length === 1 ? (outermost[0] as FunctionCode) : null;
}

/** The declaration's text without the function: `export const f = memo(` … `)`. */
const around = (part: Part, fn: FunctionCode): string =>
  `${part.module.text.slice(part.start, fn.start)}\u0000${part.module.text.slice(fn.end, part.end)}`.replace(/\s+/g, " ");
