// Which pull requests commits came by, as their subjects say.
import { pullRequestIn } from "./mining/words.ts";

export const pullRequestsNamed = (subjects: readonly string[]): readonly number[] => [
  ...new Set(subjects.flatMap((subject) => pullRequestIn(subject) ?? [])),
];
