// Text compiled at run time: `new Function`, indirect `eval`, scripts of `vm`.
import type { ProgramModule } from "#ir/program.ts";
import type { Agent } from "../agent.ts";
import { callClosure, newClosure } from "../closure.ts";
import { codesOf } from "../code/codes.ts";
import { ModuleInstance } from "../code.ts";
import { throwError } from "../error.ts";
import type { CompileRequest } from "../host.ts";
import { StuckSignal } from "../stop.ts";
import type { GuestObject, Value } from "../value.ts";

export function runText(agent: Agent, traced: boolean, request: CompileRequest): Value {
  agent.spend(request.text.length);
  const compiled = agent.host.compile(request);
  if (compiled.kind === "stuck") throw new StuckSignal(compiled.stuck);
  if (compiled.kind === "syntax-error") return throwError(agent, "SyntaxError", compiled.message);
  const made = functionZero(agent, traced, compiled.module);
  return callClosure(made, undefined, []);
}

/** The first function of a module that captures nothing, as a function object. */
export function functionZero(agent: Agent, traced: boolean, module: ProgramModule): GuestObject {
  return newClosure(codesOf(module, traced)[0]!, [], new ModuleInstance(module.path, module, agent.realm));
}
