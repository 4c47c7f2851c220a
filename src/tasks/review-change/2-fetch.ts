// Merge base and head as snapshots, and the files that differ.
import type { FileChange } from "#ground/change.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { isIgnored } from "#scenario/settings.ts";
import { languageOf } from "#syntax/languages.ts";
import type { Mirror, Ports } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Change = {
  readonly mirror: Mirror;
  readonly base: Snapshot;
  readonly head: Snapshot;
  readonly changes: readonly FileChange[];
  /** Changed files in a language we read, in the settings' paths. */
  readonly sourceChanges: readonly FileChange[];
};

export async function fetchChange(ports: Ports, request: ChangeRequest): Promise<Change> {
  const mirror = await ports.git.open(request.repository);
  await mirror.fetch(request.fetch);
  const [tip, head] = await Promise.all([mirror.resolve(request.base), mirror.resolve(request.head)]);
  if (tip === null) throw new Refusal("bad-input", `There is no revision \`${request.base}\` in ${request.repository.name}.`);
  if (head === null) throw new Refusal("bad-input", `There is no revision \`${request.head}\` in ${request.repository.name}.`);
  const base = await mirror.mergeBase(tip, head);
  if (base === null) throw new Refusal("bad-input", `\`${request.base}\` and \`${request.head}\` have no commit in common.`);
  const baseSnapshot = await mirror.snapshot(base);
  const headSnapshot = await mirror.snapshot(head);
  const changes = await mirror.changes(base, head);
  const sourceChanges = changes.filter(
    (change) => !change.binary && languageOf(change.path) !== undefined && !isIgnored(request.settings, change.path),
  );
  return { mirror, base: baseSnapshot, head: headSnapshot, changes, sourceChanges };
}
