// What console.log prints here is what the real Node prints, byte for byte, over a table of values.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runProgram } from "#simulate/run-program.ts";
import { tinySources } from "../../support/tiny-repo.ts";

const rows = readFileSync(new URL("./inspect-table.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const program = rows
  .map((row) => `try { for (const v of [${row}]) console.log(v); } catch (e) { console.log("THREW", String(e)); }\nconsole.log("----");`)
  .join("\n");

it.skipIf(!process.version.startsWith("v20."))("prints values as Node does", () => {
  const real = execFileSync(process.execPath, ["--input-type=module", "-"], { input: program, encoding: "utf8" }).split("----\n");
  const run = runProgram({
    sources: tinySources(`// file: p.mjs\n${program}`),
    path: "p.mjs",
    arguments: [],
    settings: { seed: "inspect", traced: false, depthMax: 400, stepsMax: 20_000_000 },
  });
  const ours = run.output
    .map(({ text }) => text)
    .join("")
    .split("----\n");
  expect(run.end.kind).toBe("value");
  expect(rows.map((row, at) => `${row}\n${ours[at]}`)).toEqual(rows.map((row, at) => `${row}\n${real[at]}`));
});
