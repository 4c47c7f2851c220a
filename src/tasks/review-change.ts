// A pull request from job to check run, in two jobs of one key: announced first, so that people see at once that it was heard;
// then judged and published. Run twice it leaves the world as once: what is posted is found and updated, what was judged
// already is left alone, and the check run of a head that was overtaken is closed.
import { sha256 } from "#ground/digest.ts";
import type { NewEvent } from "#ledger/event.ts";
import { composeFailed } from "#report/compose-report.ts";
import type { Report } from "#report/report.ts";
import { scenarioSetFingerprint } from "#scenario/fingerprint.ts";
import { engineVersion } from "./engine.ts";
import { judgeJob, reviewJob } from "./job-keys.ts";
import { judgeChange } from "./judge-change.ts";
import type { ReviewChangePayload } from "./payloads.ts";
import type { ChangeState, Ports, Target } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { settingsIn } from "./repository-settings.ts";
import { announceBegun, announceQueued, type Progress, reportNotJudged } from "./review-change/1-announce.ts";
import { cancelOvertaken, noteClosedCheck } from "./review-change/open-checks.ts";

export type ReviewOptions = {
  readonly signal: AbortSignal;
  /** The address of a report's page, when a server is known. */
  readonly linkTo: (id: string) => string | null;
};

/** One piece of work, by what it means: judged once, however often it is asked for. */
type Review = {
  readonly target: Target;
  readonly state: ChangeState;
  readonly settingsText: string | null;
  readonly id: string;
  readonly link: string | null;
};

export async function reviewChange(ports: Ports, payload: ReviewChangePayload, options: ReviewOptions): Promise<readonly NewEvent[]> {
  const { repository, number } = payload;
  const state = await ports.forge.change(repository, number);
  await cancelOvertaken(ports, repository, number, state);
  if (!state.open) return [];
  const review = await meaningOf(ports, payload, state, options);
  const { target } = review;
  if ((await ports.store.publications.find(doneKey(review))) !== null) {
    await noteClosedCheck(ports, target);
    return [];
  }
  if (payload.stage === "announce") {
    await announceQueued(ports, target);
    await ports.store.jobs.enqueue([judgeJob(payload)]);
    return [];
  }
  const progress = await announceBegun(ports, target);
  const report = await judged(ports, review, progress, options.signal);
  await progress.settled();
  // Whoever told us to stop has the work now; two of us must not publish at once.
  if (options.signal.aborted) throw new Refusal("superseded", "Told to stop.");
  await stopIfOvertaken(ports, target);
  // A report of ours that failed has nothing to say beyond its check run, and no settings that could be asked.
  await publish(ports, review, report, report.failed === null && settingsIn(review.settingsText).silent);
  return [judgedEvent(ports, review, report)];
}

/** When the queue gives a review up: a check run that says so, never one that waits for ever. */
export async function giveUpReview(ports: Ports, payload: ReviewChangePayload, sentence: string, options: ReviewOptions): Promise<void> {
  const { repository, number } = payload;
  const state = await ports.forge.change(repository, number);
  await cancelOvertaken(ports, repository, number, state);
  if (!state.open) return;
  const review = await meaningOf(ports, payload, state, options);
  await publish(ports, review, failedReport(review, sentence), false);
}

async function meaningOf(ports: Ports, payload: ReviewChangePayload, state: ChangeState, options: ReviewOptions): Promise<Review> {
  const { repository, number, request } = payload;
  const settingsText = await ports.forge.settingsText(repository);
  const scenarios = scenarioSetFingerprint(await ports.store.memory.scenarios(repository.name));
  const parts = [repository.name, number, state.base, state.head, state.draft, settingsText, scenarios, engineVersion, request];
  const id = sha256(JSON.stringify(parts)).slice(0, 12);
  return { target: { repository, number, head: state.head }, state, settingsText, id, link: options.linkTo(id) };
}

const doneKey = ({ target, id }: Review): string => `reviewed ${target.repository.name}#${target.number} ${id}`;

async function publish(ports: Ports, review: Review, report: Report, silent: boolean): Promise<void> {
  await ports.store.reports.save(report);
  await ports.forge.publish(review.target, report, { silent });
  await ports.store.publications.save(doneKey(review), { published: ports.clock.nowIso() });
  await noteClosedCheck(ports, review.target);
}

function judgedEvent(ports: Ports, { target, id }: Review, report: Report): NewEvent {
  const { base, head, conclusion, title } = report;
  const payload = { report: id, base, head, conclusion, title };
  const subject = `pull/${target.number}`;
  return { actor: "foretrace", kind: "change.judged", repository: target.repository.name, subject, at: ports.clock.nowIso(), payload };
}

async function judged(ports: Ports, review: Review, progress: Progress, signal: AbortSignal): Promise<Report> {
  const { target, state, id, link } = review;
  const { repository, number } = target;
  try {
    const settings = settingsIn(review.settingsText);
    const pass = reportNotJudged(settings, state, { id, repository: repository.name, number, base: state.base, head: state.head, link });
    if (pass !== null) return pass;
    return await judgeChange(ports, {
      id,
      repository,
      number,
      base: state.base,
      head: state.head,
      fetch: [state.baseRef, `refs/pull/${number}/head`],
      description: `${state.title}\n\n${state.body}`,
      settings,
      link,
      signal,
      progress: progress.show,
    });
  } catch (error) {
    // Told to stop: whoever takes the work over must not find our progress coming in late.
    await progress.settled();
    if (error instanceof Refusal && (error.code === "superseded" || error.retryAfterMs !== null)) throw error;
    ports.log.error({ err: error, id, repository: repository.name, number }, "a change could not be judged");
    return failedReport(review, error instanceof Refusal ? error.message : "An internal error stopped the simulation.");
  }
}

/** Before anything is said: is this head still the head? */
async function stopIfOvertaken(ports: Ports, target: Target): Promise<void> {
  const now = await ports.forge.change(target.repository, target.number);
  if (now.head === target.head && now.open) return;
  await cancelOvertaken(ports, target.repository, target.number, now);
  // The news of it may be late, or lost.
  if (now.open) await ports.store.jobs.enqueue([reviewJob(target.repository, target.number)]);
  throw new Refusal("superseded", now.open ? `Overtaken by ${now.head.slice(0, 7)}.` : "The pull request was closed.");
}

function failedReport({ target, state, id, link }: Review, sentence: string): Report {
  const { base, head } = state;
  const replay = `foretrace simulate --base ${base.slice(0, 12)} --head ${head.slice(0, 12)}`;
  const footer = { seconds: 0, run: 0, cached: 0, skipped: 0, engine: engineVersion, settings: "", seed: "1", replay, link };
  return composeFailed({ id, repository: target.repository.name, number: target.number, base, head, sentence, footer });
}
