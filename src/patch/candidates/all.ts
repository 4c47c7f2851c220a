// The ideas for a patch, sorted by name.
import type { PatchContext } from "../context.ts";
import type { Candidate } from "../patch.ts";
import { arithmetic } from "./arithmetic.ts";
import { comparison } from "./comparison.ts";
import { missingAwait } from "./missing-await.ts";
import { nullish } from "./nullish.ts";
import { undo } from "./undo.ts";

export const allIdeas: ReadonlyArray<(context: PatchContext) => readonly Candidate[]> = [
  arithmetic,
  comparison,
  missingAwait,
  nullish,
  undo,
];
