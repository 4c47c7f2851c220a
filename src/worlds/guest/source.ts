// Parts of the platform that are written in guest code, because guest code extends, overrides and re-enters them: run once per run.
// Their frames bear the platform's name, as in real stacks.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import type { Value } from "#machine/value.ts";
import { stateOf } from "../world.ts";

/** What the text returns; `given` are the values of its free names. */
export function fromSource(agent: Agent, name: string, text: string, given: Readonly<Record<string, Value>> = {}): Value {
  return stateOf(agent, `source ${name}`, () => {
    const names = Object.keys(given);
    const fn = agent.modules.runText({ kind: "function", text, parameters: names.join(", "), path: name });
    return call(
      agent,
      fn,
      undefined,
      names.map((each) => given[each]),
    );
  });
}
