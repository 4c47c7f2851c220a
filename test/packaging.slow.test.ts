// The package as somebody installs it: built, packed, and put into an empty project beside nothing but what it says it needs.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "..");
const manifestShape = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

const { version, dependencies, optionalDependencies } = manifestShape.parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
const tarball = `foretrace-${version}.tgz`;

let folder: string;
let shop: string;

type Ended = { readonly code: number; readonly out: string };
const run = (command: string, args: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: join(folder, "home"), NO_COLOR: "1" };
    execFile(command, [...args], { cwd, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: `${out}${err}` }),
    );
  });
const foretrace = (...args: readonly string[]): Promise<Ended> =>
  run(process.execPath, [join(folder, "node_modules/foretrace/dist/cli.js"), ...args], folder);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  mkdirSync(join(folder, "home"));
  const packed = join(folder, "packed");
  // Everything that `files` may name, with a dist that is as new as the sources.
  for (const path of ["package.json", "prisma", "app.yml", "docs/schema", "README.md", "LICENSE", "CHANGELOG.md", "tools"])
    cpSync(join(ROOT, path), join(packed, path), { recursive: true });
  const built = await run(
    process.execPath,
    [join(ROOT, "node_modules/@typescript/native/bin/tsc"), "-p", "tsconfig.json", "--outDir", join(packed, "dist")],
    ROOT,
  );
  expect(built).toEqual({ code: 0, out: "" });
  const { code, out } = await run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], packed);
  expect(`${code} ${out}`).toMatch(/^0 /);
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "foretrace"), { recursive: true });
  await run("tar", ["xzf", join(folder, tarball), "--strip-components=1", "-C", join(modules, "foretrace")], folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  shop = await makeShop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small repository whose last commit breaks what its test says. */
async function makeShop(): Promise<string> {
  const path = join(folder, "shop");
  const price = (sign: string): string => `export const total = (n) => (n ${sign} 10 ? n * 9 : n * 10);\n`;
  const files = {
    "package.json": '{ "name": "shop", "type": "module" }\n',
    "price.js": price(">="),
    "price.test.js":
      'import { test } from "node:test";\nimport assert from "node:assert";\nimport { total } from "./price.js";\ntest("ten are cheaper", () => assert.equal(total(10), 90));\n',
  };
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  const git = (...args: readonly string[]): Promise<Ended> =>
    run("git", ["-c", "user.name=Ann", "-c", "user.email=ann@shop.example", ...args], path);
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "Begin");
  writeFileSync(join(path, "price.js"), price(">"));
  await git("commit", "-qam", "Tidy");
  return path;
}

test("its commands are there", async () => {
  const { code, out } = await foretrace("--help");
  expect(code).toBe(0);
  for (const command of ["simulate", "blast", "why", "scenarios", "run", "index", "doctor", "serve", "work"])
    expect(out).toContain(command);
});

test("it finds its migrations and its threads, and judges a change", async () => {
  const { code, out } = await foretrace("simulate", "--repo", shop, "--base", "HEAD~1", "--head", "HEAD");
  expect(out).toMatch(/BREAKS\s+ten are cheaper\s+price\.js:1/);
  expect(code).toBe(1);
});

test("it takes nothing from the package that is only for building", async () => {
  const { out } = await run("tar", ["tzf", join(folder, tarball)], folder);
  const tops = new Set(
    out
      .trim()
      .split("\n")
      .map((path) => path.split("/")[1] ?? ""),
  );
  expect([...tops].sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "app.yml", "dist", "docs", "package.json", "prisma"]);
  expect(out).not.toMatch(/\.tsx?$(?<!\.d\.ts)|migration\.mjs/m);
});
