// The Forge port on GitHub's REST interface. Translates; decides nothing.
import type { ChangeState, Forge, IssueState, RepositoryRef, Role } from "#tasks/ports.ts";
import { publishReport } from "./audience.ts";
import type { Client } from "./client.ts";
import { replyMark } from "./markers.ts";
import { cancelCheckRun, showStage } from "./publish/check-run.ts";
import { upsertComment } from "./publish/comment.ts";
import { asking, isMissing } from "./refusals.ts";
import { ownerAndName } from "./repository.ts";

const reactions = { seen: "eyes", done: "rocket", refused: "confused" } as const;
const roles: ReadonlySet<string> = new Set(["none", "read", "triage", "write", "maintain", "admin"]);

export function createForge(client: Client): Forge {
  return {
    repository: (name, installation) => completeRepository(client, name, installation),
    change: (repository, number) => changeState(client, repository, number),
    issue: (repository, number) => issueState(client, repository, number),
    role: (repository, login) => roleOf(client, repository, login),
    settingsText: (repository) => settingsText(client, repository),
    announce: (target, stage) => showStage(client, target, stage),
    cancel: (target, why) => cancelCheckRun(client, target, why),
    publish: (target, report, { silent }) => publishReport(client, target, report, silent),
    reply: (repository, number, key, text) => upsertComment(client, { repository, number, mark: replyMark(key) }, text),
    react: async (repository, comment, how) => {
      const octokit = await client.octokit(repository);
      await asking("a reaction", () =>
        octokit.rest.reactions.createForIssueComment({ ...ownerAndName(repository), comment_id: comment, content: reactions[how] }),
      );
    },
  };
}

async function completeRepository(client: Client, name: string, installation: number | null): Promise<RepositoryRef> {
  const asked: RepositoryRef = { name, cloneUrl: "", installation, defaultBranch: "" };
  const octokit = await client.octokit(asked);
  const { data } = await asking(`the repository ${name}`, () => octokit.rest.repos.get(ownerAndName(asked)));
  return { name, cloneUrl: data.clone_url, installation, defaultBranch: data.default_branch };
}

async function changeState(client: Client, repository: RepositoryRef, number: number): Promise<ChangeState> {
  const octokit = await client.octokit(repository);
  const { data } = await asking(`pull request #${number}`, () =>
    octokit.rest.pulls.get({ ...ownerAndName(repository), pull_number: number }),
  );
  return {
    number,
    title: data.title,
    body: data.body ?? "",
    author: data.user?.login ?? "",
    head: data.head.sha,
    base: data.base.sha,
    baseRef: data.base.ref,
    open: data.state === "open",
    merged: data.merged,
    draft: data.draft === true,
  };
}

async function issueState(client: Client, repository: RepositoryRef, number: number): Promise<IssueState> {
  const octokit = await client.octokit(repository);
  const { data } = await asking(`issue #${number}`, () => octokit.rest.issues.get({ ...ownerAndName(repository), issue_number: number }));
  const labels = data.labels.flatMap((label) => (typeof label === "string" ? [label] : label.name ? [label.name] : []));
  return {
    number,
    title: data.title,
    body: data.body ?? "",
    author: data.user?.login ?? "",
    labels,
    open: data.state === "open",
    at: data.created_at,
  };
}

/** `role_name` knows triage and custom roles; a custom role counts as what it is built on. */
async function roleOf(client: Client, repository: RepositoryRef, login: string): Promise<Role> {
  const octokit = await client.octokit(repository);
  try {
    const { data } = await asking(`the permission of ${login}`, () =>
      octokit.rest.repos.getCollaboratorPermissionLevel({ ...ownerAndName(repository), username: login }),
    );
    const name = roles.has(data.role_name) ? data.role_name : data.permission;
    return roles.has(name) ? (name as Role) : "none";
  } catch (error) {
    if (isMissing(error)) return "none";
    throw error;
  }
}

async function settingsText(client: Client, repository: RepositoryRef): Promise<string | null> {
  const octokit = await client.octokit(repository);
  try {
    const { data } = await asking("the settings file", () =>
      octokit.rest.repos.getContent({ ...ownerAndName(repository), path: ".github/foretrace.yml" }),
    );
    return !Array.isArray(data) && "content" in data && typeof data.content === "string"
      ? Buffer.from(data.content, "base64").toString("utf8")
      : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
