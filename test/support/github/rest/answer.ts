// What a route gets and what it gives: an answer, or a list to be cut into pages.
import { fullName, type Issue, isPull, type PullRequest, type Repository } from "../state.ts";
import type { World } from "../world.ts";
import { Refused } from "./refused.ts";
import { type Caller, mayReach } from "./tokens.ts";

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who the answer is cut into pages for: the list itself, or the list under this key. */
  readonly paged?: boolean | string;
};

export type Asked = {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Route = (asked: Asked) => Answer | Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const listed = (body: readonly unknown[]): Answer => ({ status: 200, body, paged: true });

export function repositoryOf({ world, caller, params }: Asked): Repository {
  const name = `${params.owner}/${params.repo}`.toLowerCase();
  const repository = world.state.repositories.find((one) => fullName(one).toLowerCase() === name);
  if (repository === undefined || (caller.kind === "installation" && !mayReach(caller.grant, repository)))
    throw new Refused(404, "Not Found");
  return repository;
}

export function issueOf(asked: Asked): Issue {
  const issue = repositoryOf(asked).issues.get(Number(asked.params.issue_number));
  if (issue === undefined) throw new Refused(404, "Not Found");
  return issue;
}

export function pullOf(asked: Asked): PullRequest {
  const issue = repositoryOf(asked).issues.get(Number(asked.params.pull_number));
  if (issue === undefined || !isPull(issue)) throw new Refused(404, "Not Found");
  return issue;
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused(404, "Not Found");
  return value;
}

/** Cuts a list into the page asked for and writes the Link header. */
export function page(answer: Answer, address: URL): Answer {
  if (answer.paged === undefined || answer.paged === false) return answer;
  const key = typeof answer.paged === "string" ? answer.paged : undefined;
  const whole = (key === undefined ? answer.body : (answer.body as Record<string, unknown>)[key]) as readonly unknown[];
  const size = Number(address.searchParams.get("per_page") ?? 30);
  const at = Math.max(1, Number(address.searchParams.get("page") ?? 1));
  const last = Math.max(1, Math.ceil(whole.length / size));
  const cut = whole.slice((at - 1) * size, at * size);
  const link = (number: number, relation: string): string => {
    const target = new URL(address);
    target.searchParams.set("page", String(number));
    return `<${target.href}>; rel="${relation}"`;
  };
  const links = [
    ...(at > 1 ? [link(at - 1, "prev"), link(1, "first")] : []),
    ...(at < last ? [link(at + 1, "next"), link(last, "last")] : []),
  ];
  const headers = links.length === 0 ? answer.headers : { ...answer.headers, link: links.join(", ") };
  const body = key === undefined ? cut : { ...(answer.body as object), [key]: cut };
  return { status: answer.status, body, ...(headers === undefined ? {} : { headers }) };
}
