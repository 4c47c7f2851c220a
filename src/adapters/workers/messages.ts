// What travels between the process and a simulation thread. Snapshots are named, and a blob's text is sent to a thread once.

export type SnapshotMessage = {
  readonly key: number;
  readonly commit: string;
  readonly files: ReadonlyArray<readonly [path: string, blob: string]>;
  readonly omitted: readonly string[];
};
/** A snapshot inside a request, by its key. */
export type SnapshotName = { readonly snapshot: number };

export type RequestMessage = {
  readonly id: number;
  readonly method: string;
  /** Arguments with every Snapshot replaced by its name. */
  readonly arguments: readonly unknown[];
  /** Everything sent before is to be forgotten first. */
  readonly reset: boolean;
  readonly snapshots: readonly SnapshotMessage[];
  readonly texts: ReadonlyArray<readonly [blob: string, text: string]>;
  /** Snapshots the thread may forget. */
  readonly forget: readonly number[];
};
export type ReplyMessage =
  | { readonly id: number; readonly kind: "value"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly message: string; readonly stack: string };
