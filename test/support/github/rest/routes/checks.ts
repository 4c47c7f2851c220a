// Check runs: created, updated, listed, asked for again. Annotations are appended on update, never replaced.

import { resolve } from "../../git/repository.ts";
import type { Shown } from "../../shown/address.ts";
import { checkRunPage } from "../../shown/address.ts";
import { appShown } from "../../shown/app.ts";
import { checkRunShown } from "../../shown/check.ts";
import type { Annotation, CheckAction, CheckRun, CheckSuite, Repository, State } from "../../state.ts";
import type { World } from "../../world.ts";
import { type Answer, type Asked, created, found, listed, ok, type Route, repositoryOf } from "../answer.ts";
import { Refused } from "../refused.ts";

const shown = (world: World, repository: Repository, run: CheckRun): Shown =>
  checkRunShown(world.base, repository, run, appShown(world.base, world.app));

const create: Route = async (asked) => {
  const { world, body } = asked;
  const repository = repositoryOf(asked);
  const headSha = String(body.head_sha);
  if ((await resolve(repository.folder, headSha)) === undefined) throw new Refused(422, `No commit found for SHA: ${headSha}`);
  const run = newRun(world, repository, suiteFor(world.state, repository, headSha), headSha, String(body.name));
  change(world.state, run, body);
  repository.checkRuns.push(run);
  world.webhooks.emit({
    repository,
    event: "check_run",
    action: "created",
    sender: world.app.bot,
    parts: { check_run: shown(world, repository, run) },
  });
  return created(shown(world, repository, run));
};

const update: Route = (asked) => {
  const { world } = asked;
  const [repository, run] = runOf(asked);
  const before = run.status;
  change(world.state, run, asked.body);
  if (run.status === "completed" && before !== "completed")
    world.webhooks.emit({
      repository,
      event: "check_run",
      action: "completed",
      sender: world.app.bot,
      parts: { check_run: shown(world, repository, run) },
    });
  return ok(shown(world, repository, run));
};

const get: Route = (asked) => ok(shown(asked.world, ...runOf(asked)));

const listForRef: Route = async (asked) => {
  const { world, query, params } = asked;
  const repository = repositoryOf(asked);
  const sha = found(await resolve(repository.folder, String(params.ref)));
  const matching = repository.checkRuns
    .filter((run) => run.headSha === sha)
    .filter((run) => (query.has("check_name") ? run.name === query.get("check_name") : true))
    .filter((run) => (query.has("status") ? run.status === query.get("status") : true))
    .filter((_run) => (query.has("app_id") ? Number(query.get("app_id")) === world.app.id : true));
  const latest =
    query.get("filter") === "all"
      ? matching
      : matching.filter((run, at) => !matching.slice(at + 1).some((later) => later.name === run.name));
  const runs = latest.map((run) => shown(world, repository, run)).reverse();
  return { status: 200, body: { total_count: runs.length, check_runs: runs }, paged: "check_runs" };
};

const listAnnotations: Route = (asked) => {
  const [, run] = runOf(asked);
  const none = { start_column: null, end_column: null, title: null, raw_details: null };
  return listed(run.annotations.map((note) => ({ ...none, ...note, blob_href: `${asked.world.base}/blob/${run.headSha}/${note.path}` })));
};

const rerequestRun: Route = (asked) => {
  const { world } = asked;
  const [repository, run] = runOf(asked);
  world.webhooks.emit({
    repository,
    event: "check_run",
    action: "rerequested",
    sender: world.app.bot,
    parts: { check_run: shown(world, repository, run) },
  });
  return created({});
};

const rerequestSuite: Route = (asked) => {
  found(repositoryOf(asked).suites.find((suite) => suite.id === Number(asked.params.check_suite_id)));
  return created({});
};

export const checkRoutes: Readonly<Record<string, Route>> = {
  "checks/create": create,
  "checks/get": get,
  "checks/list-annotations": listAnnotations,
  "checks/list-for-ref": listForRef,
  "checks/rerequest-run": rerequestRun,
  "checks/rerequest-suite": rerequestSuite,
  "checks/update": update,
};

/** The suite of this App for a commit, made when first asked for. */
export function suiteFor(state: State, repository: Repository, headSha: string, headBranch: string | null = null): CheckSuite {
  const known = repository.suites.find((suite) => suite.headSha === headSha);
  if (known !== undefined) return known;
  const suite: CheckSuite = { id: state.nextId(), headSha, headBranch };
  repository.suites.push(suite);
  return suite;
}

function runOf(asked: Asked): [Repository, CheckRun] {
  const repository = repositoryOf(asked);
  return [repository, found(repository.checkRuns.find((run) => run.id === Number(asked.params.check_run_id)))];
}

function newRun(world: World, repository: Repository, suite: CheckSuite, headSha: string, name: string): CheckRun {
  const run: CheckRun = {
    id: world.state.nextId(),
    suite,
    headSha,
    name,
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: "",
    startedAt: world.state.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
    steps: [],
  };
  run.detailsUrl = checkRunPage(world.base, repository, run);
  return run;
}

function change(state: State, run: CheckRun, body: Answer["body"]): void {
  const given = body as Partial<Record<string, string>> & { output?: Output; actions?: CheckAction[]; status?: CheckRun["status"] };
  run.name = given.name ?? run.name;
  run.externalId = given.external_id ?? run.externalId;
  run.detailsUrl = given.details_url ?? run.detailsUrl;
  run.startedAt = given.started_at ?? run.startedAt;
  if (given.actions !== undefined) run.actions = given.actions;
  const status = given.conclusion === undefined ? given.status : "completed";
  if (status !== undefined) {
    run.status = status;
    run.conclusion = status === "completed" ? (given.conclusion ?? run.conclusion) : null;
    run.completedAt = status === "completed" ? (given.completed_at ?? state.now()) : null;
  }
  if (given.output !== undefined) {
    run.title = given.output.title ?? run.title;
    run.summary = given.output.summary;
    run.text = given.output.text ?? run.text;
    run.annotations.push(...(given.output.annotations ?? []));
  }
  run.steps.push(`${run.conclusion ?? run.status}: ${run.title ?? ""}`);
}

type Output = { readonly title?: string; readonly summary: string; readonly text?: string; readonly annotations?: readonly Annotation[] };
