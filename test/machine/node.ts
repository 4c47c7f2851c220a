// What real Node prints for a program: the measure of ours. One child process for a list of programs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const runner = `
import { pathToFileURL } from "node:url";
const original = console.log;
for (const path of process.argv.slice(2)) {
  const lines = [];
  console.log = (...args) => lines.push(args.join(" "));
  try {
    await import(pathToFileURL(path).href);
    await new Promise((resolve) => setTimeout(resolve, 5));
  } catch (error) {
    lines.push("Uncaught " + error.name + ": " + error.message);
  }
  original(JSON.stringify(lines));
}
`;

/** The lines each program prints, in order of the programs. */
export function linesOfNode(programs: readonly string[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "programs-"));
  try {
    const main = join(folder, "runner.mjs");
    writeFileSync(main, runner);
    const paths = programs.map((text, at) => {
      const path = join(folder, `program-${at}.mjs`);
      writeFileSync(path, text);
      return path;
    });
    const out = execFileSync(process.execPath, [main, ...paths], { encoding: "utf8" });
    return out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as string[]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
