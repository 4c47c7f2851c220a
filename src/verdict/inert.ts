// Proof that a declaration is the same program on both sides: equal IR, printed without places and with names of locals
// normalised. Conservative: whatever is not one plain function is compared as its whole module.

import { printFunction } from "#ir/print.ts";
import type { FunctionCode, ProgramModule } from "#ir/program.ts";

export type Part = {
  readonly module: ProgramModule;
  /** Offsets of the declaration in the module's text. */
  readonly start: number;
  readonly end: number;
};

export function samePart(base: Part, head: Part): boolean {
  const [before, after] = [onlyFunction(base), onlyFunction(head)];
  if (before !== null && after !== null && before.wrapping === after.wrapping)
    return sameFunction(base.module, before.code, head.module, after.code);
  return sameModule(base.module, head.module);
}

function sameModule(base: ProgramModule, head: ProgramModule): boolean {
  const [before, after] = [base.functions[0], head.functions[0]];
  if (before === undefined || after === undefined || namesOf(base) !== namesOf(head)) return false;
  return sameFunction(base, before, head, after);
}

const namesOf = (module: ProgramModule): string =>
  JSON.stringify([module.requests, module.imports.map((one) => [one.request, one.imported]), module.exports]);

function sameFunction(base: ProgramModule, before: FunctionCode, head: ProgramModule, after: FunctionCode): boolean {
  if (isOpaque(base, before) || isOpaque(head, after)) return false;
  return printed(base, before) === printed(head, after);
}

/** It, or one made inside it, could not be lowered: nothing can be said of it. */
const isOpaque = (module: ProgramModule, fn: FunctionCode): boolean =>
  module.functions.some((one) => one.opaque !== null && one.start >= fn.start && one.end <= fn.end);

const printed = (module: ProgramModule, fn: FunctionCode): string =>
  printFunction(module, fn.index, { positions: false, names: "normalised" });

/** Where the function is all there is but for how it is declared: no other code, hence no other names, stand around it. */
const plainWrapping = /^(export (default )?)?((const|let|var) [\w$]+ ?= ?)?\0 ?;?$/;

/** The one function of the part that is not inside another; null when there is none, more than one, or other code around it. */
function onlyFunction(part: Part): { readonly code: FunctionCode; readonly wrapping: string } | null {
  const inside = part.module.functions.slice(1).filter((fn) => fn.start >= part.start && fn.end <= part.end);
  const outermost = inside.filter((fn) => !inside.some((other) => other !== fn && other.start <= fn.start && other.end >= fn.end));
  const code = outermost.length === 1 ? outermost[0] : undefined;
  if (code === undefined) return null;
  const { text } = part.module;
  const wrapping = `${text.slice(part.start, code.start)}\0${text.slice(code.end, part.end)}`.replace(/\s+/g, " ").trim();
  return plainWrapping.test(wrapping) ? { code, wrapping } : null;
}
