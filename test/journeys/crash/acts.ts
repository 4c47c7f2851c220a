// What people do while the App is being killed: each act sets another part of the thread going.

import type { Cinema } from "../../demo/cinema.ts";
import { familyPrice, lateRefund } from "../../demo/issues.ts";
import { lateRefundFix, refundHours } from "../../demo/pulls.ts";
import type { StandIn } from "../../support/github/stand-in.ts";
import type { Comment, Issue, PullRequest } from "../../support/github/state.ts";

export type Done = {
  /** Pull requests that break something: the thread must end in a review and a sticky comment. */
  readonly broken: PullRequest[];
  readonly scenarios: Issue[];
  readonly incidents: Issue[];
  /** Comments that must have exactly one answer. */
  readonly questions: Comment[];
};

export type Act = { readonly name: string; readonly perform: () => Promise<unknown> };

export class Acts {
  readonly done: Done = { broken: [], scenarios: [], incidents: [], questions: [] };
  private readonly standIn: StandIn;
  private readonly cinema: Cinema;
  private readonly repaired = new Set<PullRequest>();

  constructor(standIn: StandIn, cinema: Cinema) {
    this.standIn = standIn;
    this.cinema = cinema;
  }

  of(round: number): Act {
    const pull = this.done.broken.find((one) => !this.repaired.has(one));
    if (round === 4) return { name: "an incident is mended", perform: () => this.mendIncident() };
    if (pull !== undefined && round % 5 === 2) return { name: "a suggestion is taken", perform: () => this.takeSuggestion(pull) };
    if (pull !== undefined && round % 5 === 3) return { name: "questions are asked", perform: () => this.ask(pull) };
    if (round % 5 === 1) return { name: "a scenario is told", perform: () => this.tellScenario(round) };
    return { name: "a pull request breaks something", perform: () => this.openBroken(round) };
  }

  private async openBroken(round: number): Promise<void> {
    // A minute apart: the same commit twice would be one head of two pull requests.
    const date = `2026-03-17T10:${String(round % 60).padStart(2, "0")}:00Z`;
    this.done.broken.push(await this.cinema.openPull({ ...refundHours, date, branch: `${refundHours.branch}-${round}` }));
  }

  private async takeSuggestion(pull: PullRequest): Promise<void> {
    const comment = pull.pull.reviewComments[0];
    if (comment === undefined) return;
    this.repaired.add(pull);
    await this.standIn.applySuggestion(pull, comment, pull.author.login);
  }

  private async ask(pull: PullRequest): Promise<void> {
    this.done.questions.push(await this.standIn.comment(pull, "tom", "/why src/refund.ts:10"));
    await this.standIn.comment(pull, "tom", "/simulate");
  }

  private async tellScenario(round: number): Promise<void> {
    this.done.scenarios.push(await this.cinema.openIssue({ ...familyPrice, title: `${familyPrice.title} (${round})` }));
  }

  private async mendIncident(): Promise<void> {
    const issue = await this.cinema.openIssue(lateRefund);
    this.done.incidents.push(issue);
    const fix = await this.cinema.openPull(lateRefundFix(issue.number));
    await this.standIn.mergePull(fix, { by: "mira", date: "2026-03-16T12:00:00Z" });
  }
}
