// Reads `postmaster.pid`, by which a running server is found again: by another process, or after ours was killed.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

export type RunningServer = { readonly pid: number; readonly socketDirectory: string; readonly ready: boolean };

/** Lines as the manual of PostgreSQL gives them: pid, data, start, port, socket directory, address, memory key, status. */
export async function readPidFile(directory: string): Promise<RunningServer | null> {
  const text = await readFile(join(directory, "postmaster.pid"), "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return "";
    throw cause;
  });
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const socketDirectory = lines[4] ?? "";
  if (!Number.isInteger(pid) || pid <= 0 || socketDirectory === "") return null;
  return { pid, socketDirectory, ready: lines[7]?.trim() === "ready" };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Removes the file when its number now belongs to a program that is no PostgreSQL, as happens when a container starts
 * anew: the server itself would refuse to start. Only where the system tells the names of programs.
 */
export async function forgetReusedPid(directory: string, pid: number): Promise<void> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => null);
  if (name !== null && name.trim() !== "postgres") await rm(join(directory, "postmaster.pid"), { force: true });
}
