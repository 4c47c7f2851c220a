// The App itself: who it is, where it is installed, its tokens, its webhook deliveries, and its making from a manifest.
import { appShown, installationShown } from "../../shown/app.ts";
import { repositoryShown } from "../../shown/repository.ts";
import { covers, type Installation, type Permissions } from "../../state.ts";
import { deliveryShown } from "../../webhooks/delivery.ts";
import { type Asked, created, found, listed, ok, type Route, repositoryOf } from "../answer.ts";
import { Refused } from "../refused.ts";
import { isAllowed } from "../tokens.ts";

const getApp: Route = ({ world }) => ok(appShown(world.base, world.app, world.state.installations.length));

const list: Route = ({ world }) => listed(world.state.installations.map((one) => installationShown(world.base, world.app, one)));

const get: Route = (asked) => ok(installationShown(asked.world.base, asked.world.app, installationOf(asked)));

const ofRepository: Route = (asked) => {
  const repository = repositoryOf(asked);
  const installation = found(asked.world.state.installations.find((one) => covers(one, repository)));
  return ok(installationShown(asked.world.base, asked.world.app, installation));
};

/** A token may ask for less than the installation has, never for more. */
const createToken: Route = (asked) => {
  const { world, body } = asked;
  const installation = installationOf(asked);
  if (installation.suspendedAt !== null) throw new Refused(403, "This installation has been suspended");
  const asks = (body.permissions ?? installation.permissions) as Permissions;
  for (const [name, level] of Object.entries(asks))
    if (name !== "metadata" && !isAllowed(installation.permissions, `${name}:${level}`))
      throw new Refused(422, "The permissions requested are not granted to this installation.");
  const repositories = narrowed(asked, installation);
  const { token, expiresAt } = world.tokens.grant(installation, asks, repositories);
  const whole = {
    token,
    expires_at: `${expiresAt.toISOString().slice(0, 19)}Z`,
    permissions: asks,
    repository_selection: repositories === undefined ? "all" : "selected",
  };
  return created(
    repositories === undefined ? whole : { ...whole, repositories: repositories.map((one) => repositoryShown(world.base, one)) },
  );
};

const listRepositories: Route = ({ world, caller }) => {
  if (caller.kind !== "installation") throw new Refused(403, "Resource not accessible by integration");
  const { installation, repositories } = caller.grant;
  const reached = world.state.repositories.filter((one) => covers(installation, one) && (repositories?.includes(one) ?? true));
  const body = {
    total_count: reached.length,
    repository_selection: installation.repositories === undefined ? "all" : "selected",
    repositories: reached.map((one) => repositoryShown(world.base, one)),
  };
  return { status: 200, body, paged: "repositories" };
};

/** Newest first; `cursor` is the id after which the next page begins. */
const listDeliveries: Route = ({ world, query }) => {
  const status = query.get("status");
  const matching = [...world.webhooks.deliveries]
    .reverse()
    .filter((one) => status === null || (status === "success") === (one.statusCode >= 200 && one.statusCode < 300));
  const cursor = query.get("cursor");
  const from = cursor === null ? 0 : matching.findIndex((one) => `v1_${one.id}` === cursor) + 1;
  const size = Number(query.get("per_page") ?? 30);
  const rows = matching.slice(from, from + size);
  const body = rows.map(deliveryShown);
  const last = rows.at(-1);
  if (last === undefined || from + size >= matching.length) return ok(body);
  const next = new URL(`${world.base}/api/v3/app/hook/deliveries`);
  for (const [name, value] of query) next.searchParams.set(name, value);
  next.searchParams.set("cursor", `v1_${last.id}`);
  return { status: 200, body, headers: { link: `<${next.href}>; rel="next"` } };
};

const redeliver: Route = ({ world, params }) => {
  const delivery = found(world.webhooks.deliveries.find((one) => one.id === Number(params.delivery_id)));
  void world.webhooks.redeliver(delivery);
  return { status: 202, body: {} };
};

const fromManifest: Route = ({ world, params }) => {
  const { app } = world;
  if (!world.webhooks.manifestCodes.delete(String(params.code))) throw new Refused(404, "Not Found");
  const secrets = {
    client_id: app.clientId,
    client_secret: `secret-of-${app.slug}`,
    webhook_secret: app.webhookSecret,
    pem: app.privateKey,
  };
  return created({ ...appShown(world.base, app), ...secrets });
};

const rateLimit: Route = ({ world, caller }) => {
  const { limit, remaining, resetAt } = world.limits.budget(caller);
  const rate = { limit, remaining, used: limit - remaining, reset: Math.ceil(resetAt) };
  return ok({ resources: { core: rate, search: rate, graphql: rate }, rate });
};

export const appRoutes: Readonly<Record<string, Route>> = {
  "apps/create-from-manifest": fromManifest,
  "apps/create-installation-access-token": createToken,
  "apps/get-authenticated": getApp,
  "apps/get-installation": get,
  "apps/get-repo-installation": ofRepository,
  "apps/list-installations": list,
  "apps/list-repos-accessible-to-installation": listRepositories,
  "apps/list-webhook-deliveries": listDeliveries,
  "apps/redeliver-webhook-delivery": redeliver,
  "rate-limit/get": rateLimit,
};

function installationOf({ world, params }: Asked): Installation {
  return found(world.state.installations.find((one) => one.id === Number(params.installation_id)));
}

function narrowed({ world, body }: Asked, installation: Installation): Installation["repositories"] {
  const ids = body.repository_ids as number[] | undefined;
  const names = body.repositories as string[] | undefined;
  if (ids === undefined && names === undefined) return installation.repositories;
  const chosen = world.state.repositories.filter(
    (one) => covers(installation, one) && ((ids?.includes(one.id) ?? false) || (names?.includes(one.name) ?? false)),
  );
  if (chosen.length < (ids?.length ?? 0) + (names?.length ?? 0))
    throw new Refused(422, "There is at least one repository that does not exist or is not accessible to the parent installation.");
  return chosen;
}
