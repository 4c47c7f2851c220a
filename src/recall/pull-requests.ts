// The pull requests that commits name, in the order of the commits.
import { pullRequestIn } from "./mining/words.ts";

export function pullRequestsNamed(subjects: readonly string[]): readonly number[] {
  return [...new Set(subjects.flatMap((subject) => pullRequestIn(subject) ?? []))];
}
