// Text compiled at run time: `new Function`, indirect `eval`, scripts of `vm`.
import type { Agent } from "../agent.ts";
import { callClosure, newClosure } from "../closure.ts";
import { ModuleInstance } from "../code.ts";
import { codesOf } from "../code/codes.ts";
import { throwError } from "../error.ts";
import type { CompileRequest } from "../host.ts";
import { StuckSignal } from "../stop.ts";
import type { Value } from "../value.ts";

export function runText(agent: Agent, traced: boolean, request: CompileRequest): Value {
  agent.spend(request.text.length);
  const compiled = agent.host.compile(request);
  if (compiled.kind === "stuck") throw new StuckSignal(compiled.stuck);
  if (compiled.kind === "syntax-error") return throwError(agent, "SyntaxError", compiled.message);
  const instance = new ModuleInstance(request.path, compiled.module, agent.realm);
  const body = newClosure(codesOf(compiled.module, traced)[0]!, [], instance);
  return callClosure(body, undefined, []);
}
