// One attempt of a regular expression on a text from a position: the host's engine where its work is bounded,
// our own (see `engine/`) where it is not.
import type { Agent } from "#machine/agent.ts";
import { exponentialInputMax, hostBacktracksMax } from "../limits.ts";
import type { RegExpData } from "./data.ts";

export type Match = {
  readonly index: number;
  /** The whole match first. */
  readonly captures: ReadonlyArray<string | undefined>;
  readonly names: Readonly<Record<string, string | undefined>> | undefined;
  readonly indices: ReadonlyArray<readonly [number, number] | undefined> | undefined;
};

export function execute(agent: Agent, data: RegExpData, text: string, start: number): Match | null {
  if (!mayUseHost(data, text.length)) {
    return agent.stuck({
      kind: "limit",
      what: "regexpInputMax",
      message: `the regular expression /${data.source}/${data.flags} may take very long on a text of ${text.length} characters`,
    });
  }
  agent.spend(1 + ((text.length - start) >> 5));
  data.host.lastIndex = start;
  const found = data.host.exec(text);
  if (found === null) return null;
  return { index: found.index, captures: found, names: found.groups, indices: found.indices };
}

function mayUseHost({ risk }: RegExpData, length: number): boolean {
  if (risk.kind === "linear") return true;
  return risk.kind === "exponential"
    ? length <= exponentialInputMax
    : length ** risk.degree <= hostBacktracksMax || length <= exponentialInputMax;
}
