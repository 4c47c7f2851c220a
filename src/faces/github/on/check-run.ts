// "Re-run" on our check run: the same pull request is judged again, as new work.
import type { Context } from "probot";
import { reviewJob } from "#tasks/job-keys.ts";
import { numberIn } from "../check-identity.ts";
import type { HandlerDeps } from "../handler-deps.ts";
import { repositoryOf } from "../repository.ts";

export async function onCheckRun(context: Context<"check_run.rerequested">, deps: HandlerDeps): Promise<void> {
  const { payload } = context;
  if (payload.check_run.app?.id !== deps.appId) return;
  // `pull_requests` is empty for forks; the number stands in the id we gave the run.
  const number = numberIn(payload.check_run.external_id ?? "") ?? payload.check_run.pull_requests[0]?.number;
  if (number === undefined) return;
  const repository = repositoryOf(payload);
  const event = {
    actor: payload.sender.login,
    kind: "check.rerequested" as const,
    repository: repository.name,
    subject: `pull/${number}`,
    at: deps.clock.nowIso(),
    payload: { head: payload.check_run.head_sha },
  };
  await deps.inbox.accept({ id: context.id, name: context.name }, [event], [reviewJob(repository, number, `rerun ${context.id}`)]);
}
