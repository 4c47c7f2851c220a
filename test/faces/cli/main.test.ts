// The command line as a shell meets it: words on stdout, complaints on stderr, and exit codes that a script can trust.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exitCodeOf } from "#faces/cli/commands/simulate.ts";
import { readFolderFor } from "#faces/cli/folder.ts";
import { runCli } from "#faces/cli/main.ts";
import { noForge } from "#faces/cli/no-forge.ts";
import type { Opened, Settings, Tools } from "#faces/cli/tools.ts";
import { composeFailed, composeReport, composeSkipped } from "#report/compose-report.ts";
import type { Git, Ports, ProgramRequest, ProgramRun, Simulator } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { functionsOf, identity, inert, nothing, refundBreaks, undecided } from "../../report/samples.ts";
import { storeInMemory } from "../../support/store-in-memory.ts";
import { clock, logOf } from "../github/stage.ts";

const settings: Settings = {
  dataDir: null,
  logLevel: "info",
  workers: 1,
  github: null,
  webhookSecret: null,
  webhookPath: "/hooks",
  databaseUrl: null,
  host: "127.0.0.1",
  port: 3000,
};

const ran = (more: Partial<ProgramRun> = {}): ProgramRun => ({
  output: [],
  exitCode: 0,
  end: { kind: "value", value: { text: "undefined", unknown: null } },
  assumptions: [],
  steps: 7,
  trace: null,
  ...more,
});

