// What git shows GitHub to read one repository: a token of its installation that may read this repository's contents and
// nothing else. Kept until shortly before it runs out.
import type { Clock, RepositoryRef } from "#tasks/ports.ts";
import type { Octokit } from "./client.ts";
import { asking } from "./refusals.ts";
import { ownerAndName } from "./repository.ts";

/** A fetch begun with it must have time to end. */
const spareMs = 600_000;
const keptMax = 1_000;

type Kept = { readonly header: string; readonly untilMs: number };

/** The Authorization header; null for repositories without an installation. */
export function createGitTokens(app: () => Promise<Octokit>, clock: Clock): (repository: RepositoryRef) => Promise<string | null> {
  const kept = new Map<string, Kept>();
  return async (repository) => {
    const { installation, name } = repository;
    if (installation === null) return null;
    const key = `${installation} ${name}`;
    const known = kept.get(key);
    if (known !== undefined && known.untilMs > clock.nowMs()) return known.header;
    const octokit = await app();
    const { data } = await asking("a token for git", () =>
      octokit.rest.apps.createInstallationAccessToken({
        installation_id: installation,
        repositories: [ownerAndName(repository).repo],
        permissions: { contents: "read" },
      }),
    );
    const header = `Authorization: Basic ${Buffer.from(`x-access-token:${data.token}`).toString("base64")}`;
    if (kept.size >= keptMax) kept.clear();
    kept.set(key, { header, untilMs: Date.parse(data.expires_at) - spareMs });
    return header;
  };
}
