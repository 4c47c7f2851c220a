// What real Node prints for programs: the measure of ours, asked for at each run. One child process for all.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const runner = `
import { pathToFileURL } from "node:url";
const original = console.log;
let lines = [];
console.log = (...args) => lines.push(args.map(String).join(" "));
const uncaught = (error) => lines.push("Uncaught " + error?.name + ": " + error?.message);
process.on("uncaughtException", uncaught);
for (const path of process.argv.slice(2)) {
  lines = [];
  try {
    await import(pathToFileURL(path).href);
  } catch (error) {
    uncaught(error);
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
  original(JSON.stringify(lines));
}
`;

/** The lines that each program prints as an ES module, in order of the programs. */
export function linesOfNode(programs: readonly string[]): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    const main = join(folder, "runner.mjs");
    writeFileSync(main, runner);
    const paths = programs.map((text, at) => {
      const path = join(folder, `program-${at}.mjs`);
      writeFileSync(path, text);
      return path;
    });
    const out = execFileSync(process.execPath, [main, ...paths], {
      encoding: "utf8",
      env: { ...process.env, TZ: "UTC", LANG: "en_US.UTF-8" },
      maxBuffer: 1 << 26,
    });
    return out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as string[]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
