// One simulation thread as seen from the process: one request at a time, and what it knows of snapshots and blobs.
import { Worker } from "node:worker_threads";
import type { Snapshot } from "#ground/snapshot.ts";
import { Refusal } from "#tasks/refusal.ts";
import { heapMbMax, requestTimeoutMs, snapshotsKeptMax, stackMb } from "./limits.ts";
import type { ReplyMessage, RequestMessage, SnapshotMessage, SnapshotName } from "./messages.ts";

export type Thread = {
  readonly ask: (method: string, args: readonly unknown[]) => Promise<unknown>;
  readonly dead: () => boolean;
  readonly close: () => Promise<void>;
};

const keys = new WeakMap<Snapshot, number>();
let lastKey = 0;

function keyOf(snapshot: Snapshot): number {
  const known = keys.get(snapshot);
  if (known !== undefined) return known;
  keys.set(snapshot, ++lastKey);
  return lastKey;
}

export function startThread(script: URL): Thread {
  const worker = newWorker(script);
  worker.unref();
  const pending = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }>();
  const sentTexts = new Set<string>();
  const sentSnapshots: number[] = [];
  let dead = false;
  let lastId = 0;
  const die = (why: string, cause?: unknown): void => {
    dead = true;
    for (const one of pending.values()) one.reject(new Refusal("worker-died", why, { cause }));
    pending.clear();
  };
  worker.on("error", (error) =>
    die(
      (error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY"
        ? `it needed more than ${heapMbMax} MB of memory`
        : "a fault of ours ended its thread",
      error,
    ),
  );
  worker.on("exit", () => die("its simulation thread ended"));
  worker.on("message", (reply: ReplyMessage) => {
    const one = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "value") one?.resolve(reply.value);
    else one?.reject(new Refusal("worker-died", "an internal error of ours stopped it", { cause: faultIn(reply) }));
  });

  const ask = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    const message = pack(++lastId, method, args, sentTexts, sentSnapshots);
    if (dead) throw new Refusal("worker-died", "its simulation thread ended");
    worker.ref();
    worker.postMessage(message); // throws on what cannot be cloned, before anyone waits
    const reply = new Promise((resolve, reject) => pending.set(message.id, { resolve, reject }));
    const timer = setTimeout(() => {
      die(`it took longer than ${requestTimeoutMs / 1000} s`);
      void worker.terminate();
    }, requestTimeoutMs);
    try {
      return await reply;
    } finally {
      clearTimeout(timer);
      worker.unref();
    }
  };
  return { ask, dead: () => dead, close: async () => void (await worker.terminate()) };
}

/** For our log; people are told only that it was ours. */
const faultIn = ({ message, stack }: { readonly message: string; readonly stack: string }): Error =>
  Object.assign(new Error(message), { stack });

function newWorker(script: URL): Worker {
  const common = {
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax, stackSizeMb: stackMb },
    env: {}, // nothing of ours is to be seen where strangers' code is simulated
  };
  if (!script.pathname.endsWith(".ts")) return new Worker(script, common);
  // Run from sources: a thread does not inherit the loader of TypeScript.
  const load = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); });`;
  return new Worker(load, { ...common, eval: true, execArgv: ["--conditions=source"] });
}

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === "object" && value !== null && (value as Snapshot).files instanceof Map && "commit" in value;

function pack(id: number, method: string, args: readonly unknown[], sentTexts: Set<string>, sentSnapshots: number[]): RequestMessage {
  const snapshots: SnapshotMessage[] = [];
  const texts: Array<readonly [string, string]> = [];
  const needed = new Set<number>();
  const name = (snapshot: Snapshot): SnapshotName => {
    const key = keyOf(snapshot);
    needed.add(key);
    if (!sentSnapshots.includes(key)) {
      sentSnapshots.push(key);
      const files = [...snapshot.files.values()];
      for (const file of files) {
        if (sentTexts.has(file.blob)) continue;
        sentTexts.add(file.blob);
        texts.push([file.blob, file.text]);
      }
      snapshots.push({ key, commit: snapshot.commit, files: files.map((file) => [file.path, file.blob]), omitted: snapshot.omitted });
    }
    return { snapshot: key };
  };
  const replace = (value: unknown): unknown => {
    if (isSnapshot(value)) return name(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isSnapshot(part) ? name(part) : part]));
  };
  const packed = args.map(replace);
  const forget: number[] = [];
  while (sentSnapshots.length > snapshotsKeptMax && !needed.has(sentSnapshots[0] as number)) forget.push(sentSnapshots.shift() as number);
  return { id, method, arguments: packed, snapshots, texts, forget };
}
