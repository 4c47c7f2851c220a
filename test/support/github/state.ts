// What the stand-in for GitHub remembers: plain records, changed in place by requests and by what people do.
// A pull request is an issue with a `pull` part, as it is on GitHub.

export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none";
export type Permissions = Readonly<Record<string, "read" | "write" | "admin">>;
export type Person = { readonly id: number; readonly login: string; readonly type: "User" | "Bot" | "Organization" };
export type Signature = { readonly name: string; readonly email: string };

export type Repository = {
  readonly id: number;
  readonly owner: Person;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** The bare repository on disk. */
  readonly folder: string;
  readonly forkOf: Repository | undefined;
  /** The number of the first issue or pull request that people open; lower ones belong to its recorded past. */
  readonly firstNumber: number;
  readonly roles: Map<string, Role>;
  readonly issues: Map<number, Issue>;
  readonly suites: CheckSuite[];
  readonly checkRuns: CheckRun[];
};

export type Reaction = { readonly id: number; readonly content: string; readonly author: Person; readonly at: string };
export type Comment = {
  readonly id: number;
  readonly issue: Issue;
  readonly author: Person;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
  /** Every body it ever had, oldest first. */
  readonly versions: string[];
  readonly reactions: Reaction[];
};

export type Issue = {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Person;
  readonly createdAt: string;
  title: string;
  body: string | null;
  labels: string[];
  state: "open" | "closed";
  closedAt: string | null;
  closedBy: Person | null;
  updatedAt: string;
  readonly comments: Comment[];
  readonly pull: Pull | undefined;
};

export type Pull = {
  readonly head: { readonly repository: Repository; readonly branch: string };
  readonly base: { readonly branch: string };
  headSha: string;
  /** The tip of the base branch when the pull request was last pushed to. */
  baseSha: string;
  draft: boolean;
  mergedAt: string | null;
  mergedBy: Person | null;
  mergeSha: string | null;
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
};
export type PullRequest = Issue & { readonly pull: Pull };

export type Review = {
  readonly id: number;
  readonly author: Person;
  readonly body: string;
  readonly commitSha: string;
  readonly submittedAt: string;
};
export type Side = "LEFT" | "RIGHT";
export type ReviewComment = {
  readonly id: number;
  readonly reviewId: number;
  readonly author: Person;
  readonly path: string;
  readonly commitSha: string;
  readonly subject: "line" | "file";
  readonly line: number | undefined;
  readonly startLine: number | undefined;
  readonly side: Side;
  readonly startSide: Side | undefined;
  readonly diffHunk: string;
  readonly inReplyTo: number | undefined;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
  readonly versions: string[];
};

export type CheckSuite = { readonly id: number; readonly headSha: string; readonly headBranch: string | null };
export type Annotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
};
export type CheckAction = { readonly label: string; readonly description: string; readonly identifier: string };
export type CheckRun = {
  readonly id: number;
  readonly suite: CheckSuite;
  readonly headSha: string;
  name: string;
  status: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  conclusion: string | null;
  externalId: string;
  detailsUrl: string;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
  /** `status: title` after every call that changed it, oldest first. */
  readonly steps: string[];
};

export type Installation = {
  readonly id: number;
  readonly account: Person;
  permissions: Permissions;
  /** `undefined`: all repositories of the account. */
  repositories: Repository[] | undefined;
  suspendedAt: string | null;
  readonly createdAt: string;
};

export type State = {
  readonly people: Map<string, Person>;
  readonly repositories: Repository[];
  readonly installations: Installation[];
  readonly nextId: () => number;
  readonly now: () => string;
};

export function newState(now: () => Date): State {
  let id = 1000;
  return { people: new Map(), repositories: [], installations: [], nextId: () => ++id, now: () => `${now().toISOString().slice(0, 19)}Z` };
}

/** The person of that login, made when first met. */
export function person(state: State, login: string, type: Person["type"] = "User"): Person {
  const known = state.people.get(login.toLowerCase());
  if (known !== undefined) return known;
  const made: Person = { id: state.nextId(), login, type };
  state.people.set(login.toLowerCase(), made);
  return made;
}

export const fullName = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;

export const nextNumber = (repository: Repository): number =>
  Math.max(repository.firstNumber, ...[...repository.issues.keys()].map((number) => number + 1));

export const isPull = (issue: Issue): issue is PullRequest => issue.pull !== undefined;

export const covers = (installation: Installation, repository: Repository): boolean =>
  installation.account === repository.owner && (installation.repositories?.includes(repository) ?? true);