let folder: string;
let out = "";
let err = "";
let closed: string[] = [];
let asked: ProgramRequest[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cinema-"));
  await mkdir(join(folder, "shop/src"), { recursive: true });
  await writeFile(join(folder, "shop/package.json"), "{}");
  await writeFile(join(folder, "shop/src/book.ts"), "console.log(1);\n");
  await writeFile(join(folder, "shop/src/seat.ts"), "export {};\n");
  await writeFile(join(folder, "shop/picture.png"), "\u0000");
  await writeFile(join(folder, "alone.ts"), "1;\n");
  await writeFile(join(folder, "beside.ts"), "2;\n");
  await symlink("/etc/passwd", join(folder, "shop/passwd.txt"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  [out, err, closed, asked] = ["", "", [], []];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

type Given = {
  readonly settings?: Partial<Settings>;
  readonly open?: () => Promise<Opened>;
  readonly program?: () => Promise<ProgramRun>;
  readonly git?: Git;
  readonly read?: () => Settings;
};

function toolsOf(given: Given): Tools {
  const store = storeInMemory();
  const simulator = {
    program: async (request: ProgramRequest) => {
      asked.push(request);
      return given.program === undefined ? ran() : given.program();
    },
    close: async () => void closed.push("simulator"),
  } as unknown as Simulator;
  const git: Git = given.git ?? {
    open: async () => Promise.reject(new Refusal("git-failed", "git could not be started. Is it installed and on the PATH?")),
  };
  const ports = { store, git, forge: noForge, simulator, clock, log: logOf([]) } as unknown as Ports;
  return {
    readConfig: given.read ?? (() => ({ ...settings, ...given.settings })),
    userDataDir: () => folder,
    createLog: () => logOf([]),
    openPorts: given.open ?? (async () => ({ ports, storeKind: "embedded", github: null, close: async () => void closed.push("ports") })),
    openSimulator: () => simulator,
    serve: () => Promise.reject(new Refusal("bad-settings", "Port 3000 is taken. Set PORT to another one.")),
    startWorkers: () => ({ stop: async () => {} }),
  };
}

const run = (args: readonly string[], given: Given = {}): Promise<number> => runCli(args, toolsOf(given));

describe("bad input is exit code 2, one sentence on stderr, nothing on stdout", () => {
  test.each<readonly [string, readonly string[], string]>([
    ["an unknown command", ["simulat"], "error: unknown command 'simulat'\n(Did you mean simulate?)"],
    ["an unknown option", ["simulate", "--fast"], "error: unknown option '--fast'"],
    ["a missing argument", ["why"], "error: missing required argument 'place'"],
    ["an option without its value", ["simulate", "--base"], "error: option '--base <revision>' argument missing"],
    [
      "a folder that is not there",
      ["simulate", "--repo", "/nowhere/at/all"],
      "/nowhere/at/all is not a folder. Give a checkout with --repo PATH.",
    ],
    ["a file that is not there", ["run", "/nowhere/book.ts"], "/nowhere/book.ts is not a file."],
    ["a place without a line", ["why", "src/book.ts"], "Say the place as path:line, for example src/pricing/fx.ts:12."],
    ["workers without credentials", ["work"], "APP_ID and PRIVATE_KEY are not set; a worker needs them to answer on GitHub."],
    ["a port that is taken", ["serve"], "Port 3000 is taken. Set PORT to another one."],
  ])("%s", async (_what, args, words) => {
    const code = await run(args, { settings: { port: 3000 } });
    expect([code, out]).toEqual([2, ""]);
    expect(err.startsWith(words), err).toBe(true);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test("settings that cannot be read", async () => {
    const read = (): Settings => {
      throw new Refusal("bad-settings", "PORT: expected number. The port to listen on.");
    };
    expect(await run(["simulate", "--repo", folder], { read })).toBe(2);
    expect(err).toBe("PORT: expected number. The port to listen on.\n");
  });

  test("git's no is passed on, and what was opened is closed", async () => {
    expect(await run(["simulate", "--repo", folder])).toBe(2);
    expect(err).toBe("git could not be started. Is it installed and on the PATH?\n");
    expect(closed).toEqual(["ports"]);
  });
});

test("a fault of ours is told from the user's, and shown whole", async () => {
  const open = () => Promise.reject(new TypeError("x is not a function"));
  expect(await run(["scenarios", "--repo", folder], { open })).toBe(2);
  expect(err).toMatch(/^Foretrace failed, which is not your fault\. Please report this:\nTypeError: x is not a function\n {4}at /);
});

test("help and no command at all", async () => {
  expect(await run(["--help"])).toBe(0);
  expect(out).toContain("Exit codes: 0 holds or nothing to say, 1 breaks, 2 we failed or bad input, 3 nothing decided.");
  for (const name of ["simulate", "blast", "why", "scenarios", "run", "index", "events", "doctor", "serve", "work"])
    expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  expect(await run(["simulate", "--help"])).toBe(0);
  expect(await run([])).toBe(2);
});

test("the exit code says what a report says", () => {
  const composed = (outcome: object): number => exitCodeOf(composeReport({ ...nothing, ...outcome }));
  expect(composed({ verdicts: [refundBreaks], functions: functionsOf({ refund: inert }) })).toBe(1);
  expect(composed({ functions: functionsOf({ refund: [inert, undecided("sharp")] }) })).toBe(0);
  expect(composed({ functions: functionsOf({ refund: undecided("sharp") }) })).toBe(3);
  expect(composed({})).toBe(0);
  expect(exitCodeOf(composeSkipped({ ...identity, why: "base and head are the same" }))).toBe(0);
  expect(exitCodeOf(composeFailed({ ...identity, sentence: "no" }))).toBe(2);
});

describe("run", () => {
  const book = (): string => join(folder, "shop/src/book.ts");

  test("prints what the file would print, where it would, and remarks besides", async () => {
    const program = async () =>
      ran({
        output: [
          { stream: "out", text: "1\n" },
          { stream: "err", text: "oh\n" },
        ],
        assumptions: ["the clock stands"],
      });
    expect(await run(["run", book(), "ann", "--seed", "7"], { program })).toBe(0);
    expect([out, err]).toEqual(["1\n", "oh\nassumed: the clock stands\n7 steps, exit code 0\n"]);
    expect(asked).toMatchObject([{ path: "src/book.ts", arguments: ["ann"], seed: "7", traced: false }]);
    expect(closed).toEqual(["simulator"]);
  });

  test("--plain gives Node's own exit code and nothing else", async () => {
    const program = async () => ran({ output: [{ stream: "out", text: "1\n" }], exitCode: 42 });
    expect(await run(["run", "--plain", book()], { program })).toBe(42);
    expect([out, err]).toEqual(["1\n", ""]);
  });

  test("what could not be simulated is exit code 3, with its place", async () => {
    const span = { path: "src/book.ts", start: 0, end: 1, line: 1, column: 1, endLine: 1 };
    const program = async () =>
      ran({ end: { kind: "stuck", stuck: { kind: "unmodelled", what: "sharp", message: "sharp has no model", span } } });
    expect(await run(["run", book()], { program })).toBe(3);
    expect(err).toContain("not simulated further: sharp has no model (src/book.ts:1)");
  });

  test("a thread that died is closed and said", async () => {
    const program = () => Promise.reject(new Refusal("worker-died", "simulation needed more than 2048 MB of memory"));
    expect(await run(["run", book()], { program })).toBe(2);
    expect(err).toBe("simulation needed more than 2048 MB of memory\n");
    expect(closed).toEqual(["simulator"]);
  });
});

describe("the files around a file", () => {
  test("are those of its package, without links and pictures", async () => {
    const { snapshot, path } = await readFolderFor(join(folder, "shop/src/book.ts"));
    expect(path).toBe("src/book.ts");
    expect([...snapshot.files.keys()].sort()).toEqual(["package.json", "src/book.ts", "src/seat.ts"]);
  });

  test("without a package are those beside it", async () => {
    const { snapshot, path } = await readFolderFor(join(folder, "alone.ts"));
    expect([path, [...snapshot.files.keys()]]).toEqual(["alone.ts", ["alone.ts", "beside.ts"]]);
  });
});

describe("doctor", () => {
  test("says what is well and what to do, and never fails on what is missing only", async () => {
    expect(await run(["doctor"])).toBe(0);
    expect(out).toMatch(/ok +store +embedded PostgreSQL answers/);
    expect(out).toMatch(/note +webhooks +WEBHOOK_SECRET is not set; every webhook is refused\n +Set it to the secret/);
    expect(closed).toContain("ports");
  });

  test("a store that does not open is its first finding", async () => {
    const open = () => Promise.reject(new Refusal("store-failed", "/data is not writable."));
    expect(await run(["doctor", "--json"], { open })).toBe(2);
    const findings = JSON.parse(out) as { name: string; state: string; found: string }[];
    expect(findings.find((one) => one.name === "store")).toMatchObject({ state: "bad", found: "/data is not writable." });
    expect(findings.find((one) => one.name === "jobs")).toBeUndefined();
  });
});

test("where there is no forge, what needs one says so", async () => {
  await expect(noForge.role({ name: "x", cloneUrl: "", installation: null, defaultBranch: "" }, "ann")).rejects.toMatchObject({
    code: "bad-settings",
  });
  const methods = Object.values(noForge) as unknown as ReadonlyArray<() => Promise<unknown>>;
  for (const method of methods) await expect(method()).rejects.toThrow("This needs GitHub.");
});
