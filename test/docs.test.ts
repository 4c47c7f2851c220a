// What the documents say about the code is what the code says. `npm run golden` writes the parts that are made from it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOMS } from "../.dependency-cruiser.mjs";
import { floorOf } from "./support/docs/rooms.ts";
import { sections, write, written } from "./support/docs/sections.ts";
import { example } from "./support/docs/settings.ts";

const project = join(import.meta.dirname, "..");
const updating = process.env.GOLDEN === "update";

test.each(sections)("$file, $name, is not stale", (section) => {
  if (updating) write(section);
  expect(written(section)).toBe(section.make());
});

test(".env.example has every variable", () => {
  const path = join(project, ".env.example");
  if (updating) writeFileSync(path, example());
  expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(example());
});

test("the architecture speaks of every room, in three hundred lines at most", () => {
  const text = readFileSync(join(project, "docs/ARCHITECTURE.md"), "utf8");
  expect(ROOMS.filter((room) => !text.includes(`├─ ${room}/`) && !text.includes(`└─ ${room}/`))).toEqual([]);
  expect(text.split("\n").length).toBeLessThanOrEqual(300);
});

test("a room stands above all it may import", () => {
  expect(ROOMS.map((room) => `${floorOf(room)} ${room}`).sort()).toContain("0 ground");
  expect(floorOf("tasks")).toBeGreaterThan(floorOf("report"));
  expect(floorOf("faces")).toBe(floorOf("adapters"));
});

test("each decision has a number of its own, and the three parts", () => {
  const folder = join(project, "docs/decisions");
  const names = readdirSync(folder).sort();
  const numbers = names.map((name) => /^(\d{4})-[a-z0-9-]+[.]md$/.exec(name)?.[1]);
  expect(numbers.filter((number, at) => number === undefined || numbers.indexOf(number) !== at)).toEqual([]);
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    const title = `# ${Number(name.slice(0, 4))}. `;
    expect(text.startsWith(title), `${name} begins with "${title}"`).toBe(true);
    for (const part of ["## Context", "## Decision", "## Consequences"]) expect(text, `${name} has ${part}`).toContain(`\n${part}\n`);
  }
});
