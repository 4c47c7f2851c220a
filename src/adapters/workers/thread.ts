// One simulation thread as seen from the process: it answers requests, and when it dies it costs those it held.
import { Worker } from "node:worker_threads";
import { Refusal } from "#tasks/refusal.ts";
import { heapMbMax, stackMb } from "./limits.ts";
import type { ReplyMessage } from "./messages.ts";
import { createPacking } from "./packing.ts";

export type Thread = {
  readonly ask: (method: string, args: readonly unknown[]) => Promise<unknown>;
  readonly dead: () => boolean;
  readonly close: () => Promise<void>;
};
export type ThreadOptions = { readonly script: URL; readonly requestTimeoutMs: number };

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void };

export function startThread({ script, requestTimeoutMs }: ThreadOptions): Thread {
  const worker = newWorker(script);
  worker.unref();
  const pending = new Map<number, Pending>();
  const packing = createPacking();
  let dead = false;
  const die = (why: string, cause?: unknown): void => {
    dead = true;
    for (const one of pending.values()) one.reject(new Refusal("worker-died", why, { cause }));
    pending.clear();
  };
  worker.on("error", (error) => die(causeOfDeath(error), error));
  worker.on("messageerror", (error) => die("a fault of ours ended its thread", error));
  worker.on("exit", () => die("its simulation thread ended"));
  worker.on("message", (reply: ReplyMessage) => {
    const one = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "value") one?.resolve(reply.value);
    else one?.reject(new Refusal("worker-died", "an internal error of ours stopped it", { cause: faultIn(reply) }));
  });

  const ask = async (method: string, args: readonly unknown[]): Promise<unknown> => {
    if (dead) throw new Refusal("worker-died", "its simulation thread ended");
    const { message, sent } = packing.pack(method, args);
    worker.postMessage(message); // throws on what cannot be cloned, before anyone waits
    sent();
    worker.ref();
    const reply = new Promise((resolve, reject) => pending.set(message.id, { resolve, reject }));
    const timer = setTimeout(() => {
      die(`it took longer than ${requestTimeoutMs / 1000} s`);
      void worker.terminate();
    }, requestTimeoutMs);
    try {
      return await reply;
    } finally {
      clearTimeout(timer);
      if (pending.size === 0) worker.unref();
    }
  };
  return { ask, dead: () => dead, close: async () => void (await worker.terminate()) };
}

const causeOfDeath = (error: unknown): string =>
  (error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY"
    ? `it needed more than ${heapMbMax} MB of memory`
    : "a fault of ours ended its thread";

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
