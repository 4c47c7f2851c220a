// The Simulator port over a few threads. A request goes to a thread that is free; a thread that died is replaced by the
// next request, and its death costs the one request it held.
// Not a pool library: threads remember the snapshots they were sent, and a request must be packed for the one that takes it.
import type { Simulator } from "#tasks/ports.ts";
import { startThread, type Thread } from "./thread.ts";

export function createPool(options: { readonly script: URL; readonly threads: number }): Simulator {
  const free: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: Array<(thread: Thread) => void> = [];
  let closed = false;

  const take = async (): Promise<Thread> => {
    const thread = free.pop();
    if (thread !== undefined) return thread;
    if (all.size < options.threads) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const start = (): Thread => {
    const thread = startThread(options.script);
    all.add(thread);
    return thread;
  };
  const give = (thread: Thread): void => {
    if (thread.dead()) all.delete(thread);
    const next = waiting.shift();
    if (next !== undefined) next(thread.dead() ? start() : thread);
    else if (!thread.dead() && !closed) free.push(thread);
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
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}
