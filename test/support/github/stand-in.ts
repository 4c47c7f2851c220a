// The stand-in for GitHub: REST, real git over HTTP and webhooks on one loopback address, with everything in memory
// or in one temporary folder. Tests, journeys and the demo put it before the App instead of GitHub.
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Bug } from "#ground/bug.ts";
import { Contract } from "../../contract/contract.ts";
import { checkActs } from "./acts/checks.ts";
import { installationActs } from "./acts/installations.ts";
import { issueActs } from "./acts/issues.ts";
import { pullActs } from "./acts/pulls.ts";
import { repositoryActs } from "./acts/repositories.ts";
import { GIT_PATH } from "./git/backend.ts";
import { answerGit, type GitCall } from "./git/serve.ts";
import { pageText } from "./page.ts";
import { type Fault, Faults } from "./rest/faults.ts";
import { Limits } from "./rest/limits.ts";
import { RestServer } from "./rest/serve.ts";
import { Tokens } from "./rest/tokens.ts";
import type { App } from "./shown/app.ts";
import { answerSite } from "./site.ts";
import { type Issue, newState, type Permissions, type PullRequest, person, type ReviewComment, type State } from "./state.ts";
import { applySuggestion } from "./suggestion.ts";
import { Webhooks } from "./webhooks/webhooks.ts";
import type { World } from "./world.ts";

export type StandInOptions = {
  readonly slug?: string;
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly webhookSecret?: string;
  /** Where webhooks go; may be set later with `connect`. */
  readonly appUrl?: string;
  readonly now?: () => Date;
  /** Holds the repositories; a temporary folder, removed on close, when not given. */
  readonly folder?: string;
  /** 0: any free port. */
  readonly port?: number;
};

export const PERMISSIONS: Permissions = {
  metadata: "read",
  checks: "write",
  contents: "read",
  pull_requests: "write",
  issues: "write",
  merge_queues: "read",
};
export const EVENTS: readonly string[] = [
  "check_run",
  "check_suite",
  "pull_request",
  "pull_request_review_comment",
  "pull_request_review_thread",
  "issues",
  "issue_comment",
  "merge_group",
  "push",
];

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

export async function startStandIn(options: StandInOptions = {}) {
  const now = options.now ?? (() => new Date());
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "stand-in-")));
  const state = newState(now);
  const app = newApp(state, options);
  const webhooks = new Webhooks(state, app);
  webhooks.target = options.appUrl;
  let base = "";
  const world: World = {
    ...{ folder, state, app, webhooks, tokens: new Tokens(app, now), limits: new Limits(now), violations: [] },
    get base() {
      return base;
    },
  };
  const faults = new Faults();
  const rest = new RestServer(world, new Contract(), faults);
  const gitCalls: GitCall[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? "/", base);
    if (GIT_PATH.test(address.pathname)) return answerGit(world, faults, gitCalls, request, response, address);
    const inApi = address.pathname.startsWith("/api/v3/");
    if (!inApi && (await answerSite(world, request, response, address))) return;
    if (inApi) address.pathname = address.pathname.slice("/api/v3".length);
    return rest.serve(request, response, address);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      world.violations.push(`the stand-in itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(options.port ?? 0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  webhooks.base = base;

  return {
    ...{
      base,
      host: `127.0.0.1:${port}`,
      world,
      state,
      app,
      violations: world.violations,
      limits: world.limits,
      tokens: world.tokens,
      webhooks,
    },
    ...{ calls: rest.calls, gitCalls, deliveries: webhooks.deliveries },
    ...repositoryActs(world),
    ...pullActs(world),
    ...issueActs(world),
    ...checkActs(world),
    ...installationActs(world),
    person: (login: string) => person(state, login),
    failNext: (fault: Fault): void => faults.failNext(fault),
    clearFaults: (): void => faults.clear(),
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
      GHE_HOST: `127.0.0.1:${port}`,
      GHE_PROTOCOL: "http",
    }),
    /** Waits until something is so; says what was awaited when it does not come. */
    until: (what: string, test: () => boolean, withinMs = 30_000): Promise<void> => until(what, test, withinMs),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await webhooks.settled();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
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

/** Making a key takes long; all stand-ins of a process share one. */
let keys: { readonly publicKey: string; readonly privateKey: string } | undefined;

function newApp(state: State, options: StandInOptions): App {
  const slug = options.slug ?? "foretrace";
  keys ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return {
    ...{
      id: 4711,
      slug,
      name: slug.replace(/^./, (letter) => letter.toUpperCase()),
      clientId: "Iv23liStandInForTests",
      owner: person(state, "cinema", "Organization"),
    },
    bot: person(state, `${slug}[bot]`, "Bot"),
    permissions: options.permissions ?? PERMISSIONS,
    events: options.events ?? EVENTS,
    ...{ publicKey: keys.publicKey, privateKey: keys.privateKey, webhookSecret: options.webhookSecret ?? "a secret between the two of us" },
  };
}
