// Judges what a change does, from two revisions to one report. The steps are the story; each lies in its own file.
// The App and the command line both come through here; neither announcing nor publishing is done here.
import type { Report } from "#report/report.ts";
import type { Ports } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { fetchChange } from "./review-change/2-fetch.ts";
import { readFiles } from "./review-change/3-read.ts";
import { surveyBoth } from "./review-change/4-survey.ts";
import { findReach } from "./review-change/5-reach.ts";
import { selectScenarios } from "./review-change/6-select.ts";
import { simulateSelected } from "./review-change/7-simulate.ts";
import { judgeFunctions } from "./review-change/8-judge.ts";
import { findPatches } from "./review-change/9-patch.ts";
import { report, reportNothingToDo } from "./review-change/10-report.ts";
import type { ChangeRequest } from "./review-change/change-request.ts";

export async function judgeChange(ports: Ports, request: ChangeRequest): Promise<Report> {
  const startedMs = ports.clock.nowMs();
  const step = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    if (request.signal.aborted) throw new Refusal("superseded", "A newer push took over.");
    request.progress(stage);
    return work();
  };
  const change = await step("fetching base and head", () => fetchChange(ports, request));
  if (change.sourceChanges.length === 0) return reportNothingToDo(ports, request, change, startedMs);
  const facts = await step(`reading ${change.sourceChanges.length} changed files`, () => readFiles(ports, change));
  const survey = await step("linking symbols", () => surveyBoth(ports, request, change, facts));
  const reach = await step("walking the callers", () => findReach(ports, request, change, facts, survey));
  const selected = await step("selecting scenarios", () => selectScenarios(ports, request, change, survey, reach));
  const verdicts = await step(`0 of ${selected.run.length} scenarios`, () => simulateSelected(ports, request, change, reach, selected));
  const judged = await step(`judging ${reach.changed.length} functions`, () =>
    judgeFunctions(ports, request, change, survey, reach, verdicts),
  );
  const patches = await step("looking for a fix", () => findPatches(ports, request, change, verdicts));
  return report(ports, request, { change, facts, reach, selected, verdicts, judged, patches, startedMs });
}
