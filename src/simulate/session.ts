// One machine with its world in place: the repository at a root, a clock, chance and an environment as the scenario says.
// What crosses to the outside while it runs is kept here.
import { populate } from "#builtins/populate.ts";
import { byText } from "#ground/order.ts";
import type { ProgramModule } from "#ir/program.ts";
import type { DecisionPolicy } from "#machine/decisions.ts";
import { Machine } from "#machine/machine.ts";
import type { Stuck } from "#machine/trace.ts";
import type { Given } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { populateWorlds } from "#worlds/modules.ts";
import { tellUncaught } from "#worlds/program.ts";
import { type Setting, settle } from "#worlds/world.ts";
import { makeHost } from "./host.ts";
import type { RunSettings } from "./run.ts";
import { DEFAULT_START_MS, momentOf } from "./time.ts";

export type Logged = { readonly stream: "out" | "err"; readonly text: string };

export type SessionRequest = {
  readonly sources: Sources;
  readonly given: Given;
  readonly settings: RunSettings;
  readonly kind: "test" | "program";
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly decisions: DecisionPolicy;
};

export type Session = {
  readonly machine: Machine;
  readonly sources: Sources;
  readonly traced: boolean;
  /** Modules given as text; whoever adds one may import it by its key. */
  readonly modules: Map<string, ProgramModule>;
  readonly logged: readonly Logged[];
  /** Paths of the files that were loaded or read. */
  readonly read: ReadonlySet<string>;
  readonly write: (stream: "out" | "err", text: string) => void;
  /** What the scenario asks for that no world can give. */
  readonly refused: Stuck | null;
};

/** Where the repository stands in the imagined machine. */
export const ROOT = "/repo";

/** Objects and elements a run may make: about a gigabyte at worst, and far more than tests need. */
const CELLS_MAX = 5_000_000;

const ENVIRONMENT: Readonly<Record<string, string>> = {
  HOME: "/home/user",
  LANG: "C.UTF-8",
  PATH: "/usr/local/bin:/usr/bin:/bin",
  PWD: ROOT,
  TZ: "UTC",
  USER: "user",
};

export function openSession(request: SessionRequest): Session {
  const { sources, given, settings } = request;
  const logged: Logged[] = [];
  const read = new Set<string>();
  const modules = new Map<string, ProgramModule>();
  const env = { ...ENVIRONMENT, ...request.env, ...texts(given.config), ...given.env };
  const startMs = given.now === null ? DEFAULT_START_MS : momentOf(given.now);
  const host = makeHost({
    sources,
    root: ROOT,
    startMs: startMs ?? DEFAULT_START_MS,
    seed: given.seed ?? settings.seed,
    interop: request.kind === "test" ? "compiled" : "node",
    env,
    given: modules,
    onRead: (path) => read.add(path),
  });
  const write = (stream: "out" | "err", text: string): void => void logged.push({ stream, text });
  const setting: Setting = {
    root: ROOT,
    argv: request.argv,
    env,
    fileText: (path) => {
      const file = sources.snapshot.files.get(path);
      if (file !== undefined) read.add(path);
      return file?.text;
    },
    filePaths: () => [...sources.snapshot.files.keys()].sort(byText),
    omitted: new Set(sources.snapshot.omitted),
    replies: given.replies,
    onWrite: write,
  };
  const machine = new Machine({
    host,
    limits: { stepsMax: settings.stepsMax, depthMax: settings.depthMax, cellsMax: CELLS_MAX },
    tracing: settings.traced,
    decisions: request.decisions,
    populate: (realm, agent) => {
      settle(agent, setting);
      populate(realm);
      populateWorlds(agent);
      agent.onUncaught.push((value, from, promise) => tellUncaught(agent, value, from, promise));
    },
  });
  return { machine, sources, modules, traced: settings.traced, write, logged, read, refused: refusedOf(given, startMs) };
}

/** Settings that are texts, as environment values. */
function texts(config: Given["config"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function refusedOf(given: Given, startMs: number | null): Stuck | null {
  const stuck = (kind: Stuck["kind"], what: string, message: string): Stuck => ({ kind, what, message, span: null });
  if (startMs === null) return stuck("unsupported", "now", `\`now: ${given.now ?? ""}\` is no moment in ISO 8601`);
  if (given.timeZone !== null && !/^(Etc\/)?(UTC|GMT)$/i.test(given.timeZone))
    return stuck("unmodelled", "timeZone", `runs are in UTC; ${given.timeZone} is not modelled`);
  if (Object.keys(given.tables).length > 0) return stuck("unmodelled", "tables", "there is no model of a database yet");
  if (Object.keys(given.flags).length > 0) return stuck("unmodelled", "flags", "there is no model of feature flags yet");
  return null;
}
