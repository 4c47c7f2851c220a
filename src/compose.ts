// The one place where real things are built and handed in as ports. Nothing is decided here.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { type Logger, pino, stdSerializers } from "pino";
import type { Probot } from "probot";
import { createAdvisor } from "#adapters/advisor/advisor.ts";
import { delay, realClock } from "#adapters/clock/clock.ts";
import { createGit } from "#adapters/git/git.ts";
import { tidyMirrorsRegularly } from "#adapters/git/mirrors.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { openStore } from "#adapters/store/open-store.ts";
import { createPool } from "#adapters/workers/pool.ts";
import { noForge } from "#faces/cli/no-forge.ts";
import { registerApp } from "#faces/github/app.ts";
import { connectGitHub, type GitHub } from "#faces/github/connect.ts";
import { createReceiver } from "#faces/github/receive.ts";
import { createSetup } from "#faces/github/setup.ts";
import { isFromThisMachine } from "#faces/web/exchange.ts";
import { createHealth } from "#faces/web/health.ts";
import { type Listening, listen } from "#faces/web/listen.ts";
import { createPages } from "#faces/web/pages.ts";
import { first, hashOf } from "#ledger/chain.ts";
import { quickPriorityMax } from "#tasks/job-keys.ts";
import type { Log, Ports, Simulator, Store } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { work } from "#tasks/work.ts";
import type { Config } from "./config.ts";

export type Opened = {
  readonly ports: Ports;
  readonly github: GitHub | null;
  readonly storeKind: string;
  readonly close: () => Promise<void>;
};

