// The App as it is registered with the stand-in: its keys, its secret, what it asked for and subscribed to.
import { generateKeyPairSync } from "node:crypto";
import type { App } from "./shown/app.ts";
import { type Permissions, person, type State } from "./state.ts";

export type AppOptions = {
  readonly slug?: string;
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly webhookSecret?: string;
};

/** Least privilege: code is only read. */
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

/** Making a key takes long; all stand-ins of a process share one. */
let keys: { readonly publicKey: string; readonly privateKey: string } | undefined;

export function registeredApp(state: State, options: AppOptions): App {
  const slug = options.slug ?? "foretrace";
  keys ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return {
    id: 4711,
    slug,
    name: slug.replace(/^./, (letter) => letter.toUpperCase()),
    clientId: "Iv23liStandInForTests",
    owner: person(state, "cinema", "Organization"),
    bot: person(state, `${slug}[bot]`, "Bot"),
    permissions: options.permissions ?? PERMISSIONS,
    events: options.events ?? EVENTS,
    ...keys,
    webhookSecret: options.webhookSecret ?? "a secret between the two of us",
  };
}
