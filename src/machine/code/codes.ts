// The functions of a module as code, made once per module and variant and shared by all runs on this thread.
import type { ProgramModule } from "#ir/program.ts";
import { Code } from "../code.ts";
import { compileCode } from "./compile.ts";

const plain = new WeakMap<ProgramModule, readonly Code[]>();
const traced = new WeakMap<ProgramModule, readonly Code[]>();

export function codesOf(module: ProgramModule, trace: boolean): readonly Code[] {
  const known = trace ? traced : plain;
  const found = known.get(module);
  if (found !== undefined) return found;
  const siblings: Code[] = [];
  for (const fn of module.functions) siblings.push(new Code({ module, fn, traced: trace, siblings }, compileCode));
  known.set(module, siblings);
  return siblings;
}
