// What a world is: the model of one outside (a platform module, a test framework), and what a run tells its worlds.
// Declares; models nothing.
import type { Agent } from "#machine/agent.ts";
import type { Value } from "#machine/value.ts";

/** Values without functions, as a scenario gives them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

export type World = {
  /** The canonical specifier (`node:path`, `vitest`), or a name in angle brackets for worlds that are only globals (`<timers>`). */
  readonly name: string;
  /** Other specifiers for the same module. */
  readonly aliases?: readonly string[];
  /** The manual or specification that is modelled. */
  readonly reference: string;
  /** What differs from the real thing, or is missing: shown to users, never hidden. */
  readonly knownGaps: readonly string[];
  /** Ways in which its calls can go wrong in the real world and can be told to go wrong here. */
  readonly faults: readonly string[];
  /** The module's `module.exports`, made once per run. */
  readonly exports?: (agent: Agent) => Value;
  /** Puts its names on the global object, before any guest code runs. */
  readonly globals?: (agent: Agent) => void;
};

/** The facts of the imagined machine that a run happens on. */
export type Setting = {
  /** Absolute path at which the repository stands. */
  readonly root: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Text of a file by its path from the root; undefined: no such file. */
  readonly fileText: (path: string) => string | undefined;
  /** Paths of all files from the root, sorted. */
  readonly filePaths: () => readonly string[];
  /** Files that exist but whose content is not at hand. */
  readonly omitted: ReadonlySet<string>;
  /** What outside calls answer: `GET https://host/path` → value. */
  readonly replies: ReadonlyArray<{ readonly call: string; readonly with: Plain }>;
  readonly onWrite: (stream: "out" | "err", text: string) => void;
};

const SETTING = "setting";

export function settle(agent: Agent, setting: Setting): void {
  agent.rooms.set(SETTING, setting);
}

export const settingOf = (agent: Agent): Setting => agent.rooms.get(SETTING) as Setting;

/** The state that a world keeps for one run, made when first asked for. */
export function stateOf<T>(agent: Agent, key: string, make: () => T): T {
  const found = agent.rooms.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  agent.rooms.set(key, made);
  return made;
}
