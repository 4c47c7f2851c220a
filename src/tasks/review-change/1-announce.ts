// What people see before anything is decided: a check run that waits, then one that says how far the work is. And what is
// decided before anything is fetched: changes that the settings leave out are reported as skipped, never silently passed over.
import { composeSkipped } from "#report/compose-report.ts";
import type { Report } from "#report/report.ts";
import type { Settings } from "#scenario/settings.ts";
import { engineVersion } from "../engine.ts";
import type { ChangeState, Ports, Target } from "../ports.ts";
import { noteOpenCheck } from "./open-checks.ts";

type Identity = {
  readonly id: string;
  readonly repository: string;
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly link: string | null;
};

/** A check run is updated at most this often; what is lost in between is only progress. */
const progressEveryMs = 3_000;

export async function announceQueued(ports: Ports, target: Target): Promise<void> {
  await noteOpenCheck(ports, target);
  await ports.forge.announce(target, { status: "queued", title: "Waiting for a worker" });
}

export type Progress = {
  readonly show: (stage: string) => void;
  /** Until nothing is on its way, so that no late word of progress reopens a completed check run. */
  readonly settled: () => Promise<void>;
};

export async function announceBegun(ports: Ports, target: Target): Promise<Progress> {
  await noteOpenCheck(ports, target);
  await ports.forge.announce(target, { status: "in_progress", title: "Fetching base and head" });
  let lastMs = ports.clock.nowMs();
  let sending = Promise.resolve();
  const show = (stage: string): void => {
    const now = ports.clock.nowMs();
    if (now - lastMs < progressEveryMs) return;
    lastMs = now;
    sending = sending
      .then(() => ports.forge.announce(target, { status: "in_progress", title: `Simulating: ${stage}` }))
      .catch((error: unknown) => ports.log.warn({ err: error }, "progress could not be shown"));
  };
  return { show, settled: () => sending };
}

export function reportNotJudged(settings: Settings, state: ChangeState, identity: Identity): Report | null {
  const why = state.draft ? "the pull request is a draft; it is judged when it is ready for review" : null;
  if (why === null) return null;
  const { link, ...rest } = identity;
  return composeSkipped({
    ...rest,
    why,
    footer: {
      seconds: 0,
      run: 0,
      cached: 0,
      skipped: 0,
      engine: engineVersion,
      settings: `mode: ${settings.mode}`,
      seed: "1",
      replay: "",
      link,
    },
  });
}