/** Everything a task needs. Without credentials there is no forge, and what needs one says so. */
export async function openPorts(config: Config, dataDir: string, log: Log): Promise<Opened> {
  refuseUnsigned(config); // before anything is opened that would keep the process alive
  const database = await openDatabase({ dataDir, databaseUrl: config.databaseUrl, log });
  const opened = await openStore({ database, chain: { first, hashOf }, log }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const { store } = opened;
  const github = config.github === null ? null : connect(config, store, log);
  const git = createGit({ dataDir, authorization: github?.authorization ?? (async () => null) });
  const stopTidying = tidyMirrorsRegularly(join(dataDir, "mirrors"), log);
  const simulator = openSimulator(config);
  const advisor = createAdvisor(config.advisor, log);
  const ports: Ports = { ...{ store, git, simulator, advisor, log }, forge: github?.forge ?? noForge, clock: realClock };
  const close = async (): Promise<void> => {
    stopTidying();
    await simulator.close();
    await opened.close();
    await database.close();
  };
  return { ports, github, storeKind: database.kind, close };
}

function refuseUnsigned(config: Config): void {
  if (config.github !== null && config.webhookSecret === null && config.production)
    throw new Refusal(
      "bad-settings",
      "WEBHOOK_SECRET is not set. Without it anyone could send webhooks; set the secret of the App's settings page.",
    );
}

/** Simulation threads alone: all that running a file needs. */
export const openSimulator = (config: Pick<Config, "threads">): Simulator =>
  createPool({ script: new URL(`./worker${extname(import.meta.url)}`, import.meta.url), threads: config.threads });

function connect(config: Config, store: Store, log: Log): GitHub {
  if (config.github === null) throw new Refusal("bad-settings", "APP_ID and PRIVATE_KEY are not set.");
  // Without a secret of our own nothing can be verified: a random one refuses everything until it is set.
  const webhookSecret = config.webhookSecret ?? randomBytes(32).toString("hex");
  return connectGitHub(
    { ...config.github, webhookSecret, baseUrl: config.baseUrl },
    { inbox: store.inbox, publications: store.publications, clock: realClock, log },
  );
}

/** The workers of a process: each claims one job at a time, and one more takes only what is quick, so that it never waits for a simulation. */
export function startWorkers(config: Config, opened: Opened, count: number): { readonly stop: (graceMs: number) => Promise<void> } {
  const stop = new AbortController();
  const hurry = new AbortController();
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const loops = Array.from({ length: count === 0 ? 0 : count + 1 }, (_, i) =>
    work(
      opened.ports,
      {
        worker: `${process.pid}-${i}-${randomBytes(3).toString("hex")}`,
        linkTo: (id) => `${base}/reports/${id}`,
        heartbeatMs: 5_000,
        pollMs: 1_000,
        delay,
        ...(i === count ? { priorityMax: quickPriorityMax } : {}),
      },
      stop.signal,
      hurry.signal,
    ),
  );
  return {
    stop: async (graceMs) => {
      stop.abort();
      const ended = Promise.all(loops);
      const late = delay(graceMs, hurry.signal).then(() => hurry.abort());
      await Promise.race([ended, late]);
      await ended;
      hurry.abort();
    },
  };
}

/** How long a job in hand may go on when we are told to stop; supervisors kill after thirty seconds. */
const graceMs = 25_000;

/** The server: webhooks, pages, health, and the workers of this process. */
export async function serve(config: Config, dataDir: string, log: Log): Promise<Listening> {
  const opened = await openPorts(config, dataDir, log);
  const workers = startWorkers(config, opened, config.github === null ? 0 : config.workers);
  const handlers = [
    createHealth({ store: opened.ports.store, clock: opened.ports.clock, storeKind: opened.storeKind }),
    ...(opened.github === null
      ? []
      : [createReceiver({ probot: opened.github.probot, ready: opened.github.ready, path: config.webhookPath, log })]),
    createPages({ store: opened.ports.store }),
    ...(opened.github === null
      ? [
          createSetup({
            baseUrl: config.baseUrl,
            webhookPath: config.webhookPath,
            publicUrl: config.publicUrl,
            manifestFile: new URL("../app.yml", import.meta.url),
            envFile: ".env",
            isLocal: isFromThisMachine,
            log,
          }),
        ]
      : []),
  ] satisfies ReadonlyArray<(request: IncomingMessage, response: ServerResponse) => Promise<boolean>>;
  const onClose = async (): Promise<void> => {
    await workers.stop(graceMs);
    await opened.close();
  };
  try {
    const listening = await listen({ host: config.host, port: config.port, handlers, log, onClose });
    void opened.github?.catchUp();
    return listening;
  } catch (error) {
    await onClose();
    throw error;
  }
}

/** Our handlers on a Probot that somebody else runs: it hears, and the workers of this process answer. */
export async function attach(app: Probot, config: Config): Promise<void> {
  const opened = await openPorts(config, config.dataDir ?? "data", createLog(config.logLevel, process.stdout));
  registerApp(app, { inbox: opened.ports.store.inbox, clock: opened.ports.clock, appId: Number(config.github?.appId ?? 0) });
  startWorkers(config, opened, config.workers);
}

/** Structured lines on stdout; secrets and tokens are taken out of each whole line, wherever they hide. */
export function createLog(level: string, destination: NodeJS.WritableStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      redact: {
        paths: ["*.privateKey", "*.secret", "*.token", "*.authorization", "*.key.secret", "headers.authorization"],
        censor: "[removed]",
      },
      serializers: { err: (error: Error) => withoutBaggage(stdSerializers.err(error)) },
    },
    { write: (line: string) => void destination.write(line.replace(secrets, "[removed]")) },
  );
  return fromPino(logger);
}

function fromPino(logger: Logger): Log {
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    with: (fields) => fromPino(logger.child(fields)),
  };
}

const secrets = /gh[a-z]_[A-Za-z0-9._-]+|eyJ[\w-]+\.[\w-]+\.[\w-]+|Basic [A-Za-z0-9+/=]{8,}|-----BEGIN[\s\S]*?-----END[^-]*-----/g;

/** Only these three, with those of its causes: request errors carry whole payloads and headers. */
const withoutBaggage = ({
  type,
  message,
  stack,
}: {
  readonly type?: string;
  readonly message?: string;
  readonly stack?: string;
}): object => ({ type, message, stack });
