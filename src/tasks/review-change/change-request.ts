// What is asked of a judgement: two revisions of one repository, and how far it may go.
import type { Settings } from "#scenario/settings.ts";
import type { RepositoryRef } from "../ports.ts";

export type ChangeRequest = {
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly number: number | null;
  /** Revisions as people name them; base becomes the merge base of the two. */
  readonly base: string;
  readonly head: string;
  /** What must be fetched to have both: branches, commits, `refs/pull/N/head`. */
  readonly fetch: readonly string[];
  readonly description: string;
  readonly settings: Settings;
  readonly link: string | null;
  readonly signal: AbortSignal;
  readonly progress: (stage: string) => void;
};
