// What one thread has been sent: snapshots go out under a number, and the text of a blob goes out once. A request is packed
// for the thread that takes it, and counts as sent only when it was.
import type { Snapshot } from "#ground/snapshot.ts";
import { snapshotsKeptMax, textsSentMax } from "./limits.ts";
import type { RequestMessage, SnapshotMessage, SnapshotName } from "./messages.ts";

export type Packed = { readonly message: RequestMessage /** To be called once the message is on its way. */; readonly sent: () => void };
export type Packing = { readonly pack: (method: string, args: readonly unknown[]) => Packed };

const keys = new WeakMap<Snapshot, number>();
let lastKey = 0;

function keyOf(snapshot: Snapshot): number {
  const known = keys.get(snapshot);
  if (known !== undefined) return known;
  keys.set(snapshot, ++lastKey);
  return lastKey;
}

export function createPacking(textsMax = textsSentMax): Packing {
  let texts = new Set<string>();
  let length = 0;
  /** Least recently used first. */
  let snapshots: readonly number[] = [];
  let lastId = 0;
  return {
    pack: (method, args) => {
      // A thread lives as long as the process; it must not keep every text it was ever sent.
      const reset = length > textsMax;
      const named = nameSnapshots(args);
      const before = reset ? [] : snapshots;
      const known = reset ? new Set<string>() : texts;
      const fresh = [...named.snapshots].filter(([key]) => !before.includes(key));
      const textsToSend = new Map(fresh.flatMap(([, snapshot]) => textsOf(snapshot).filter(([blob]) => !known.has(blob))));
      const used = [...before.filter((key) => !named.snapshots.has(key)), ...named.snapshots.keys()];
      const forget = used.slice(0, Math.max(0, Math.min(used.length - snapshotsKeptMax, used.length - named.snapshots.size)));
      const id = ++lastId;
      return {
        message: { id, method, arguments: named.arguments, reset, snapshots: fresh.map(messageOf), texts: [...textsToSend], forget },
        sent: () => {
          texts = known;
          for (const blob of textsToSend.keys()) texts.add(blob);
          length = [...textsToSend.values()].reduce((sum, text) => sum + text.length, reset ? 0 : length);
          snapshots = used.slice(forget.length);
        },
      };
    },
  };
}

const textsOf = (snapshot: Snapshot): ReadonlyArray<readonly [string, string]> =>
  [...snapshot.files.values()].map((file) => [file.blob, file.text]);

const messageOf = ([key, { commit, files, omitted }]: readonly [number, Snapshot]): SnapshotMessage => ({
  key,
  commit,
  files: [...files.values()].map((file) => [file.path, file.blob]),
  omitted,
});

/** Arguments, and the parts of an argument, that are snapshots are replaced by their names. */
function nameSnapshots(args: readonly unknown[]): {
  readonly arguments: readonly unknown[];
  readonly snapshots: ReadonlyMap<number, Snapshot>;
} {
  const snapshots = new Map<number, Snapshot>();
  const named = (value: unknown): unknown => {
    if (!isSnapshot(value)) return value;
    const key = keyOf(value);
    snapshots.set(key, value);
    return { snapshot: key } satisfies SnapshotName;
  };
  const replaced = args.map((value) => {
    if (isSnapshot(value)) return named(value);
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Map) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part)]));
  });
  return { arguments: replaced, snapshots };
}

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === "object" && value !== null && (value as Snapshot).files instanceof Map && "commit" in value;
