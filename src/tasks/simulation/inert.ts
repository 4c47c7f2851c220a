// Proof that a changed symbol is the same program on both sides: equal IR, printed without places and with names of locals normalised.
import type { SymbolId } from "#ground/ids.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { sameSymbol } from "#verdict/inert.ts";
import type { Simulator } from "../ports.ts";
import type { Programs } from "./programs.ts";

export function findInert(programs: Programs, request: Parameters<Simulator["inert"]>[0]): readonly SymbolId[] {
  return [];
}
