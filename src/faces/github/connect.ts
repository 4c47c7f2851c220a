// This face as a whole, for compose: a Probot that verifies and dispatches, the Forge that speaks back, and the credentials git needs.
import { createProbot, type Probot } from "probot";
import type { Clock, Forge, Inbox, Log, Publications, RepositoryRef } from "#tasks/ports.ts";
import { registerApp } from "./app.ts";
import type { Octokit } from "./client.ts";
import { createForge } from "./forge.ts";
import { createGitTokens } from "./git-token.ts";
import { askForMissed } from "./missed.ts";
import { octokitClass } from "./octokit.ts";
import { asking } from "./refusals.ts";

export type GitHub = {
  readonly probot: Probot;
  /** Until every handler is registered; what came earlier would be taken and forgotten. */
  readonly ready: Promise<void>;
  readonly forge: Forge;
  /** The Authorization header for git over HTTP; null for repositories without an installation. */
  readonly authorization: (repository: RepositoryRef) => Promise<string | null>;
  /** Asks for webhooks that were sent while nobody listened. */
  readonly catchUp: () => Promise<void>;
  /** What doctor asks: who we are, and what we may do. */
  readonly self: () => Promise<{
    readonly slug: string;
    readonly permissions: Readonly<Record<string, string>>;
    readonly events: readonly string[];
  }>;
};

export type Credentials = { readonly appId: string; readonly privateKey: string; readonly webhookSecret: string; readonly baseUrl: string };

export function connectGitHub(
  credentials: Credentials,
  deps: { readonly inbox: Inbox; readonly publications: Publications; readonly clock: Clock; readonly log: Log },
): GitHub {
  const { appId, privateKey, webhookSecret: secret, baseUrl } = credentials;
  const Octokit = octokitClass({ throttled: new URL(baseUrl).hostname !== "127.0.0.1" });
  // `env: {}`: Probot must not act on variables of its own (REDIS_URL, SENTRY_DSN and the like make it fetch packages).
  const probot = createProbot({ env: {}, overrides: { appId: Number(appId), privateKey, secret, baseUrl, Octokit, logLevel: "fatal" } });
  const app = (): Promise<Octokit> => probot.auth() as unknown as Promise<Octokit>;
  const octokit = (repository: RepositoryRef): Promise<Octokit> =>
    repository.installation === null ? app() : (probot.auth(repository.installation) as unknown as Promise<Octokit>);
  const self = once(async () => {
    const { data } = await asking("the App itself", async () => (await app()).rest.apps.getAuthenticated());
    return { slug: data?.slug ?? "", permissions: (data?.permissions ?? {}) as Record<string, string>, events: data?.events ?? [] };
  });
  const forge = createForge({
    octokit,
    ownLogin: async () => `${(await self()).slug}[bot]`,
    appId: Number(appId),
    publications: deps.publications,
    log: deps.log,
  });
  const ready = probot.load((loaded) => registerApp(loaded, { inbox: deps.inbox, clock: deps.clock, appId: Number(appId) })).then(() => {});
  ready.catch((error: unknown) => deps.log.error({ err: error }, "event handlers could not be registered"));
  const catchUp = async (): Promise<void> => askForMissed(await app(), deps);
  return { probot, ready, forge, self, catchUp, authorization: createGitTokens(app, deps.clock) };
}

/** Remembers what worked; a failure is asked again next time. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null;
  return () => {
    known ??= work().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}
