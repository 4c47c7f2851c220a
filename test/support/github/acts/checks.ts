// What people do with check runs: re-run one, re-run all, press a button of ours; and the merge queue.
import { invariant } from "#ground/bug.ts";
import { joinCommit, log, setRef, tip } from "../git/repository.ts";
import { suiteFor } from "../rest/routes/checks.ts";
import { appShown } from "../shown/app.ts";
import { checkRunShown, checkSuiteShown } from "../shown/check.ts";
import { type CheckRun, type PullRequest, person, type Repository } from "../state.ts";
import type { World } from "../world.ts";

export function checkActs(world: World) {
  const app = () => appShown(world.base, world.app);

  const rerequestCheck = async (repository: Repository, run: CheckRun, by: string): Promise<void> => {
    const parts = { check_run: checkRunShown(world.base, repository, run, app()) };
    await world.webhooks.send({ repository, event: "check_run", action: "rerequested", sender: person(world.state, by), parts });
  };

  const rerequestSuite = async (repository: Repository, headSha: string, by: string): Promise<void> => {
    const parts = { check_suite: checkSuiteShown(world.base, repository, suiteFor(world.state, repository, headSha), app()) };
    await world.webhooks.send({ repository, event: "check_suite", action: "rerequested", sender: person(world.state, by), parts });
  };

  const clickAction = async (repository: Repository, run: CheckRun, identifier: string, by: string): Promise<void> => {
    invariant(
      run.actions.some((action) => action.identifier === identifier),
      `check run ${run.id} has no button ${identifier}`,
    );
    const parts = { check_run: checkRunShown(world.base, repository, run, app()), requested_action: { identifier } };
    await world.webhooks.send({ repository, event: "check_run", action: "requested_action", sender: person(world.state, by), parts });
  };

  /** Puts a pull request into the merge queue: the commit that would be merged, on a branch of the queue. */
  const queue = async (issue: PullRequest, by: string): Promise<string> => {
    const { repository, pull } = issue;
    const base = await tip(repository.folder, pull.base.branch);
    const message = `Merge pull request #${issue.number}`;
    const head = await joinCommit(repository.folder, { base, head: pull.headSha, message, date: world.state.now(), squash: false });
    invariant(head !== undefined, "the queue only takes what merges");
    const ref = `refs/heads/gh-readonly-queue/${pull.base.branch}/pr-${issue.number}-${base}`;
    await setRef(repository.folder, ref, head);
    const [commit] = await log(repository.folder, ["-1", head]);
    const head_commit = {
      id: head,
      tree_id: commit?.tree,
      message,
      timestamp: commit?.committer.date,
      author: commit?.author,
      committer: commit?.committer,
    };
    const parts = {
      merge_group: { head_sha: head, head_ref: ref, base_sha: base, base_ref: `refs/heads/${pull.base.branch}`, head_commit },
    };
    await world.webhooks.send({ repository, event: "merge_group", action: "checks_requested", sender: person(world.state, by), parts });
    return head;
  };

  return { rerequestCheck, rerequestSuite, clickAction, queue };
}
