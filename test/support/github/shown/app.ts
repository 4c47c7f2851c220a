// The App and its installations as REST and webhooks show them.
import type { Installation, Permissions, Person } from "../state.ts";
import { api, type Base, nodeId, personShown, type Shown } from "./address.ts";

export type App = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly owner: Person;
  readonly bot: Person;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly publicKey: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
};

const CREATED = "2026-01-01T00:00:00Z";

export const appShown = (base: Base, app: App, installations = 1): Shown => ({
  id: app.id,
  slug: app.slug,
  node_id: nodeId("A", app.id),
  client_id: app.clientId,
  owner: personShown(base, app.owner),
  name: app.name,
  description: "",
  external_url: base,
  html_url: `${base}/apps/${app.slug}`,
  created_at: CREATED,
  updated_at: CREATED,
  permissions: app.permissions,
  events: app.events,
  installations_count: installations,
});

export const installationShown = (base: Base, app: App, installation: Installation): Shown => ({
  id: installation.id,
  account: personShown(base, installation.account),
  repository_selection: installation.repositories === undefined ? "all" : "selected",
  access_tokens_url: api(base, `/app/installations/${installation.id}/access_tokens`),
  repositories_url: api(base, "/installation/repositories"),
  html_url: `${base}/settings/installations/${installation.id}`,
  app_id: app.id,
  app_slug: app.slug,
  client_id: app.clientId,
  target_id: installation.account.id,
  target_type: installation.account.type,
  permissions: installation.permissions,
  events: app.events,
  created_at: installation.createdAt,
  updated_at: installation.createdAt,
  single_file_name: null,
  has_multiple_single_files: false,
  single_file_paths: [],
  suspended_by: null,
  suspended_at: installation.suspendedAt,
});
