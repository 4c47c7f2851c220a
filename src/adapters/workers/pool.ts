// The Simulator port over a few threads. A request goes to a thread that is free; a thread that died is replaced by the
// next request, and its death costs the one request it held.
// Not a pool library: threads remember the snapshots they were sent, and a request must be packed for the one that takes it.
import type { Simulator } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { requestTimeoutMs } from "./limits.ts";
import { startThread, type Thread } from "./thread.ts";

export type PoolOptions = { readonly script: URL; readonly threads: number; readonly timeoutMs?: number };

type Waiting = { readonly take: (thread: Thread) => void; readonly refuse: (error: unknown) => void };

export function createPool({ script, threads, timeoutMs = requestTimeoutMs }: PoolOptions): Simulator {
  const free: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: Waiting[] = [];
  let closed = false;

  const start = (): Thread => {
    const thread = startThread({ script, requestTimeoutMs: timeoutMs });
    all.add(thread);
    return thread;
  };
  const take = async (): Promise<Thread> => {
    if (closed) throw stopped();
    for (let thread = free.pop(); thread !== undefined; thread = free.pop()) {
      if (!thread.dead()) return thread;
      all.delete(thread); // it ended while nobody used it
    }
    if (all.size < threads) return start();
    return new Promise((resolve, reject) => waiting.push({ take: resolve, refuse: reject }));
  };
  const give = (thread: Thread): void => {
    if (thread.dead()) all.delete(thread);
    if (closed) return;
    const next = waiting.shift();
    if (next !== undefined) next.take(thread.dead() ? start() : thread);
    else if (!thread.dead()) free.push(thread);
  };
  const ask = async (method: keyof Simulator, ...args: readonly unknown[]): Promise<never> => {
    const thread = await take();
    try {
      return (await thread.ask(method, args)) as never;
    } finally {
      give(thread);
    }
  };
  return {
    survey: (files) => ask("survey", files),
    run: (snapshot, scenario, settings) => ask("run", snapshot, scenario, settings),
    compare: (request) => ask("compare", request),
    witness: (request) => ask("witness", request),
    repair: (request) => ask("repair", request),
    inert: (request) => ask("inert", request),
    program: (request) => ask("program", request),
    close: async () => {
      closed = true;
      for (const one of waiting.splice(0)) one.refuse(stopped());
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}

const stopped = (): Refusal => new Refusal("worker-died", "the simulation threads were stopped");
