// A pull request from job to check run: announced, judged, published. Run twice it leaves the world as once:
// what is posted is found and updated, and a head that was overtaken is closed and left alone.
import { composeFailed } from "#report/compose-report.ts";
import type { Report } from "#report/report.ts";
import { sha256 } from "#ground/digest.ts";
import { readSettings, type Settings, standardSettings } from "#scenario/settings.ts";
import { engineVersion } from "./engine.ts";
import { judgeChange } from "./judge-change.ts";
import type { ReviewChangePayload } from "./payloads.ts";
import type { ChangeState, Ports, Target } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { reportNotJudged } from "./review-change/1-announce.ts";

export type ReviewOptions = {
  readonly signal: AbortSignal /** The address of a report's page, when a server is known. */;
  readonly linkTo: (id: string) => string | null;
};

export async function reviewChange(ports: Ports, payload: ReviewChangePayload, options: ReviewOptions): Promise<Report | null> {
  const { repository, number } = payload;
  const state = await ports.forge.change(repository, number);
  if (!state.open) return null;
  const target: Target = { repository, number, head: state.head };
  const id = sha256(`${repository.name}#${number} ${state.base} ${state.head} ${payload.request}`).slice(0, 12);
  await ports.forge.announce(target, { status: "in_progress", title: "Fetching base and head" });
  const report = await judged(ports, payload, state, target, id, options);
  if (report === null) return null;
  await closeOvertaken(ports, target);
  await ports.store.reports.save(report);
  await ports.forge.publish(target, report);
  return report;
}

async function judged(
  ports: Ports,
  payload: ReviewChangePayload,
  state: ChangeState,
  target: Target,
  id: string,
  options: ReviewOptions,
): Promise<Report | null> {
  const { repository, number } = payload;
  const link = options.linkTo(id);
  try {
    const settings = await settingsOf(ports, payload);
    const pass = reportNotJudged(settings, state, { id, repository: repository.name, number, base: state.base, head: state.head, link });
    if (pass !== null) return pass;
    const progress = paced(ports, target);
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
      signal: options.signal,
      progress,
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === "superseded") {
      await closeOvertaken(ports, target);
      return null;
    }
    if (error instanceof Refusal && error.retryAfterMs !== null) throw error; // the queue tries again
    ports.log.error({ err: error, id, repository: repository.name, number }, "a change could not be judged");
    const sentence = error instanceof Refusal ? error.message : "An internal error stopped the simulation.";
    return composeFailed({
      id,
      repository: repository.name,
      number,
      base: state.base,
      head: state.head,
      sentence,
      footer: emptyFooter(link, state),
    });
  }
}

async function settingsOf(ports: Ports, payload: ReviewChangePayload): Promise<Settings> {
  const text = await ports.forge.settingsText(payload.repository);
  if (text === null) return standardSettings;
  const read = readSettings(text);
  if (!read.ok)
    throw new Refusal(
      "bad-settings",
      `The settings cannot be read: ${read.error.map((problem) => `${problem.span.path}:${problem.span.line} ${problem.message}`).join("; ")}`,
    );
  return read.value;
}

/** A check run is updated at most every few seconds; what is lost in between is only progress. */
function paced(ports: Ports, target: Target): (stage: string) => void {
  let lastMs = 0;
  let sending = Promise.resolve();
  return (stage) => {
    const now = ports.clock.nowMs();
    if (now - lastMs < 3_000) return;
    lastMs = now;
    sending = sending
      .then(() => ports.forge.announce(target, { status: "in_progress", title: `Simulating: ${stage}` }))
      .catch((error: unknown) => ports.log.warn({ err: error }, "progress could not be shown"));
  };
}

/** Before anything is said: is this head still the head? */
async function closeOvertaken(ports: Ports, target: Target): Promise<void> {
  const now = await ports.forge.change(target.repository, target.number);
  if (now.head === target.head) return;
  await ports.forge.supersede(target, now.head);
  throw new Refusal("superseded", `Overtaken by ${now.head.slice(0, 7)}.`);
}

const emptyFooter = (link: string | null, state: ChangeState): Report["footer"] => ({
  seconds: 0,
  run: 0,
  cached: 0,
  skipped: 0,
  engine: engineVersion,
  settings: "",
  seed: "1",
  replay: `foretrace simulate --base ${state.base.slice(0, 12)} --head ${state.head.slice(0, 12)}`,
  link,
});
