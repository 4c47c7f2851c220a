// A checkout on this machine as a repository, and the ports to look at it with.
import { realpath, stat } from "node:fs/promises";
import type { Ports, RepositoryRef } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import type { Surroundings } from "./surroundings.ts";

export async function localRepository(path: string): Promise<RepositoryRef> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isDirectory()) throw new Refusal("bad-input", `${path} is not a folder. Give a checkout with --repo PATH.`);
  const root = await realpath(path);
  return { name: root, cloneUrl: root, installation: null, defaultBranch: "HEAD" };
}

/** Opens the store in the user's data folder, does the work, and closes everything, whatever happens. */
export async function withPorts<T>(around: Surroundings, work: (ports: Ports, storeKind: string) => Promise<T>): Promise<T> {
  const { tools } = around;
  const config = tools.readConfig();
  const log = tools.createLog(config.logLevel === "info" ? "error" : config.logLevel, process.stderr);
  around.screen.progress("opening the store");
  const opened = await tools.openPorts({ ...config, github: null }, config.dataDir ?? tools.userDataDir(), log);
  try {
    return await work(opened.ports, opened.storeKind);
  } finally {
    around.screen.endProgress();
    await opened.close();
  }
}
