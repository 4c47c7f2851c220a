// Whole programs: output in order, exit codes, and what Node prints when a program dies.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runProgram } from "#simulate/run-program.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { settings } from "./scenarios.ts";

const run = (text: string, path = "p.mjs", args: readonly string[] = []) =>
  runProgram({ sources: tinySources(text.includes("// file:") ? text : `// file: ${path}\n${text}`), path, arguments: args, settings });
const outOf = (program: ReturnType<typeof run>, stream: "out" | "err") =>
  program.output
    .filter((piece) => piece.stream === stream)
    .map(({ text }) => text)
    .join("");

const dying: Readonly<Record<string, string>> = {
  "a.mjs": "function f() {\n  const x = 1;\n  throw new TypeError(`boom ${x}`);\n}\nconsole.log('hi');\nf();\n",
  "b.cjs": "console.log({ a: 1 });\nnull.foo;\n",
  "c.mjs": "async function g() { throw new Error('rejected'); }\ng();\n",
  "d.cjs": "if (true) {\n\tthrow { a: 1 };\n}\n",
  "e.mjs": "Promise.reject(42);\n",
  "g.mjs": "process.exitCode = 3;\nconsole.error('e');\nsetTimeout(() => { undefinedName(); }, 5);\n",
  "h.mjs": "process.on('exit', (code) => console.log('bye', code));\nprocess.exit(7);\nconsole.log('never');\n",
  "i.mjs":
    "process.on('uncaughtException', (error) => console.log('caught', error.message));\nsetTimeout(() => { throw new Error('late'); }, 1);\nsetTimeout(() => console.log('goes on'), 5);\n",
  "j.mjs": "process.exitCode = 4;\n",
  "k.cjs":
    "const error = Object.assign(new Error('with fields'), { code: 'E_X', info: { a: [1, 2] } });\nsetTimeout(() => { throw error; }, 1);\n",
};

/** Frames of Node's own code are not modelled; places are told from the file's name on. */
const plain = (text: string, folder: string): string =>
  text
    .split("\n")
    .filter((line) => !/^\s+at .*\(?node:/.test(line))
    .join("\n")
    .replaceAll(folder, "/repo")
    .replace(/^(\s+at .*) \{$/gm, "$1")
    // How a frame without a name of its own is called depends on who called it.
    .replace(/at (?:Timeout\._onTimeout|Object\.<anonymous>) \((.*)\)/g, "at $1");

describe.skipIf(!process.version.startsWith("v20."))("programs that end badly say and exit what they do under Node", () => {
  it.each(Object.entries(dying))("%s", (path, text) => {
    const folder = mkdtempSync(join(tmpdir(), "dying-"));
    writeFileSync(join(folder, path), text);
    const real = spawnSync(process.execPath, [join(folder, path)], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const ours = run(text, path);
    expect(outOf(ours, "out")).toBe(real.stdout);
    expect(plain(outOf(ours, "err"), "/repo")).toBe(plain(real.stderr, folder));
    expect(ours.exitCode).toBe(real.status);
  });
});

it("imports across module kinds, reads files of the repository and its arguments", () => {
  const program = run(
    `
// file: p.mjs
import { readFileSync } from "node:fs";
import data from "./data.json" with { type: "json" };
import { twice } from "./lib.cjs";
import { Box } from "./box.ts";
console.log(data.seats, twice(4), new Box(3).value, readFileSync("notes/a.txt", "utf8").trim(), process.argv.slice(2));
// file: data.json
{ "seats": 7 }
// file: lib.cjs
const path = require("node:path");
exports.twice = (n) => n * 2;
exports.here = path.basename(__filename);
// file: box.ts
export class Box<T> { constructor(readonly value: T) {} }
// file: notes/a.txt
kept in the repository
`,
    "p.mjs",
    ["--fast"],
  );
  expect(outOf(program, "err")).toBe("");
  expect(outOf(program, "out")).toBe("7 8 3 kept in the repository [ '--fast' ]\n");
});

it("ends as stuck, with its own exit code, where a model is missing", () => {
  const program = run("console.log('before');\nimport http from 'node:http';\nhttp.createServer().listen(80);\n");
  expect(program.end.kind === "stuck" && program.end.stuck.what).toBe("node:http.createServer");
  expect([outOf(program, "out"), program.exitCode]).toEqual(["before\n", 3]);
});

it("prints a trace when asked", () => {
  const program = runProgram({
    sources: tinySources("// file: p.mjs\nconst add = (a, b) => a + b;\nadd(1, 2);\n"),
    path: "p.mjs",
    arguments: [],
    settings: { ...settings, traced: true },
  });
  expect(program.trace?.some((line) => line.includes("call add(1, 2)"))).toBe(true);
});

it("writes the same bytes for the same seed, and others for another", () => {
  const text = "console.log(Math.random(), crypto.randomUUID());\n";
  const under = (seed: string) =>
    runProgram({ sources: tinySources(`// file: p.mjs\n${text}`), path: "p.mjs", arguments: [], settings: { ...settings, seed } }).output;
  expect(under("1")).toEqual(under("1"));
  expect(under("1")).not.toEqual(under("2"));
});
