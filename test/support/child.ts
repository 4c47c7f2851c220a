// TypeScript scripts as child processes, for tests about several processes and about killing them.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Child = {
  readonly process: ChildProcess;
  /** Lines it wrote so far. */
  readonly lines: readonly string[];
  readonly firstLine: Promise<string>;
  readonly ended: Promise<number | null>;
};

/** `script`: a file of test/support/processes. */
export function startScript(script: string, words: readonly string[]): Child {
  const path = fileURLToPath(new URL(`./processes/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", path, ...words], { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const firstLine = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      resolve(line);
    });
    void ended.then(() => resolve(""));
  });
  return { process: child, lines, firstLine, ended };
}
