// What every part of this face needs to speak to GitHub about one repository.
import type { ProbotOctokit } from "probot";
import type { Log, Publications, RepositoryRef } from "#tasks/ports.ts";

export type Octokit = InstanceType<typeof ProbotOctokit>;

export type Client = {
  readonly octokit: (repository: RepositoryRef) => Promise<Octokit>;
  /** The login our own comments carry: `foretrace[bot]`. */
  readonly ownLogin: () => Promise<string>;
  readonly appId: number;
  readonly publications: Publications;
  readonly log: Log;
};
