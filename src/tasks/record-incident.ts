// An issue with the label `incident`, closed by a pull request → an incident: symptom, fix, the code it was in, and, where
// the base of the fix fails and the fix holds, a scenario that stays for ever.

import type { Incident } from "#graph/graph.ts";
import { symbolsIn } from "#graph/locate.ts";
import { touchedSymbols } from "#graph/touch.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { NewEvent } from "#ledger/event.ts";
import { incidentFixed, incidentRecorded, scenarioRead } from "#ledger/record.ts";
import { readIncident } from "#reading/incident.ts";
import { testScenario } from "#reading/tests.ts";
import { type Similar, similarIncidents } from "#recall/similar.ts";
import type { Scenario } from "#scenario/scenario.ts";
import { ourFault } from "./our-fault.ts";
import type { IssueState, Ports, RepositoryRef } from "./ports.ts";
import { readFiles } from "./review-change/3-read.ts";
import { codeGraph } from "./review-change/4-survey.ts";
import { testsIn } from "./review-change/6-select.ts";

export type IncidentRequest = { readonly repository: RepositoryRef; readonly number: number };

export async function recordIncident(ports: Ports, request: IncidentRequest): Promise<readonly NewEvent[]> {
  const { repository, number } = request;
  const issue = await ports.forge.issue(repository, number);
  if (!issue.labels.includes("incident") || issue.open) return [];
  const fix = await fixOf(ports, repository, number);
  const found = fix === null ? null : await studyFix(ports, repository, issue, fix);
  const incident: Incident = {
    id: `issue:${number}`,
    number,
    title: issue.title,
    symptom: readIncident(issue).symptom,
    at: issue.at,
    fix: { number: fix?.number ?? null, commit: fix?.commit ?? null },
    symbols: found?.symbols ?? [],
    scenario: found?.scenario?.id ?? null,
  };
  const like = similarIncidents(
    `${incident.title} ${incident.symptom}`,
    (await ports.store.memory.incidents(repository.name)).filter((one) => one.id !== incident.id),
  );
  if (found?.scenario) await ports.store.memory.saveScenario(repository.name, found.scenario);
  await ports.store.memory.saveIncident(repository.name, incident);
  await ports.forge.reply(repository, number, "incident", replyText(incident, found?.scenario ?? null, like));
  const on = { actor: issue.author, repository: repository.name, at: ports.clock.nowIso() };
  const kept = found?.scenario ? [scenarioRead(on, found.scenario)] : [];
  return [...kept, fix === null ? incidentRecorded(on, incident) : incidentFixed(on, incident)];
}

type Fix = { readonly number: number; readonly commit: string };

/** The pull request whose merge said that it closes this issue, as we heard it. */
async function fixOf(ports: Ports, repository: RepositoryRef, issue: number): Promise<Fix | null> {
  const closed = await ports.store.events.list({ repository: repository.name, kinds: ["change.closed"] });
  for (const event of [...closed].reverse()) {
    const payload = event.payload as {
      readonly merged?: boolean;
      readonly mergeCommit?: string | null;
      readonly closes?: readonly number[];
    } | null;
    if (payload?.merged === true && payload.mergeCommit && payload.closes?.includes(issue))
      return { number: Number(event.subject.split("/")[1]), commit: payload.mergeCommit };
  }
  return null;
}

async function studyFix(
  ports: Ports,
  repository: RepositoryRef,
  issue: IssueState,
  fix: Fix,
): Promise<{ readonly symbols: readonly SymbolId[]; readonly scenario: Scenario | null }> {
  const mirror = await ports.git.open(repository);
  await mirror.fetch([repository.defaultBranch]);
  const [commit] = await mirror.commits({ from: fix.commit, limit: 1 });
  const parent = commit?.parents[0];
  if (commit === undefined || parent === undefined) return { symbols: [], scenario: null };
  const [base, head, changes] = await Promise.all([mirror.snapshot(parent), mirror.snapshot(commit.id), mirror.changes(parent, commit.id)]);
  const facts = await readFiles(ports, { base, head });
  const touch = touchedSymbols(changes, facts.base, facts.head);
  const symbols = [...touch.changed, ...touch.removed]
    .filter((symbol) => (facts.head.get(symbol.path)?.tests.length ?? 0) === 0)
    .map((symbol) => symbol.id);
  const graph = await codeGraph(ports, repository.name, head, facts.head);
  const told = readIncident(issue, { graph, texts: (path) => head.files.get(path)?.text }).scenario;
  const paths = new Set(changes.map((change) => change.path));
  const candidates = [
    ...(told === null ? [] : [told]),
    ...testsIn(graph, paths)
      .filter((test) => touch.tests.some((one) => one.path === test.span.path && one.title === test.title))
      .map(testScenario),
  ];
  for (const scenario of candidates)
    if (await showsTheFix(ports, { base, head, changes }, scenario))
      return {
        symbols,
        scenario: { ...scenario, id: `incident:${issue.number}`, title: issue.title, from: { kind: "incident", number: issue.number } },
      };
  return {
    symbols: symbols.length > 0 ? symbols : [...paths].flatMap((path) => symbolsIn(graph, path).map((symbol) => symbol.id)),
    scenario: null,
  };
}

type Sides = Pick<Parameters<Ports["simulator"]["compare"]>[0], "base" | "head" | "changes">;

/** Base fails and the fix holds: only then the scenario remembers this incident. */
async function showsTheFix(ports: Ports, sides: Sides, scenario: Scenario): Promise<boolean> {
  const step = scenario.when.find((one) => one.kind === "test");
  const file = step === undefined ? undefined : sides.head.files.get(step.path);
  const base = file === undefined ? sides.base : { ...sides.base, files: new Map([...sides.base.files, [file.path, file]]) };
  try {
    return (await ports.simulator.compare({ ...sides, base, scenario, expectationChanged: false, seed: "1" })).kind === "fixed";
  } catch (error) {
    ourFault(ports, error, `the simulation of ${scenario.id}`);
    return false;
  }
}

function replyText(incident: Incident, scenario: Scenario | null, like: readonly Similar[]): string {
  const { fix, symbols } = incident;
  const fixed =
    fix.number === null ? "No pull request said that it closes this issue, so its fix is not known." : `Fixed by #${fix.number}.`;
  const places = symbols.slice(0, 3).map((id) => `\`${id}\``);
  const told = places.length === 0 ? "" : `The next pull request that reaches ${places.join(", ")} is told.`;
  const kept =
    scenario === null
      ? "No scenario shows it: nothing fails before the fix and holds after it in simulation."
      : "A scenario that fails before the fix and holds after it is kept, and runs on every pull request that reaches this code.";
  const before = like.flatMap(({ incident: one }) => (one.number === null ? [] : [`#${one.number}`]));
  const alike = before.length === 0 ? "" : `Like ${before.join(", ")}.`;
  return `**Recorded as an incident.** ${[fixed, alike, told, kept].filter((part) => part !== "").join(" ")}`;
}
