// Small programs, one idea each, run by real Node and by our machine: they must print the same.
// `failing.txt` names those that do not yet, with the reason; one that begins to pass must leave the list.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runText } from "../builtins/machine.ts";
import { linesOfNode } from "./real-node.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .sort();
const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
const expected = linesOfNode(texts);

const failing = new Map(
  readFileSync(join(folder, "failing.txt"), "utf8")
    .split("\n")
    .filter((line) => line.includes(": "))
    .map((line) => [line.slice(0, line.indexOf(": ")), line] as const),
);

function linesOfMachine(text: string): readonly string[] {
  const { outcome, lines } = runText(text);
  return outcome.kind === "stuck" ? [...lines, `stuck: ${outcome.stuck.what}: ${outcome.stuck.message}`] : lines;
}

describe("programs print what real Node prints", () => {
  test.each(names.map((name, at) => ({ name, at })))("$name", ({ name, at }) => {
    const lines = linesOfMachine(texts[at]!);
    if (failing.has(name)) expect(lines).not.toEqual(expected[at]);
    else expect(lines).toEqual(expected[at]);
  });

  test("every failing program is there", () => {
    expect([...failing.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  test("every program prints something in real Node, and no program is cut short by an exception of its own", () => {
    for (const [at, lines] of expected.entries()) expect(lines.length, names[at]).toBeGreaterThan(0);
  });
});
