// The stand-in for GitHub: REST, real git over HTTP and webhooks on one loopback address, with everything in memory
// or in one temporary folder. Tests, journeys and the demo put it before the App instead of GitHub.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Bug } from "#ground/bug.ts";
import { checkActs } from "./acts/checks.ts";
import { installationActs } from "./acts/installations.ts";
import { issueActs } from "./acts/issues.ts";
import { pullActs } from "./acts/pulls.ts";
import { repositoryActs } from "./acts/repositories.ts";
import { Listener } from "./listener.ts";
import { pageText } from "./page.ts";
import { type AppOptions, registeredApp } from "./registered-app.ts";
import type { Fault } from "./rest/faults.ts";
import { Limits } from "./rest/limits.ts";
import { Tokens } from "./rest/tokens.ts";
import { type Issue, newState, type PullRequest, person, type ReviewComment } from "./state.ts";
import { applySuggestion } from "./suggestion.ts";
import { Webhooks } from "./webhooks/webhooks.ts";
import type { World } from "./world.ts";

export type StandInOptions = AppOptions & {
  /** Where webhooks go; may be set later with `connect`. */
  readonly appUrl?: string;
  readonly now?: () => Date;
  /** Holds the repositories; a temporary folder, removed on close, when not given. */
  readonly folder?: string;
  /** 0: any free port. */
  readonly port?: number;
};

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

export async function startStandIn(options: StandInOptions = {}) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "stand-in-")));
  const world = newWorld(folder, options);
  const listener = new Listener(world);
  const host = `127.0.0.1:${await listener.listen(options.port ?? 0)}`;
  world.webhooks.base = `http://${host}`;
  const { state, app, webhooks, violations, limits, tokens } = world;
  return {
    ...{ base: world.base, host, world, state, app, violations, limits, tokens, webhooks },
    ...{ calls: listener.rest.calls, gitCalls: listener.gitCalls, deliveries: webhooks.deliveries },
    ...repositoryActs(world),
    ...pullActs(world),
    ...issueActs(world),
    ...checkActs(world),
    ...installationActs(world),
    person: (login: string) => person(state, login),
    failNext: (fault: Fault): void => listener.faults.failNext(fault),
    clearFaults: (): void => listener.faults.clear(),
    connect: (url: string | undefined): void => {
      webhooks.target = url;
    },
    applySuggestion: (issue: PullRequest, comment: ReviewComment, by: string) => applySuggestion(world, issue, comment, by),
    page: (issue: Issue): Promise<string> => pageText(issue),
    settled: (): Promise<void> => webhooks.settled(),
    /** The environment that puts the App before this stand-in, in Probot's own words. */
    environment: (): Record<string, string> => ({
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      GHE_HOST: host,
      GHE_PROTOCOL: "http",
    }),
    /** Waits until something is so; says what was awaited when it does not come. */
    until: (what: string, test: () => boolean, withinMs = 30_000): Promise<void> => until(what, test, withinMs),
    close: async (): Promise<void> => {
      await listener.close();
      await webhooks.settled();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function newWorld(folder: string, options: StandInOptions): World {
  const now = options.now ?? (() => new Date());
  const state = newState(now);
  const app = registeredApp(state, options);
  const webhooks = new Webhooks(state, app);
  webhooks.target = options.appUrl;
  return {
    ...{ folder, state, app, webhooks, tokens: new Tokens(app, now), limits: new Limits(now), violations: [] },
    get base() {
      return webhooks.base;
    },
  };
}

async function until(what: string, test: () => boolean, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!test()) {
    if (performance.now() > deadline) throw new Bug(`waited ${withinMs} ms in vain: ${what}`);
    await sleep(20);
  }
}
