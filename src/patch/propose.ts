// All candidates for a change, in the order they are tried: the file and line of the cause first, the smallest edit first.
import { sortedBy } from "#ground/order.ts";
import { allIdeas } from "./candidates/all.ts";
import type { PatchContext } from "./context.ts";
import { lineAt } from "./context.ts";
import type { Candidate } from "./patch.ts";

/** More would cost more runs than a reviewer waits for; the likely ones come first. */
export const candidatesMax = 60;

export function propose(contexts: readonly PatchContext[]): readonly Candidate[] {
  const ranked = contexts.flatMap((context, file) =>
    allIdeas
      .flatMap((idea) => idea(context))
      .map((candidate) => {
        const edit = candidate.edit;
        const old = context.file.text.slice(edit.start, edit.end);
        const from = lineAt(context.file.text, edit.start);
        const covers = from <= context.causeLine && context.causeLine <= from + Math.max(0, old.split("\n").length - 1);
        return {
          candidate,
          file,
          far: covers ? 0 : Math.abs(from - context.causeLine),
          cost: editCost(old, edit.text) + (candidate.idea === "undo" ? 0 : 1),
        };
      }),
  );
  const seen = new Set<string>();
  return sortedBy(
    ranked,
    (one) => one.file,
    (one) => (one.far === 0 ? 0 : 1),
    (one) => one.cost,
    (one) => one.far,
  )
    .map((one) => one.candidate)
    .filter(({ edit }) => {
      const key = `${edit.path}:${edit.start}:${edit.end}:${edit.text}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, candidatesMax);
}

/** Characters that differ once the common beginning and end are set aside. */
function editCost(old: string, text: string): number {
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  while (end < old.length - start && end < text.length - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  return old.length + text.length - 2 * (start + end);
}
