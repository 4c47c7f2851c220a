// What a simulation thread starts with: requests in, runs, verdicts and patches out. Knows no store and no network.

import { setFlagsFromString } from "node:v8";
import { parentPort } from "node:worker_threads";
import type { ReplyMessage, RequestMessage, SnapshotMessage, SnapshotName } from "#adapters/workers/messages.ts";
import { invariant } from "#ground/bug.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { createSimulation } from "#tasks/simulation.ts";

// A pattern of a stranger's may backtrack for ever; past this many steps the engine changes to one that cannot.
setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");
setFlagsFromString("--regexp-backtracks-before-fallback=10000");

const port = parentPort;
invariant(port !== null, "worker.ts runs only as a thread");

const texts = new Map<string, string>();
const snapshots = new Map<number, Snapshot>();
const simulation = createSimulation();

port.on("message", (request: RequestMessage) => {
  void answer(request).then((reply) => port.postMessage(reply));
});

async function answer(request: RequestMessage): Promise<ReplyMessage> {
  try {
    if (request.reset) {
      texts.clear();
      snapshots.clear();
    }
    for (const [blob, text] of request.texts) texts.set(blob, text);
    for (const message of request.snapshots) snapshots.set(message.key, unpack(message));
    for (const key of request.forget) snapshots.delete(key);
    const method = simulation[request.method as keyof typeof simulation] as (...args: unknown[]) => Promise<unknown>;
    return { id: request.id, kind: "value", value: await method(...request.arguments.map(named)) };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { id: request.id, kind: "failed", message: failure.message, stack: failure.stack ?? "" };
  }
}

function unpack(message: SnapshotMessage): Snapshot {
  const files = new Map(message.files.map(([path, blob]) => [path, { path, blob, text: texts.get(blob) ?? "" }]));
  return { commit: message.commit, files, omitted: message.omitted };
}

function named(value: unknown): unknown {
  if (isName(value)) return snapshotOf(value);
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Map) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isName(part) ? snapshotOf(part) : part]));
}

const isName = (value: unknown): value is SnapshotName =>
  typeof value === "object" && value !== null && typeof (value as SnapshotName).snapshot === "number";

function snapshotOf(name: SnapshotName): Snapshot {
  const snapshot = snapshots.get(name.snapshot);
  invariant(snapshot !== undefined, `snapshot ${name.snapshot} was not sent`);
  return snapshot;
}
