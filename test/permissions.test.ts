// app.yml asks for what we do, and for nothing else: every call has its permission, every permission its call, every event its handler.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { handledEvents } from "#faces/github/app.ts";
import { OPERATIONS } from "./contract/operations.ts";

const project = join(import.meta.dirname, "..");
const app = parse(readFileSync(join(project, "app.yml"), "utf8")) as {
  readonly default_permissions: Readonly<Record<string, "read" | "write">>;
  readonly default_events: readonly string[];
};

const unasked = ["installation", "installation_repositories"];

test("every event that is handled is asked for, and no other", () => {
  expect([...app.default_events, ...unasked].sort()).toEqual([...handledEvents].sort());
});

test("every call has its permission", () => {
  const missing = used().filter(({ need }) => need === undefined || !granted(need));
  expect(missing).toEqual([]);
});

test("every permission is needed at its level by some call", () => {
  const needs = new Set(used().map(({ need }) => need));
  const idle = Object.entries(app.default_permissions).filter(([name, level]) => !needs.has(`${name}:${level}`));
  expect(idle).toEqual([]);
});

/** The operations named in the room that speaks to GitHub, with the permission that GitHub's description says each needs. */
function used(): Array<{ readonly operation: string; readonly need: string | undefined }> {
  const folder = join(project, "src/faces/github");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const calls = files.flatMap((path) => [...readFileSync(join(folder, path), "utf8").matchAll(/[.]rest[.](\w+)[.](\w+)/g)]);
  const operations = new Set(calls.map(([, room = "", verb = ""]) => `${kebab(room)}/${kebab(verb)}`));
  expect(operations.size).toBeGreaterThan(5);
  return [...operations].sort().map((operation) => ({ operation, need: OPERATIONS[operation] }));
}

function granted(need: string): boolean {
  if (need === "any" || need === "app" || need === "none") return true;
  const [name = "", level] = need.split(":");
  const given = app.default_permissions[name];
  return given === "write" || (given === "read" && level === "read");
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
