// What the command line is handed: how to read the settings, and how to open the real things when a command needs them.
import type { Log, Ports, Simulator } from "#tasks/ports.ts";

export type Settings = {
  readonly dataDir: string | null;
  readonly logLevel: string;
  readonly workers: number;
  readonly github: object | null;
  readonly webhookSecret: string | null;
  readonly webhookPath: string;
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
};

export type Opened = {
  readonly ports: Ports;
  readonly storeKind: string;
  readonly github: GitHubSelf | null;
  readonly close: () => Promise<void>;
};
export type GitHubSelf = {
  readonly self: () => Promise<{
    readonly slug: string;
    readonly permissions: Readonly<Record<string, string>>;
    readonly events: readonly string[];
  }>;
};

/** `C` is the settings as compose knows them; the command line passes them through. */
export type Tools<C extends Settings = Settings, O extends Opened = Opened> = {
  readonly readConfig: () => C;
  readonly userDataDir: () => string;
  readonly createLog: (level: string, destination: NodeJS.WritableStream) => Log;
  readonly openPorts: (config: C, dataDir: string, log: Log) => Promise<O>;
  readonly openSimulator: (config: C) => Simulator;
  readonly serve: (config: C, dataDir: string, log: Log) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
  readonly startWorkers: (config: C, opened: O, count: number) => { readonly stop: (graceMs: number) => Promise<void> };
};
