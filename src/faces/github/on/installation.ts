// Installed: past fixes of each repository are mined, so that the first pull request already has a memory.
import type { Context } from "probot";
import { historyJob } from "#tasks/job-keys.ts";
import type { RepositoryRef } from "#tasks/ports.ts";
import type { HandlerDeps } from "../handler-deps.ts";

export async function onInstallation(context: Context<"installation.created">, deps: HandlerDeps): Promise<void> {
  await learn(context, deps, context.payload.installation, context.payload.repositories ?? []);
}

export async function onInstallationRepositories(context: Context<"installation_repositories.added">, deps: HandlerDeps): Promise<void> {
  await learn(context, deps, context.payload.installation, context.payload.repositories_added);
}

type Installed = { readonly id: string; readonly name: string; readonly payload: { readonly sender: { readonly login: string } } };

/** These payloads carry neither clone address nor default branch; the task asks for them. */
async function learn(
  context: Installed,
  deps: HandlerDeps,
  installation: { readonly id: number },
  repositories: ReadonlyArray<{ readonly full_name: string }>,
): Promise<void> {
  const refs = repositories.map(
    (one): RepositoryRef => ({ name: one.full_name, cloneUrl: "", installation: installation.id, defaultBranch: "" }),
  );
  const events = refs.map((repository) => ({
    actor: context.payload.sender.login,
    kind: "installation.added" as const,
    repository: repository.name,
    subject: `installation/${installation.id}`,
    at: deps.clock.nowIso(),
    payload: {},
  }));
  await deps.inbox.accept({ id: context.id, name: context.name }, events, refs.map(historyJob));
}
