// Reads the environment once, validates it, freezes it. Everything the process may be told stands in this table.
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "#tasks/refusal.ts";

const whole = z.coerce.number().int().nonnegative();

/** Every variable, with what it is for; `.env.example` and the README's table are checked against it. */
export const variables = {
  APP_ID: { schema: z.string().optional(), says: "The App's id on GitHub. Without it `serve` opens the set-up wizard." },
  PRIVATE_KEY: { schema: z.string().optional(), says: "The App's private key (PEM; `\\n` for line ends, or base64)." },
  PRIVATE_KEY_PATH: { schema: z.string().optional(), says: "A file with the private key, instead of PRIVATE_KEY." },
  WEBHOOK_SECRET: { schema: z.string().optional(), says: "The secret webhooks are signed with. Required in production." },
  WEBHOOK_PATH: { schema: z.string().startsWith("/").default("/api/github/webhooks"), says: "The path webhooks arrive at." },
  PORT: { schema: whole.max(65535).default(3000), says: "The port to listen on." },
  HOST: {
    schema: z.string().default("127.0.0.1"),
    says: "The address to listen on. Pages are shown on loopback only until sign-in exists.",
  },
  PUBLIC_URL: { schema: z.string().url().optional(), says: "The address people reach this server by, for links in check runs." },
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    says: "How much is logged.",
  },
  GHE_HOST: { schema: z.string().optional(), says: "The host of a GitHub Enterprise Server." },
  GHE_PROTOCOL: { schema: z.enum(["http", "https"]).default("https"), says: "How that host is spoken to." },
  DATABASE_URL: { schema: z.string().optional(), says: "A PostgreSQL for a team. Without it an embedded one is started in DATA_DIR." },
  DATA_DIR: {
    schema: z.string().optional(),
    says: "Where the embedded store and the git mirrors lie. `./data` for the server; the user's data folder for the command line.",
  },
  WORKERS: { schema: whole.max(64).default(1), says: "Jobs this process works on at once; 0: it only serves." },
  THREADS: {
    schema: whole.min(1).max(256).optional(),
    says: "Simulation threads. By default one less than there are cores, at least one.",
  },
  NODE_ENV: { schema: z.string().default("development"), says: "`production` refuses to start without a webhook secret." },
  ADVISOR_URL: { schema: z.string().url().optional(), says: "An endpoint that speaks OpenAI's protocol. Off by default." },
  ADVISOR_MODEL: { schema: z.string().optional(), says: "The model asked there." },
  ADVISOR_KEY: { schema: z.string().optional(), says: "The key for that endpoint." },
} as const;

export type Config = {
  readonly github: { readonly appId: string; readonly privateKey: string } | null;
  readonly webhookSecret: string | null;
  readonly webhookPath: string;
  readonly baseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly logLevel: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string | null;
  readonly workers: number;
  readonly threads: number;
  readonly production: boolean;
  readonly advisor: { readonly url: string; readonly model: string; readonly key: string } | null;
};

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = <K extends keyof typeof variables>(name: K): z.output<(typeof variables)[K]["schema"]> => {
    const text = env[name] === "" ? undefined : env[name];
    const parsed = variables[name].schema.safeParse(text);
    if (!parsed.success)
      throw new Refusal("bad-settings", `${name}: ${parsed.error.issues[0]?.message ?? "not readable"}. ${variables[name].says}`);
    return parsed.data as z.output<(typeof variables)[K]["schema"]>;
  };
  const production = read("NODE_ENV") === "production";
  const webhookSecret = read("WEBHOOK_SECRET") ?? null;
  const appId = read("APP_ID");
  const privateKey = privateKeyOf(read("PRIVATE_KEY"), read("PRIVATE_KEY_PATH"));
  const gheHost = read("GHE_HOST");
  const gheProtocol = read("GHE_PROTOCOL");
  const advisorUrl = read("ADVISOR_URL");
  return Object.freeze({
    github: appId === undefined || privateKey === null ? null : { appId, privateKey },
    webhookSecret,
    webhookPath: read("WEBHOOK_PATH"),
    baseUrl: gheHost === undefined ? "https://api.github.com" : `${gheProtocol}://${gheHost}/api/v3`,
    port: read("PORT"),
    host: read("HOST"),
    publicUrl: read("PUBLIC_URL")?.replace(/\/$/, "") ?? null,
    logLevel: read("LOG_LEVEL"),
    databaseUrl: read("DATABASE_URL") ?? null,
    dataDir: read("DATA_DIR") ?? null,
    workers: read("WORKERS"),
    threads: read("THREADS") ?? Math.max(1, availableParallelism() - 1),
    production,
    advisor: advisorUrl === undefined ? null : { url: advisorUrl, model: read("ADVISOR_MODEL") ?? "", key: read("ADVISOR_KEY") ?? "" },
  });
}

function privateKeyOf(text: string | undefined, path: string | undefined): string | null {
  const key = text ?? (path === undefined ? undefined : readKeyFile(path));
  if (key === undefined) return null;
  const pem = key.includes("-----BEGIN") ? key : Buffer.from(key, "base64").toString("utf8");
  if (!pem.includes("-----BEGIN"))
    throw new Refusal("bad-settings", "PRIVATE_KEY is neither PEM nor base64 of it. Download the key again from the App's settings page.");
  return pem.replace(/\\n/g, "\n");
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Refusal("bad-settings", `PRIVATE_KEY_PATH: ${path} cannot be read.`, { cause });
  }
}

/** Variables from a file, where the real environment does not say otherwise. */
export function loadDotEnv(path: string): void {
  if (existsSync(path)) process.loadEnvFile(path);
}

/** Where the command line keeps its store: beside the user's other data, never in the repository looked at. */
export const userDataDir = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "foretrace");
