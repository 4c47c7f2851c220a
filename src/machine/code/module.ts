// `import(…)` and `import.meta`.
import type { Expression } from "#ir/program.ts";
import { attempt } from "../call.ts";
import type { Closure } from "../code.ts";
import { toText } from "../convert.ts";
import { AT, CALLEE } from "../frame.ts";
import { newObject } from "../object.ts";
import { addRow } from "../ordinary.ts";
import { newPromise, rejectPromise } from "../promise.ts";
import { running } from "../running.ts";
import { PLAIN } from "../shape.ts";
import { type GuestObject, Unknown } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { stuckAt } from "./fail.ts";

export function compileImport(builder: Builder, node: Extract<Expression, { kind: "import" }>): Eval {
  const specifier = builder.expression(node.specifier);
  const options = node.options === null ? null : builder.expression(node.options);
  const { at } = node;
  return (frame) => {
    const asked = specifier(frame);
    if (options !== null) options(frame);
    frame[AT] = at;
    if (asked instanceof Unknown)
      return stuckAt(frame, at, {
        kind: "undecided",
        what: asked.origin.what,
        message: `which module is imported depends on ${asked.text}, which is unknown`,
      });
    const agent = running();
    const { instance } = (frame[CALLEE] as GuestObject).data as Closure;
    const text = attempt(() => toText(agent, asked));
    if (text.ok) return agent.modules.importDynamically(instance.key, text.value);
    const promise = newPromise(agent);
    rejectPromise(agent, promise, text.thrown.value);
    return promise;
  };
}

export function compileMeta(_builder: Builder, node: Extract<Expression, { kind: "import-meta" }>): Eval {
  const { at } = node;
  return (frame) => {
    const { instance } = (frame[CALLEE] as GuestObject).data as Closure;
    if (instance.meta !== null) return instance.meta;
    frame[AT] = at;
    const agent = running();
    const meta = newObject(null);
    for (const [key, value] of agent.host.importMeta(instance.key, agent.realm)) addRow(meta, key, value, PLAIN);
    instance.meta = meta;
    return meta;
  };
}
