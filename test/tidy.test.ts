// Style as a test: the rules that a reader should never have to give as a review comment. Each rule is shown a fault first.
import { describe, expect, test } from "vitest";
import { PURE } from "../.dependency-cruiser.mjs";
import { plainThrows, touchesHost } from "./support/tidy/host.ts";
import { rows, strangers, unlisted, untestedRooms } from "./support/tidy/lists.ts";
import * as sins from "./support/tidy/old-sins.ts";
import { changelogHead, deadLinks, machinePaths, namedSubjects, registryHosts, subjects, titles } from "./support/tidy/prose.ts";
import { bigFiles, longFiles, longFunctions, longMedian } from "./support/tidy/sizes.ts";
import { file, readTree, type TidyFile } from "./support/tidy/tree.ts";
import { emptyWords, foreignWords, leftNotes, missingHeads, unkebabNames } from "./support/tidy/words.ts";

type Rule = {
  readonly name: string;
  readonly find: (files: readonly TidyFile[]) => string[];
  readonly allowed?: Readonly<Record<string, string>>;
  /** Each is found wrong by itself; one that needs several files is an array. */
  readonly faults: ReadonlyArray<TidyFile | readonly TidyFile[]>;
  readonly sound: readonly TidyFile[];
};

const code = (lines: number): string => `// A table.\n${"export {};\n".repeat(lines - 1)}`;
const many = (lines: number): TidyFile[] => Array.from({ length: 101 }, (_, at) => file(`src/ir/f${at}.ts`, code(lines)));
const long = (lines: number): string => `export function f() {\n${"  f();\n".repeat(lines - 2)}}\n`;
const host = touchesHost(PURE);

