// What is decided before anything is fetched: changes that the settings leave out are reported as skipped, never silently passed over.
import { composeSkipped } from "#report/compose-report.ts";
import type { Report } from "#report/report.ts";
import type { Settings } from "#scenario/settings.ts";
import { engineVersion } from "../engine.ts";
import type { ChangeState } from "../ports.ts";

type Identity = {
  readonly id: string;
  readonly repository: string;
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly link: string | null;
};

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
