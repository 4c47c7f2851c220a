// The sample put before the stand-in for GitHub: its repository with history, people and past pull requests, and what
// people then do with it.
import type { StandIn } from "../support/github/stand-in.ts";
import type { Installation, Issue, PullRequest, Repository } from "../support/github/state.ts";
import { writeSampleHistory } from "./history.ts";
import type { SampleIssue } from "./issues.ts";
import type { SamplePull } from "./pulls.ts";
import { edited, NAME, OWNER, people, readSample } from "./sample.ts";

/** Numbers up to here are spoken for by the history. */
const FIRST_NEW_NUMBER = 21;

export class Cinema {
  readonly repository: Repository;
  private readonly standIn: StandIn;

  private constructor(standIn: StandIn, repository: Repository) {
    this.standIn = standIn;
    this.repository = repository;
  }

  static async open(standIn: StandIn): Promise<Cinema> {
    const repository = await standIn.addRepository({
      owner: OWNER,
      name: NAME,
      ownerType: "Organization",
      roles: { mira: "admin", tom: "write", lea: "maintain", ben: "write", visitor: "read" },
      firstNumber: FIRST_NEW_NUMBER,
    });
    for (const past of await writeSampleHistory(repository.folder)) await standIn.recordPull(repository, past);
    return new Cinema(standIn, repository);
  }

  install(): Promise<Installation> {
    return this.standIn.install({ account: OWNER, by: "mira" });
  }

  openIssue(issue: SampleIssue): Promise<Issue> {
    return this.standIn.openIssue(this.repository, issue);
  }

  /** Pushes the branch from today's default branch, then opens the pull request. */
  async openPull(plan: SamplePull): Promise<PullRequest> {
    const { branch, title, body, author, date, edits } = plan;
    const files = edited(await this.tree(), edits);
    await this.standIn.push(this.repository, branch, { from: "main", message: title, author: people[author], date, files, by: author });
    return this.standIn.openPull(this.repository, { title, body, author, head: branch });
  }

  /** What main holds now: edits of later pull requests are made on what earlier ones left. */
  private async tree(): Promise<Record<string, string>> {
    const texts = await Promise.all(
      Object.keys(readSample()).map(async (path) => [path, await this.standIn.textOf(this.repository, "main", path)] as const),
    );
    return Object.fromEntries(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
  }
}
