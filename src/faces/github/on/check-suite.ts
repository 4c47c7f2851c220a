// "Re-run all checks": every pull request of that head is judged again.
import type { Context } from "probot";
import { reviewJob } from "#tasks/job-keys.ts";
import type { HandlerDeps } from "../handler-deps.ts";
import { repositoryOf } from "../repository.ts";

export async function onCheckSuite(context: Context<"check_suite.rerequested">, deps: HandlerDeps): Promise<void> {
  const { payload } = context;
  if (payload.check_suite.app?.id !== deps.appId) return;
  const repository = repositoryOf(payload);
  const numbers = payload.check_suite.pull_requests.flatMap((pull) => (pull ? [pull.number] : []));
  if (numbers.length === 0) return;
  await deps.inbox.accept(
    { id: context.id, name: context.name },
    [],
    numbers.map((number) => reviewJob(repository, number, `rerun ${context.id}`)),
  );
}
