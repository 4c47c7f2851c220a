// The App as it is registered with the stand-in: its keys, its secret, what app.yml asks for and subscribes to.
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { App } from "./shown/app.ts";
import { type Permissions, person, type State } from "./state.ts";

export type AppOptions = {
  readonly slug?: string;
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly webhookSecret?: string;
};

type Manifest = { readonly default_permissions: Permissions; readonly default_events: readonly string[] };
/** What people are asked to grant when they install it: the stand-in grants exactly that. */
const manifest = parse(readFileSync(new URL("../../../app.yml", import.meta.url), "utf8")) as Manifest;

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
    permissions: options.permissions ?? manifest.default_permissions,
    events: options.events ?? manifest.default_events,
    ...keys,
    webhookSecret: options.webhookSecret ?? "a secret between the two of us",
  };
}
