// Nobody forgets to wait. The linter's own rule does not see through imports and ports, so this one asks the type checker.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { floating, programOf } from "./support/promises/floating.ts";

const project = join(import.meta.dirname, "..");

test("in this checkout no promise floats", () => {
  const program = programOf(join(project, "test/tsconfig.json"));
  const ours = (path: string): boolean => path.startsWith(project) && !/\/(node_modules|generated)\//.test(path);
  expect(floating(program, ours).map((place) => place.slice(project.length + 1))).toEqual([]);
});

test("a floating promise is found through imports, ports and Node, and a deliberate one is not", () => {
  const root = mkdtempSync(join(tmpdir(), "promises-"));
  try {
    mkdirSync(join(root, "src/a"), { recursive: true });
    symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
    writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module", imports: { "#*.ts": { source: "./src/*.ts" } } }));
    writeFileSync(
      join(root, "tsconfig.json"),
      JSON.stringify({ extends: join(project, "tsconfig.json"), compilerOptions: { rootDir: ".", outDir: "out" }, include: ["src"] }),
    );
    writeFileSync(
      join(root, "src/a/save.ts"),
      "export async function save(): Promise<number> { return 1; }\nexport type Port = { readonly put: (n: number) => Promise<void>; readonly all: () => Promise<void>[] };\n",
    );
    writeFileSync(join(root, "src/use.ts"), lines.map(([line]) => line).join("\n"));
    const expected = lines.flatMap(([, floats], at) => (floats ? [`src/use.ts:${at + 1}`] : []));
    const found = floating(programOf(join(root, "tsconfig.json")), (path) => path.includes("/src/"));
    expect(found.map((place) => place.slice(place.indexOf("src/"))).sort()).toEqual(expected.sort());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

const lines: ReadonlyArray<readonly [string, boolean]> = [
  ['import { readFile } from "node:fs/promises"; import { type Port, save } from "#a/save.ts";', false],
  ["export function imported(): void { save(); }", true],
  ["export function port(port: Port): void { port.put(1); }", true],
  ["export function many(port: Port): void { port.all(); }", true],
  ['export function node(): void { readFile("x"); }', true],
  ["export function chained(): void { save().then(() => 1); }", true],
  ["export function inBranch(yes: boolean): void { yes && save(); }", true],
  ["export function optional(port?: Port): void { port?.put(1); }", true],
  ["export function meant(): void { void save(); }", false],
  ["export function caught(): void { save().catch(() => 1); }", false],
  ["export function both(): void { save().then(() => 1, () => 2); }", false],
  ["export async function waited(port: Port): Promise<void> { await save(); await Promise.all(port.all()); }", false],
];
