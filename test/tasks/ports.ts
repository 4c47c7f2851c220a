// Ports for tasks: the store in memory, a forge and a git that a test writes down, a log that can be read back.
import type { Clock, Forge, Git, Log, Ports, RepositoryRef, Simulator } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { type StoreInMemory, storeInMemory } from "../support/store-in-memory.ts";

export type LogLine = { readonly level: string; readonly message: string; readonly fields: Readonly<Record<string, unknown>> };
export type TestPorts = Ports & {
  readonly store: StoreInMemory;
  readonly lines: readonly LogLine[] /** What the forge was asked, as `method argument …`. */;
  readonly asked: readonly string[];
};

export const repository: RepositoryRef = { name: "cinema/booking", cloneUrl: "/nowhere", installation: 7, defaultBranch: "main" };
export const clock: Clock = { nowIso: () => "2026-03-12T08:00:00.000Z", nowMs: () => 0 };

const elsewhere = async (): Promise<never> => {
  throw new Refusal("unreachable", "No test went this way.");
};

/** What is not written down refuses, loudly. */
export function portsWith(
  given: {
    readonly forge?: Partial<Forge>;
    readonly git?: Git;
    readonly simulator?: Partial<Simulator>;
    readonly store?: StoreInMemory;
  } = {},
): TestPorts {
  const lines: LogLine[] = [];
  const asked: string[] = [];
  const forge: Forge = {
    repository: elsewhere,
    change: elsewhere,
    issue: elsewhere,
    role: elsewhere,
    settingsText: elsewhere,
    announce: elsewhere,
    cancel: elsewhere,
    publish: elsewhere,
    reply: elsewhere,
    react: elsewhere,
    ...given.forge,
  };
  const heard = Object.fromEntries(
    Object.entries(forge).map(([name, method]) => [
      name,
      (...args: readonly unknown[]) => {
        asked.push([name, ...args.filter((arg) => typeof arg !== "object")].join(" "));
        return (method as (...all: readonly unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Forge;
  const simulator = {
    survey: elsewhere,
    run: elsewhere,
    compare: elsewhere,
    witness: elsewhere,
    repair: elsewhere,
    inert: elsewhere,
    program: elsewhere,
    close: async () => {},
    ...given.simulator,
  } as Simulator;
  return {
    ...{ lines, asked, simulator, clock },
    store: given.store ?? storeInMemory(),
    git: given.git ?? { open: elsewhere },
    forge: heard,
    advisor: { configured: false, wordQuestion: async () => ({ text: null, note: null }) },
    log: logInto(lines, {}),
  };
}

function logInto(lines: LogLine[], more: object): Log {
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, message, fields: { ...more, ...fields } });
  return { info: at("info"), warn: at("warn"), error: at("error"), with: (fields) => logInto(lines, { ...more, ...fields }) };
}
