// A change on this machine, between two revisions people name: no forge, nothing published, the same judgement.
import { sha256 } from "#ground/digest.ts";
import type { Report } from "#report/report.ts";
import { readSettings, settingsPath, standardSettings } from "#scenario/settings.ts";
import { judgeChange } from "./judge-change.ts";
import type { Mirror, Ports, RepositoryRef } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type LocalChange = {
  readonly repository: RepositoryRef /** null: the main branch. */;
  readonly base: string | null;
  readonly head: string;
  readonly progress: (stage: string) => void;
};

export async function judgeLocalChange(ports: Ports, request: LocalChange): Promise<Report> {
  const mirror = await ports.git.open(request.repository);
  const base = request.base ?? (await mainBranch(mirror));
  const id = sha256(`${request.repository.name} ${await mirror.resolve(base)} ${await mirror.resolve(request.head)}`).slice(0, 12);
  const report = await judgeChange(ports, {
    id,
    repository: request.repository,
    number: null,
    base,
    head: request.head,
    fetch: [],
    description: "",
    settings: await settingsAt(mirror, base),
    link: null,
    signal: new AbortController().signal,
    progress: request.progress,
  });
  await ports.store.reports.save(report);
  return report;
}

async function mainBranch(mirror: Mirror): Promise<string> {
  for (const name of ["main", "master", "origin/main", "origin/master", "origin/HEAD"])
    if ((await mirror.resolve(name)) !== null) return name;
  throw new Refusal("bad-input", "There is neither a main nor a master branch here. Say what to compare with: --base REVISION.");
}

/** Settings are read at base: a change cannot loosen the rules it is judged by. */
async function settingsAt(mirror: Mirror, base: string): ReturnType<typeof asSettings> {
  const commit = await mirror.resolve(base);
  return asSettings(commit === null ? undefined : (await mirror.snapshot(commit)).files.get(settingsPath)?.text);
}

async function asSettings(text: string | undefined): Promise<typeof standardSettings> {
  if (text === undefined) return standardSettings;
  const read = readSettings(text);
  if (read.ok) return read.value;
  throw new Refusal(
    "bad-settings",
    read.error.map((problem) => `${problem.span.path}:${problem.span.line}: ${problem.message}`).join("\n"),
  );
}
