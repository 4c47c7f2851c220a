// All candidates for a change, in the order they are tried: the file and line of the cause first, the smallest edit first.
import { sortedBy } from "#ground/order.ts";
import { allIdeas } from "./candidates/all.ts";
import { lineMap, type PatchContext } from "./context.ts";
import type { Candidate, Edit } from "./patch.ts";

/** More would cost more runs than a reviewer waits for; the likely ones come first. */
export const candidatesMax = 60;

export function propose(contexts: readonly PatchContext[]): readonly Candidate[] {
  const ranked = contexts.flatMap((context, file) => rankedIn(context).map((one) => ({ ...one, file })));
  const seen = new Set<string>();
  return sortedBy(
    ranked,
    (one) => one.file,
    (one) => (one.far === 0 ? 0 : 1),
    (one) => one.cost,
    (one) => one.far,
  )
    .filter(({ change }) => {
      // Two ideas may mean the same text; it is tried once.
      const key = `${change.path}:${change.start}:${change.end}:${change.text}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .map((one) => one.candidate)
    .slice(0, candidatesMax);
}

type Ranked = {
  readonly candidate: Candidate;
  readonly change: Edit /** Lines between it and the cause. */;
  readonly far: number;
  readonly cost: number;
};

function rankedIn(context: PatchContext): readonly Ranked[] {
  const { text } = context.file;
  const lines = lineMap(text);
  const candidates = allIdeas.flatMap((idea) => idea(context));
  return candidates.flatMap((candidate): readonly Ranked[] => {
    const { edit } = candidate;
    const change = trimmed(text, edit);
    if (change.start === change.end && change.text === "") return [];
    const from = lines.lineAt(edit.start);
    const to = Math.max(from, lines.lineAt(Math.max(edit.start, edit.end - 1)));
    const covers = from <= context.causeLine && context.causeLine <= to;
    const cost = change.end - change.start + change.text.length + (candidate.idea === "undo" ? 0 : 1);
    return [{ candidate, change, far: covers ? 0 : Math.abs(from - context.causeLine), cost }];
  });
}

/** The edit without the beginning and the end that it leaves as they are. */
function trimmed(text: string, edit: Edit): Edit {
  const old = text.slice(edit.start, edit.end);
  const short = Math.min(old.length, edit.text.length);
  let start = 0;
  while (start < short && old[start] === edit.text[start]) start++;
  let kept = 0;
  while (kept < short - start && old[old.length - 1 - kept] === edit.text[edit.text.length - 1 - kept]) kept++;
  return { path: edit.path, start: edit.start + start, end: edit.end - kept, text: edit.text.slice(start, edit.text.length - kept) };
}