const rules: readonly Rule[] = [
  {
    name: "no file is large",
    find: bigFiles,
    allowed: sins.bigFilesAllowed,
    faults: [file("docs/a.svg", "x".repeat(300_000))],
    sound: [file("docs/a.svg", "x")],
  },
  {
    name: "no file is long",
    find: longFiles,
    allowed: sins.longFilesAllowed,
    faults: [file("src/ir/a.ts", code(401))],
    sound: [file("src/ir/a.ts", code(400))],
  },
  { name: "the median file is short", find: longMedian, faults: [many(90)], sound: many(89) },
  {
    name: "no function is long",
    find: longFunctions,
    allowed: sins.longFunctionsAllowed,
    faults: [file("src/ir/a.ts", long(71))],
    sound: [file("src/ir/a.ts", long(70)), file("test/ir/a.test.ts", `describe("a", () => {\n${"  test('b', () => {});\n".repeat(90)}});`)],
  },
  {
    name: "names say something",
    find: emptyWords,
    faults: [file("src/ir/utils.ts", ""), file("src/ir/types/a.ts", ""), file("test/support/git-helpers.ts", "")],
    sound: [file("src/graph/service-map.ts", ""), file("src/ground/result.ts", ""), file("src/worlds/node/util.ts", "")],
  },
  {
    name: "our words are used",
    find: foreignWords,
    faults: [file("src/tasks/mock-git.ts", "")],
    sound: [file("src/worlds/vitest/mock.ts", "")],
  },
  {
    name: "names are kebab-case",
    find: unkebabNames,
    faults: [file("src/ir/printIr.ts", ""), file("src/IR/a.ts", "")],
    sound: [file("src/ir/print-ir.test.ts", "")],
  },
  {
    name: "no note is left behind",
    find: leftNotes,
    faults: [file("src/ir/a.ts", "// TODO later\n"), file("src/ir/b.ts", "f(/* FIXME */ 1);"), file("docs/a.md", "TODO write")],
    sound: [file("src/ir/a.ts", 'const marker = "TODO";\n'), file("src/ir/b.ts", "// to do\n")],
  },
  {
    name: "each file says first what it is",
    find: missingHeads,
    faults: [file("src/ir/a.ts", "export {};\n"), file("src/ir/b.ts", "\n// late\n"), file("src/ir/c.ts", "// a\n".repeat(6))],
    sound: [
      file("src/ir/a.ts", "// a\nexport {};\n"),
      file("src/cli.ts", "#!/usr/bin/env node\n// a\nf();\n"),
      file("src/ir/d.ts", "/** a */\n"),
    ],
  },
  {
    name: "a pure room does not touch the host",
    find: host,
    allowed: sins.hostNamesAllowed,
    faults: [
      file("src/ir/a.ts", "export const now = () => Date.now();"),
      file("src/ir/b.ts", "export const roll = () => Math.random();"),
      file("src/ir/c.ts", "export const sorted = (xs: string[]) => xs.sort((a, b) => a.localeCompare(b));"),
      file("src/ir/d.ts", "export const print = { console };"),
      file("src/ir/e.ts", "if (typeof process !== 'undefined') f();"),
      file("src/ir/f.ts", "export function f(fetch: F) { fetch(); }\nexport const g = () => fetch('x');"),
      file("src/ir/g.ts", "let at: Date;"),
    ],
    sound: [
      file("src/ir/a.ts", "import { process } from './b.ts';\nexport const name = process.name;"),
      file("src/ir/b.ts", "export const names = { console: 'console', Date: builtin('Date') };\nnames.console; Math.max(1);"),
      file("src/ir/c.ts", "export function f(fetch: F, { performance }: P) { return () => fetch(performance); }"),
      file("src/ir/d.ts", "class Date {}\nexport const made = new Date();"),
      file("src/adapters/clock/system.ts", "export const now = () => Date.now();"),
    ],
  },
  {
    name: "an error has a kind",
    find: plainThrows,
    allowed: sins.plainThrowsAllowed,
    faults: [file("src/ir/a.ts", "throw new Error('x');"), file("src/ir/b.ts", "throw TypeError('x');")],
    sound: [file("src/ir/a.ts", "throw new Bug('x');"), file("src/ir/b.ts", "const made = new Error('x');")],
  },
  {
    name: "lists name their folders",
    find: unlisted(rows),
    faults: [
      file("src/patch/candidates/a.ts", ""),
      file("src/worlds/node/zlib.ts", "export const zlib: World = {};"),
      [file("src/builtins/all.ts", 'import { b } from "./objects/b.ts";'), file("src/builtins/objects/a.ts", "")],
    ],
    sound: [
      file("src/builtins/all.ts", 'import { a } from "./objects/a.ts";'),
      file("src/builtins/objects/a.ts", ""),
      file("src/worlds/node/zlib-tables.ts", "export const tables = [];"),
    ],
  },
  {
    name: "nothing new in the root",
    find: strangers,
    faults: [file("notes.md", ""), file("lib/a.ts", ""), file("src/server.ts", "")],
    sound: [file("README.md", ""), file("src/compose.ts", ""), file("src/ir/a.ts", "")],
  },
  {
    name: "each room has a test",
    find: untestedRooms,
    allowed: sins.untestedRoomsAllowed,
    faults: [[file("src/ir/a.ts", ""), file("test/ir/notes.ts", "")]],
    sound: [file("src/ir/a.ts", ""), file("test/ir/a.test.ts", "")],
  },
  {
    name: "a text has one title",
    find: titles,
    faults: [file("docs/a.md", "# A\n\n# B\n"), file("docs/b.md", "no title\n")],
    sound: [file("docs/a.md", "# A\n\n```sh\n# a comment\n```\n")],
  },
  {
    name: "links lead somewhere",
    find: deadLinks,
    faults: [file("docs/a.md", "[b](b.md)"), file("README.md", "[a](docs/b.md#x)")],
    sound: [file("docs/a.md", "[b](../src) [c](https://example.org) [d](#x) [e](a.md#y)"), file("src/ir/a.ts", "")],
  },
  {
    name: "the changelog starts with what is unreleased",
    find: changelogHead,
    faults: [file("CHANGELOG.md", "# C\n\n## 1.0.0\n")],
    sound: [file("CHANGELOG.md", "# C\n\n## Unreleased\n")],
  },
  {
    name: "no registry is named",
    find: registryHosts,
    faults: [file("Dockerfile", `RUN npm ci --registry https://${["registry", "npmjs", "org"].join(".")}/`)],
    sound: [file("Dockerfile", "RUN npm ci")],
  },
  {
    name: "no path of one machine is written down",
    find: machinePaths("/srv/house"),
    faults: [file("docs/a.md", "see /srv/house/src")],
    sound: [file("docs/a.md", "see src")],
  },
  {
    name: "nothing in src speaks of what we are measured on",
    find: namedSubjects(["cinema", "tiny-shop"]),
    faults: [file("src/ir/a.ts", "if (name === 'tiny-shop') f();"), file("src/ir/b.ts", "// like the cinema")],
    sound: [file("src/worlds/cinema/a.ts", "cinema"), file("src/ir/a.ts", "cinematic"), file("test/ir/a.ts", "cinema")],
  },
];

describe("each rule finds its fault and nothing else", () => {
  test.each(rules)("$name", ({ find, faults, sound }) => {
    for (const fault of faults) expect(find([fault].flat()), JSON.stringify(fault).slice(0, 200)).not.toEqual([]);
    expect(find(sound)).toEqual([]);
  });
});

describe("this checkout", () => {
  const files = readTree();
  const real: Readonly<Record<string, Rule["find"]>> = {
    "no path of one machine is written down": machinePaths(),
    "nothing in src speaks of what we are measured on": namedSubjects(subjects),
  };
  test("is read whole", () => expect(files.length).toBeGreaterThan(100));
  test.each(rules)("$name", ({ name, find, allowed }) => {
    expect(sins.afterSins((real[name] ?? find)(files), allowed ?? {})).toEqual([]);
  });
});

test("a forgiven sin that is gone must leave the list", () => {
  expect(sins.afterSins(["src/a.ts:3: long"], { "src/a.ts": "why" })).toEqual([]);
  expect(sins.afterSins(["src/b.ts: long"], { "src/a.ts": "why" })).toEqual([
    "src/b.ts: long",
    "src/a.ts: forgiven, but it does nothing wrong any more; take the line out",
  ]);
});
