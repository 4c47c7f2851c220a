// Past fixes from git: reverts, and commits and pull requests that say they fix something. Each becomes an incident of the
// code it touched, so that the first pull request already has a memory.
import type { Incident } from "#graph/graph.ts";
import { touchedSymbols } from "#graph/touch.ts";
import type { SymbolId } from "#ground/ids.ts";
import { fixMined } from "#ledger/record.ts";
import { incidentOf, minePastFixes, type PastFix } from "#recall/mine.ts";
import { languageOf } from "#syntax/languages.ts";
import type { LearnHistoryPayload } from "./payloads.ts";
import type { Mirror, Ports, RepositoryRef } from "./ports.ts";
import { readFiles } from "./review-change/3-read.ts";

/** Two years: older fixes are of code that is mostly gone. */
const yearsBack = 2;
const commitsMax = 5_000;
/** Each costs two snapshots; the newest come first. */
const fixesMax = 150;
const filesPerFixMax = 20;

export async function learnHistory(
  ports: Ports,
  request: LearnHistoryPayload,
  progress: (stage: string) => void = () => {},
): Promise<readonly Incident[]> {
  const repository =
    request.repository.cloneUrl === ""
      ? await ports.forge.repository(request.repository.name, request.repository.installation)
      : request.repository;
  const mirror = await ports.git.open(repository);
  await mirror.fetch([repository.defaultBranch].filter((name) => name !== "HEAD"));
  const head = await mirror.resolve(repository.defaultBranch);
  if (head === null) return [];
  const now = ports.clock.nowIso();
  const since = `${Number(now.slice(0, 4)) - yearsBack}${now.slice(4)}`;
  const commits = await mirror.commits({ from: head, sinceIso: since, limit: commitsMax });
  const fixes = minePastFixes(commits).slice(0, fixesMax);
  const incidents: Incident[] = [];
  for (const [at, fix] of fixes.entries()) {
    progress(`past fix ${at + 1} of ${fixes.length}`);
    const incident = await learn(ports, repository, mirror, fix);
    if (incident !== null) incidents.push(incident);
  }
  return incidents;
}

async function learn(ports: Ports, repository: RepositoryRef, mirror: Mirror, fix: PastFix): Promise<Incident | null> {
  const sources = fix.paths.filter((path) => languageOf(path) !== undefined);
  const [commit] = await mirror.commits({ from: fix.commit, limit: 1 });
  const parent = commit?.parents[0];
  if (parent === undefined || sources.length === 0 || sources.length > filesPerFixMax) return null;
  const symbols = await symbolsOf(ports, mirror, parent, fix.commit);
  if (symbols.length === 0) return null;
  const incident = incidentOf(fix, symbols);
  const subject = `commit/${fix.commit}`;
  const known = await ports.store.events.list({ repository: repository.name, subject, kinds: ["fix.mined"], limit: 1 });
  await ports.store.memory.saveIncident(repository.name, incident);
  if (known.length === 0)
    await ports.store.events.append([fixMined({ actor: `git:${fix.author}`, repository: repository.name, at: fix.at }, incident)]);
  return incident;
}

async function symbolsOf(ports: Ports, mirror: Mirror, base: string, head: string): Promise<readonly SymbolId[]> {
  const changes = (await mirror.changes(base, head)).filter((change) => languageOf(change.path) !== undefined);
  const before = new Set(changes.flatMap((change) => (change.basePath === null ? [] : [change.basePath])));
  const after = new Set(changes.map((change) => change.path));
  const facts = await readFiles(ports, { base: await only(mirror, base, before), head: await only(mirror, head, after) });
  const touch = touchedSymbols(changes, facts.base, facts.head);
  return [...touch.changed, ...touch.removed]
    .filter((symbol) => symbol.form !== "module" && (facts.head.get(symbol.path)?.tests.length ?? 0) === 0)
    .map((symbol) => symbol.id);
}

/** Only the files of the fix: a whole snapshot for each of a hundred commits would be read for nothing. */
const only = (mirror: Mirror, commit: string, paths: ReadonlySet<string>): ReturnType<Mirror["snapshot"]> => mirror.snapshot(commit, paths);
