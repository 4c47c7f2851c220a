// An issue with the label `scenario` → a scenario with its version, simulated on the default branch and answered with the
// reading, the path and the result. Edited or labelled again, it is read again; the reply is edited in place.
import type { NewEvent } from "#ledger/event.ts";
import { scenarioRead } from "#ledger/record.ts";
import { readIssue } from "#reading/issue.ts";
import { printScenarioAnswer, type ScenarioAnswer } from "#report/scenario-answer.ts";
import { scenarioFingerprint } from "#scenario/fingerprint.ts";
import { printScenario } from "#scenario/print.ts";
import type { Question, Scenario } from "#scenario/scenario.ts";
import { pathTo } from "#verdict/path.ts";
import { ourFault } from "./our-fault.ts";
import type { IssueState, Ports, RepositoryRef } from "./ports.ts";
import { settingsIn } from "./repository-settings.ts";
import { reachedNames } from "./scenario-entries.ts";
import { linesOf } from "./simulation/compare.ts";
import { type Surveyed, surveyRevision } from "./survey-revision.ts";

export type ScenarioRequest = { readonly repository: RepositoryRef; readonly number: number };

export async function readScenario(ports: Ports, request: ScenarioRequest): Promise<readonly NewEvent[]> {
  const { repository, number } = request;
  const issue = await ports.forge.issue(repository, number);
  if (!issue.labels.includes("scenario") || !settingsIn(await ports.forge.settingsText(repository)).scenarios) return [];
  const survey = await surveyRevision(ports, repository, repository.defaultBranch, [repository.defaultBranch]);
  const read = readIssue(issue, { graph: survey.graph, texts: (path) => survey.snapshot.files.get(path)?.text });
  const scenario = await versioned(ports, repository, read.scenario);
  await ports.store.memory.saveScenario(repository.name, scenario);
  const answer = await answerFor(ports, { repository, issue, survey, scenario, readings: read.readings });
  await ports.forge.reply(repository, number, "scenario", printScenarioAnswer(answer));
  return [scenarioRead({ actor: issue.author, repository: repository.name, at: ports.clock.nowIso() }, scenario)];
}

/** A new version only when what is asked changed; rewording keeps the number. */
async function versioned(ports: Ports, repository: RepositoryRef, scenario: Scenario): Promise<Scenario> {
  const before = (await ports.store.memory.scenarios(repository.name)).find((one) => one.id === scenario.id);
  if (before === undefined) return { ...scenario, version: 1 };
  return { ...scenario, version: scenarioFingerprint(before) === scenarioFingerprint(scenario) ? before.version : before.version + 1 };
}

type Read = {
  readonly repository: RepositoryRef;
  readonly issue: IssueState;
  readonly survey: Surveyed;
  readonly scenario: Scenario;
  readonly readings: readonly string[];
};

async function answerFor(ports: Ports, { repository, issue, survey, scenario, readings }: Read): Promise<ScenarioAnswer> {
  const common = {
    yaml: printScenario(scenario),
    version: scenario.version,
    branch: repository.defaultBranch,
    readings,
    reaches: reachedNames(scenario, survey.graph),
  };
  if (scenario.question !== null) {
    const worded = await ports.advisor.wordQuestion(scenario.question, issue.body.slice(0, 2_000));
    return {
      ...common,
      result: {
        kind: "draft",
        question: worded.text ?? plainQuestion(scenario.question),
        choices: scenario.question.choices,
        note: worded.note,
      },
    };
  }
  return { ...common, result: await resultOn(ports, survey, scenario) };
}

const plainQuestion = ({ phrase, choices }: Question): string =>
  choices.length === 0 ? `What does "${phrase}" mean? It was not understood.` : `"${phrase}": which of these?`;

async function resultOn(ports: Ports, survey: Surveyed, scenario: Scenario): Promise<ScenarioAnswer["result"]> {
  try {
    const run = await ports.simulator.run(survey.snapshot, scenario, { seed: "1", traced: true });
    if (run.status === "stuck" || run.status === "skipped") return { kind: "unknown", message: run.stuck?.message ?? "it was skipped" };
    if (run.status === "passed")
      return { kind: "holds", shown: run.observation.results.map((result) => `${result.name} = ${result.value.text}`).join(", ") };
    const last = (run.trace?.steps.length ?? 1) - 1;
    return {
      kind: "breaks",
      message: run.failure?.message ?? "it fails",
      path: run.trace === null ? [] : pathTo(run.trace, last, run.failure, linesOf(survey.snapshot)),
    };
  } catch (error) {
    return { kind: "unknown", message: ourFault(ports, error, `the simulation of ${scenario.id}`).message };
  }
}
