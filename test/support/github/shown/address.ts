// Addresses and node ids as a GitHub Enterprise server writes them: pages at the root, REST under /api/v3.
import type { CheckRun, Issue, Person, Repository } from "../state.ts";
import { fullName, isPull } from "../state.ts";

export type Base = string;
export type Shown = Record<string, unknown>;

export const api = (base: Base, path: string): string => `${base}/api/v3${path}`;
export const repositoryApi = (base: Base, repository: Repository): string => api(base, `/repos/${fullName(repository)}`);
export const repositoryPage = (base: Base, repository: Repository): string => `${base}/${fullName(repository)}`;
export const issuePage = (base: Base, issue: Issue): string =>
  `${repositoryPage(base, issue.repository)}/${isPull(issue) ? "pull" : "issues"}/${issue.number}`;
export const checkRunPage = (base: Base, repository: Repository, run: CheckRun): string =>
  `${repositoryPage(base, repository)}/runs/${run.id}`;
export const nodeId = (kind: string, id: number): string => `${kind}_${Buffer.from(String(id)).toString("base64url")}`;

export function personShown(base: Base, person: Person): Shown {
  const page = `${base}/${person.type === "Bot" ? `apps/${person.login.replace("[bot]", "")}` : person.login}`;
  const url = api(base, `/users/${person.login}`);
  return {
    login: person.login,
    id: person.id,
    node_id: nodeId("U", person.id),
    avatar_url: `${base}/avatars/u/${person.id}`,
    gravatar_id: "",
    url,
    html_url: page,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: person.type,
    site_admin: false,
  };
}
