// What `npm run new` writes is sound: it is formatted, typed and tidy at once; only its test is red, until there is something to show.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const copied = [
  "src",
  "tools",
  "app.yml",
  "biome.json",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
  ".dependency-cruiser.mjs",
  ".gitignore",
];
let root: string;
let before: readonly string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "new-"));
  for (const path of copied) cpSync(join(project, path), join(root, path), { recursive: true });
  cpSync(join(project, "test/tsconfig.json"), join(root, "test/tsconfig.json"));
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  await run("git", "init", "-q", ".");
  before = await typeErrors();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each([
  ["builtin", "Temporal", "src/builtins/objects/temporal.ts", "test/builtins/objects/temporal.test.ts"],
  ["candidate", "swapped-arguments", "src/patch/candidates/swapped-arguments.ts", "test/patch/candidates/swapped-arguments.test.ts"],
  ["handler", "merge_group.checks_requested", "src/faces/github/on/merge-group.ts", "test/faces/github/on/merge-group.test.ts"],
  ["world", "node/zlib", "src/worlds/node/zlib.ts", "test/worlds/node/zlib.test.ts"],
])("%s %s", (kind, name, file, testFile) => {
  test("is written, formatted and typed, and says what is next", async () => {
    const { code, text } = await node("node_modules/tsx/dist/cli.mjs", "tools/new.ts", kind, name);
    expect(text).toContain(`wrote    ${file}`);
    expect(code).toBe(0);
    const lint = await node("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", file, testFile);
    expect(lint.code, lint.text).toBe(0);
    expect(await typeErrors()).toEqual(before);
    expect(readFileSync(join(root, file), "utf8")).toMatch(/^\/\/ /);
  });

  test("its test is red, and not for a reason of its own", async () => {
    const { code, text } = await node("node_modules/vitest/vitest.mjs", "run", testFile);
    expect(code).toBe(1);
    expect(text).toContain("AssertionError");
    expect(text).toMatch(/Tests\s+1 failed/);
  });
});

async function typeErrors(): Promise<readonly string[]> {
  const { text } = await node("node_modules/@typescript/native/bin/tsc", "-p", "test/tsconfig.json", "--noEmit");
  return text.split("\n").filter((line) => line.includes("error TS"));
}

const node = (...args: readonly string[]) => run(process.execPath, ...args);

function run(command: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((done) => {
    const child = execFile(command, args, { cwd: root, env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 2 ** 26 }, (_, out, err) =>
      done({ code: child.exitCode ?? 1, text: out + err }),
    );
  });
}
