// Repositories, their commits, refs, files and who may do what in them; also people.
import { pullDiff } from "../../git/diff.ts";
import { fileAt, listTree, log, resolve, type TreeEntry } from "../../git/repository.ts";
import { git } from "../../git/run.ts";
import { nodeId, personShown, repositoryApi, repositoryPage, type Shown } from "../../shown/address.ts";
import { commitShown, fileShown } from "../../shown/commit.ts";
import { repositoryWhole } from "../../shown/repository.ts";
import type { Repository, Role } from "../../state.ts";
import type { World } from "../../world.ts";
import { type Asked, found, ok, type Route, repositoryOf } from "../answer.ts";
import { Refused } from "../refused.ts";

/** The old four words: triage and maintain are shown as what they include. */
const OLD_WORD: Readonly<Record<Role, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
};

const get: Route = (asked) => ok(repositoryWhole(asked.world.base, repositoryOf(asked)));

const permission: Route = (asked) => {
  const { world } = asked;
  const repository = repositoryOf(asked);
  const person = found(world.state.people.get(String(asked.params.username).toLowerCase()));
  const role: Role = person === repository.owner ? "admin" : (repository.roles.get(person.login) ?? (repository.private ? "none" : "read"));
  return ok({ permission: OLD_WORD[role], role_name: role, user: personShown(world.base, person) });
};

const getCommit: Route = async (asked) => {
  const { world } = asked;
  const repository = repositoryOf(asked);
  const sha = await commitOf(asked, repository, String(asked.params.ref));
  const [commit] = await log(repository.folder, ["-1", sha]);
  const files = commit?.parents[0] === undefined ? [] : await pullDiff(repository.folder, commit.parents[0], sha);
  const count = (of: "additions" | "deletions"): number => files.reduce((sum, file) => sum + file[of], 0);
  const stats = { additions: count("additions"), deletions: count("deletions"), total: count("additions") + count("deletions") };
  return ok({
    ...commitShown(world.base, repository, found(commit)),
    stats,
    files: files.map((file) => fileShown(world.base, repository, file, sha)),
  });
};

const getRef: Route = async (asked) => {
  const repository = repositoryOf(asked);
  const ref = `refs/${asked.params.ref}`;
  const sha = found(await resolve(repository.folder, ref));
  const url = repositoryApi(asked.world.base, repository);
  return ok({
    ref,
    node_id: nodeId("REF", repository.id),
    url: `${url}/git/${ref}`,
    object: { type: "commit", sha, url: `${url}/git/commits/${sha}` },
  });
};

const getContent: Route = async (asked) => {
  const { world, query, params } = asked;
  const repository = repositoryOf(asked);
  const sha = await commitOf(asked, repository, query.get("ref") ?? repository.defaultBranch);
  const path = String(params.path).replace(/^\/|\/$/g, "");
  const text = await fileAt(repository.folder, sha, path);
  if (text !== undefined) {
    const [entry] = await listTree(repository.folder, sha, path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "").then((all) =>
      all.filter((one) => one.path === path),
    );
    return ok({ ...entryShown(world, repository, found(entry), sha), encoding: "base64", content: Buffer.from(text).toString("base64") });
  }
  const entries = await listTree(repository.folder, sha, path);
  if (entries.length === 0) throw new Refused(404, "Not Found");
  return ok(entries.map((entry) => entryShown(world, repository, entry, sha)));
};

const getUser: Route = (asked) => {
  const { world } = asked;
  const person = found(world.state.people.get(String(asked.params.username).toLowerCase()));
  const nothing = { name: null, company: null, blog: "", location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  return ok({
    ...personShown(world.base, person),
    ...nothing,
    ...counts,
    created_at: "2020-01-01T00:00:00Z",
    updated_at: "2020-01-01T00:00:00Z",
  });
};

export const repositoryRoutes: Readonly<Record<string, Route>> = {
  "git/get-ref": getRef,
  "repos/get": get,
  "repos/get-collaborator-permission-level": permission,
  "repos/get-commit": getCommit,
  "repos/get-content": getContent,
  "users/get-by-username": getUser,
};

async function commitOf({ caller }: Asked, repository: Repository, ref: string): Promise<string> {
  const sha = (await resolve(repository.folder, `refs/heads/${ref}`)) ?? (await resolve(repository.folder, ref));
  if (sha === undefined) throw new Refused(caller.kind === "installation" ? 422 : 404, `No commit found for SHA: ${ref}`);
  await git(repository.folder, ["cat-file", "-e", sha]);
  return sha;
}

function entryShown(world: World, repository: Repository, entry: TreeEntry, sha: string): Shown {
  const url = `${repositoryApi(world.base, repository)}/contents/${entry.path}?ref=${sha}`;
  const blob = `${repositoryApi(world.base, repository)}/git/${entry.type === "tree" ? "trees" : "blobs"}/${entry.sha}`;
  const html = `${repositoryPage(world.base, repository)}/${entry.type}/${sha}/${entry.path}`;
  const type = entry.type === "tree" ? "dir" : entry.type === "commit" ? "submodule" : "file";
  return {
    ...{ type, size: entry.size, name: entry.path.split("/").at(-1) ?? entry.path, path: entry.path, sha: entry.sha, url },
    ...{ git_url: blob, html_url: html, download_url: type === "file" ? html : null, _links: { self: url, git: blob, html } },
  };
}
