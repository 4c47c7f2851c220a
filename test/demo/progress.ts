// Shows what the App does while it does it: every step of every check run and every answer, one line each, as they come.
import { setTimeout as sleep } from "node:timers/promises";
import { Bug } from "#ground/bug.ts";
import { checksAt } from "../support/github/page.ts";
import type { StandIn } from "../support/github/stand-in.ts";
import { type Issue, isPull, type PullRequest } from "../support/github/state.ts";
import type { AppProcess } from "./app-process.ts";

/** The App is thought to be done when it has called nobody for so long. */
const QUIET_MS = 1_500;
const LOOK_EVERY_MS = 100;

export type Watch = {
  readonly standIn: StandIn;
  readonly app: AppProcess;
  readonly say: (line: string) => void;
  readonly withinMs: number;
};

export class Progress {
  private readonly watch: Watch;
  private readonly shown = new Map<number, number>();
  private readonly started = performance.now();

  constructor(watch: Watch) {
    this.watch = watch;
  }

  /** Until every pull request has its verdict, every issue its answer, and the App has fallen silent. */
  async until(pulls: readonly PullRequest[], issues: readonly Issue[] = []): Promise<void> {
    const { standIn, app, withinMs } = this.watch;
    const deadline = performance.now() + withinMs;
    for (;;) {
      this.show();
      if (app.trouble !== undefined) throw new Bug(app.trouble);
      const waiting = [...pulls.filter((pull) => !hasVerdict(pull)), ...issues.filter((issue) => !hasAnswer(issue, standIn))];
      if (waiting.length === 0 && this.isQuiet()) return;
      if (performance.now() > deadline)
        throw new Bug(
          `no verdict within ${withinMs / 1000} s for ${waiting.map(({ number }) => `#${number}`).join(", ") || "nobody: it never falls silent"}`,
        );
      await sleep(LOOK_EVERY_MS);
    }
  }

  line(text: string): void {
    const seconds = ((performance.now() - this.started) / 1000).toFixed(1).padStart(6);
    this.watch.say(`${seconds} s  ${text}`);
  }

  private show(): void {
    for (const repository of this.watch.standIn.state.repositories) {
      for (const run of repository.checkRuns) {
        const pull = [...repository.issues.values()].find((issue) => isPull(issue) && issue.pull.headSha === run.headSha);
        for (const step of this.fresh(run.id, run.steps))
          this.line(`${pull === undefined ? run.headSha.slice(0, 7) : `#${pull.number}`} ${step}`);
      }
      for (const issue of repository.issues.values())
        for (const comment of issue.comments)
          for (const body of this.fresh(comment.id, comment.versions))
            this.line(`#${issue.number} ${comment.author.login} writes: ${firstLine(body)}`);
    }
  }

  private fresh(id: number, steps: readonly string[]): readonly string[] {
    const from = this.shown.get(id) ?? 0;
    this.shown.set(id, steps.length);
    return steps.slice(from);
  }

  private isQuiet(): boolean {
    return Date.now() - Math.max(this.watch.standIn.calls.at(-1)?.at ?? 0, this.watch.standIn.gitCalls.at(-1)?.at ?? 0) > QUIET_MS;
  }
}

const hasVerdict = (pull: PullRequest): boolean => {
  const runs = checksAt(pull.repository, pull.pull.headSha);
  return runs.length > 0 && runs.every((run) => run.status === "completed");
};

const hasAnswer = (issue: Issue, standIn: StandIn): boolean => issue.comments.some((comment) => comment.author === standIn.app.bot);

const firstLine = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim()
    .split("\n")[0]
    ?.slice(0, 120) ?? "";
