// The base program with the tests of head: what the new tests say of the old code. Fixtures and the like come along, code does not.
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { isOfTests } from "../test-paths.ts";
import type { Change } from "./2-fetch.ts";

const known = new WeakMap<Change, Snapshot>();

export function baseWithTests(change: Change): Snapshot {
  const before = known.get(change);
  if (before !== undefined) return before;
  const files = new Map<string, SourceFile>(change.base.files);
  for (const { path } of change.changes) {
    const file = change.head.files.get(path);
    if (file !== undefined && isOfTests(path)) files.set(path, file);
  }
  const made = { ...change.base, files };
  known.set(change, made);
  return made;
}
