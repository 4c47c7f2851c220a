// GitHub's repository as our tasks know it.
import type { RepositoryRef } from "#tasks/ports.ts";

export type PayloadRepository = { readonly full_name: string; readonly clone_url?: string; readonly default_branch?: string };

export function repositoryOf(payload: {
  readonly repository: PayloadRepository;
  readonly installation?: { readonly id: number } | null | undefined;
}): RepositoryRef {
  return {
    name: payload.repository.full_name,
    cloneUrl: payload.repository.clone_url ?? "",
    installation: payload.installation?.id ?? null,
    defaultBranch: payload.repository.default_branch ?? "main",
  };
}

export function ownerAndName(repository: RepositoryRef): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.name.split("/");
  return { owner, repo };
}
