// The plan of the house holds, sees every file, and refuses what it is there to refuse.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PACKAGE_DOORS, ROOMS } from "../.dependency-cruiser.mjs";
import { type Cruise, cruise, offences, sourceFiles, unreached } from "./support/plan/cruise.ts";
import { build, soundFiles } from "./support/plan/house.ts";
import { plants } from "./support/plan/plants.ts";
import { afterSins, unreachedAllowed } from "./support/tidy/old-sins.ts";

type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

const nothing: Cruise = { violations: [], modules: [], imports: new Map() };
const project = join(import.meta.dirname, "..");

describe("the real house", () => {
  let seen: Cruise;
  beforeAll(async () => {
    seen = await cruise(project);
  });

  test("follows the plan, and the plan saw every file", () => {
    const files = sourceFiles(project);
    expect(files.length).toBeGreaterThan(60);
    expect(offences(seen, files)).toEqual([]);
  });

  test("leads from its doors to every file", () => {
    const dead = unreached(seen, ["src/index.ts", "src/cli.ts", "src/worker.ts"]);
    expect(afterSins(dead, unreachedAllowed)).toEqual([]);
  });

  test("has no room that the plan does not know", () => {
    const folders = readdirSync(join(project, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  test("speaks to every package it depends on through a door, and has no door to nowhere", () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as Manifest;
    const installed = Object.keys({ ...dependencies, ...optionalDependencies });
    const doors = Object.keys(PACKAGE_DOORS).map((names) => new RegExp(`^(${names})$`));
    expect(installed.filter((name) => !doors.some((door) => door.test(name)))).toEqual([]);
    expect(doors.filter((door) => !installed.some((name) => door.test(name)))).toEqual([]);
  });

  test("is cruised with a TypeScript that the cruise understands", () => {
    expect(Number(ts.versionMajorMinor.split(".")[0])).toBeLessThan(7);
  });
});

describe("a house with wrong imports planted in it", () => {
  let root: string;
  let seen: Cruise;
  beforeAll(async () => {
    root = build(plants);
    seen = await cruise(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test("has at least thirty kinds of them, in files of their own", () => {
    expect(new Set(plants.map((plant) => plant.path)).size).toBe(plants.length);
    expect(plants.length).toBeGreaterThanOrEqual(30);
    expect(plants.filter((plant) => soundFiles().has(plant.path))).toEqual([]);
  });

  test.each(plants)("$path is refused by $refusedBy", ({ path, refusedBy }) => {
    expect(seen.violations.filter((violation) => violation.from === path).map((violation) => violation.rule)).toContain(refusedBy);
  });

  test("is refused nothing else", () => {
    const planted = new Set(plants.map((plant) => plant.path));
    expect(seen.violations.filter((violation) => !planted.has(violation.from))).toEqual([]);
  });
});

test("a file that nothing leads to is found", () => {
  const imports = new Map([
    ["src/index.ts", ["src/a.ts"]],
    ["src/a.ts", ["src/index.ts"]],
    ["src/b.ts", ["src/a.ts"]],
  ]);
  const found = unreached({ ...nothing, modules: [...imports.keys()], imports }, ["src/index.ts"]);
  expect(found).toEqual(["src/b.ts: nothing leads here from the doors"]);
});

test("a cruise that saw fewer modules than there are files is refused", async () => {
  const root = build([]);
  try {
    const files = sourceFiles(root);
    const blind = offences(await cruise(root, "--exclude", "^src/machine/"), files);
    expect(blind).toContain("src/machine/door.ts was not cruised");
    expect(offences({ ...nothing, modules: files }, files)).toEqual([]);
    expect(offences(nothing, files)).toHaveLength(files.length);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
