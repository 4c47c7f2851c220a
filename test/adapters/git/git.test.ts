// Repositories on this machine, read with real git: snapshots, changes, commits and the history of a line.
import { symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createGit } from "#adapters/git/git.ts";
import type { Mirror, RepositoryRef } from "#tasks/ports.ts";
import { type Checkout, newCheckout, removeFolders, temporaryFolder } from "./checkout.ts";

let at: Checkout;
let mirror: Mirror;

const refTo = (cloneUrl: string): RepositoryRef => ({ name: "cinema/booking", cloneUrl, installation: null, defaultBranch: "main" });
const git = createGit({ dataDir: temporaryFolder(), authorization: async () => null });

beforeEach(async () => {
  at = newCheckout();
  mirror = await git.open(refTo(at.folder));
});
afterAll(removeFolders);

const seats = "export const rows = 9;\nexport const free = (row) => row < rows;\n";

/** `status base→head hunks` for each file. */
const changes = async (base: string, head: string): Promise<string[]> =>
  (await mirror.changes(base, head)).map((change) => {
    const hunks = change.hunks.map((hunk) => `-${hunk.baseStart},${hunk.baseLines}+${hunk.headStart},${hunk.headLines}`).join(" ");
    return `${change.status} ${change.basePath ?? "nothing"}→${change.path}${change.binary ? " binary" : ""}${hunks === "" ? "" : ` ${hunks}`}`;
  });

describe("revisions", () => {
  test("are resolved as people name them, and what is none is null", async () => {
    const first = at.commit("Begin");
    at.git("tag", "-a", "v1", "-m", "One");
    const second = at.commit("More");
    expect(await Promise.all(["main", "HEAD~1", "v1", first.slice(0, 8), second].map(mirror.resolve))).toEqual([
      second,
      first,
      first,
      first,
      second,
    ]);
    expect(await Promise.all(["nothing", "-h", "--all", "HEAD~9", "", "main:src", "0".repeat(40)].map(mirror.resolve))).toEqual(
      Array(7).fill(null),
    );
  });

  test("have a merge base, or none in common", async () => {
    const base = at.commit("Begin");
    at.git("checkout", "--quiet", "-b", "lock");
    const head = at.commit("Lock");
    at.git("checkout", "--quiet", "main");
    const tip = at.commit("Meanwhile");
    expect(await mirror.mergeBase(tip, head)).toBe(base);
    at.git("checkout", "--quiet", "--orphan", "alone");
    expect(await mirror.mergeBase(tip, at.commit("Alone"))).toBeNull();
  });
});

describe("a snapshot", () => {
  test("has the texts of what we read, and names what it leaves out", async () => {
    at.write("src/seats.ts", seats);
    at.write("src/ünïcode 📽 name.ts", "export {};\n");
    at.write('src/odd "quoted"\tname.js', "1;\n");
    at.write("src/two\nlines.ts", "2;\n");
    at.write("package-lock.json", "{}");
    at.write("logo.png", Buffer.from([0x89, 0x50, 0, 1]));
    at.write("src/nul.ts", "a\0b");
    at.write("src/latin.ts", Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]));
    at.write("data/huge.json", `"${"x".repeat(1_000_001)}"`);
    at.write("bin/run.sh", "echo\n");
    symlinkSync("seats.ts", join(at.folder, "src/link.ts"));
    symlinkSync("/etc/passwd", join(at.folder, "src/outside.ts"));
    const commit = at.commit("Begin");
    const snapshot = await mirror.snapshot(commit);
    expect(snapshot.commit).toBe(commit);
    expect([...snapshot.files.keys()]).toEqual(
      ['src/odd "quoted"\tname.js', "src/latin.ts", "src/seats.ts", "src/two\nlines.ts", "src/ünïcode 📽 name.ts"].sort(),
    );
    expect(snapshot.files.get("src/seats.ts")).toEqual({
      path: "src/seats.ts",
      blob: at.git("rev-parse", "HEAD:src/seats.ts"),
      text: seats,
    });
    expect(snapshot.files.get("src/latin.ts")?.text).toBe("//\ufffd\n");
    expect(snapshot.omitted).toEqual([
      "bin/run.sh",
      "data/huge.json",
      "logo.png",
      "package-lock.json",
      "src/link.ts",
      "src/nul.ts",
      "src/outside.ts",
    ]);
  });

  test("a submodule is another repository's", async () => {
    const other = newCheckout();
    other.write("src/inner.ts", "1;\n");
    other.commit("Begin");
    at.write("src/seats.ts", seats);
    at.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.folder, "shared");
    const base = at.commit("Begin");
    expect([...(await mirror.snapshot(base)).files.keys()]).toEqual(["src/seats.ts"]);
    expect((await mirror.snapshot(base)).omitted).toEqual([".gitmodules"]);
    other.commit("More");
    at.git("-C", "shared", "pull", "--quiet");
    at.write("src/seats.ts", `${seats}// more\n`);
    expect(await changes(base, at.commit("Both"))).toEqual([
      "modified shared→shared -1,1+1,1",
      "modified src/seats.ts→src/seats.ts -2,0+3,1",
    ]);
  });

  test("of some paths only has these", async () => {
    at.write("src/seats.ts", seats);
    at.write("src/price.ts", "1;\n");
    const { files } = await mirror.snapshot(at.commit("Begin"), new Set(["src/price.ts", "src/gone.ts"]));
    expect([...files.keys()]).toEqual(["src/price.ts"]);
  });

  test("of an empty commit is empty", async () => {
    expect(await mirror.snapshot(at.commit("Nothing"))).toMatchObject({ files: new Map(), omitted: [] });
  });

  test("of a commit that is not there is a refusal", async () => {
    at.commit("Begin");
    await expect(mirror.snapshot("1".repeat(40))).rejects.toMatchObject({ name: "Refusal" });
  });
});

describe("changes", () => {
  test("are told file by file, with the lines that went and came", async () => {
    at.write("src/seats.ts", "a\nb\nc\nd\ne\n");
    at.write("src/gone.ts", "x\ny\n");
    at.write("src/old name.ts", `${"same\n".repeat(20)}last\n`);
    at.write("logo.png", Buffer.from([0, 1, 2]));
    at.write("src/mode.ts", "1;\n");
    const base = at.commit("Begin");
    at.write("src/seats.ts", "new\na\nb\nD\ne\nend\n");
    unlinkSync(join(at.folder, "src/gone.ts"));
    at.git("mv", "src/old name.ts", "src/näw name.ts");
    at.write("src/näw name.ts", `${"same\n".repeat(20)}LAST\n`);
    at.write("logo.png", Buffer.from([0, 1, 3]));
    at.write("src/added.ts", "one\ntwo\n");
    at.git("update-index", "--chmod=+x", "src/mode.ts");
    at.git("config", "core.fileMode", "false");
    expect(await changes(base, at.commit("Change"))).toEqual([
      "modified logo.png→logo.png binary",
      "added nothing→src/added.ts -0,0+1,2",
      "removed src/gone.ts→src/gone.ts -1,2+0,0",
      "modified src/mode.ts→src/mode.ts",
      "renamed src/old name.ts→src/näw name.ts -21,1+21,1",
      "modified src/seats.ts→src/seats.ts -0,0+1,1 -3,2+4,1 -5,0+6,1",
    ]);
  });

  test("code that looks like a diff is not read as one", async () => {
    at.write("src/a.ts", "one\n");
    at.write("src/b.ts", "one\n");
    const base = at.commit("Begin");
    at.write("src/a.ts", "one\n@@ -1,9 +1,9 @@\ndiff --git a/x b/x\nBinary files a and b differ\n");
    at.write("src/b.ts", "-- a\n++ b\n");
    expect(await changes(base, at.commit("Change"))).toEqual([
      "modified src/a.ts→src/a.ts -1,0+2,3",
      "modified src/b.ts→src/b.ts -1,1+1,2",
    ]);
  });

  test("a last line without an end, and line ends of both kinds", async () => {
    at.write("src/a.ts", "one\ntwo");
    at.write("src/b.ts", "one\r\ntwo\r\n");
    const base = at.commit("Begin");
    at.write("src/a.ts", "one\ntwo\n");
    at.write("src/b.ts", "one\r\nTWO\r\n");
    expect(await changes(base, at.commit("Change"))).toEqual([
      "modified src/a.ts→src/a.ts -2,1+2,1",
      "modified src/b.ts→src/b.ts -2,1+2,1",
    ]);
  });

  test("a file that becomes a link is no text to compare", async () => {
    at.write("src/a.ts", "one\n");
    at.write("src/z.ts", "one\n");
    const base = at.commit("Begin");
    unlinkSync(join(at.folder, "src/a.ts"));
    symlinkSync("z.ts", join(at.folder, "src/a.ts"));
    at.write("src/z.ts", "two\n");
    expect(await changes(base, at.commit("Change"))).toEqual([
      "modified src/a.ts→src/a.ts binary -1,1+0,0",
      "modified src/z.ts→src/z.ts -1,1+1,1",
    ]);
  });

  test("there are none between a commit and itself", async () => {
    const base = at.commit("Begin");
    expect(await changes(base, base)).toEqual([]);
  });
});

describe("history", () => {
  test("commits, newest first, a merge as what it brought", async () => {
    at.write("a.ts", "1\n");
    const first = at.commit("Begin");
    at.git("checkout", "--quiet", "-b", "lock");
    at.write("b b.ts", "2\n");
    at.write("two\nlines.ts", "2\n");
    at.commit("Lock\n\nBecause of #231.\n\nReviewed-by: Ben");
    at.git("checkout", "--quiet", "main");
    at.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #238", "lock");
    const commits = await mirror.commits({ from: "main", limit: 10 });
    expect(commits.map((commit) => [commit.subject, commit.body, commit.author, commit.parents.length, commit.paths])).toEqual([
      ["Merge pull request #238", "", "Ann", 2, ["b b.ts", "two\nlines.ts"]],
      ["Begin", "", "Ann", 0, ["a.ts"]],
    ]);
    const [lock] = await mirror.commits({ from: "lock", notIn: first, limit: 10 });
    expect(lock).toMatchObject({
      subject: "Lock",
      body: "Because of #231.\n\nReviewed-by: Ben",
      at: expect.stringMatching(/^2026-03-12T\d\d:00:00/),
    });
    expect(await mirror.commits({ from: "main", limit: 1 })).toHaveLength(1);
    expect(await mirror.commits({ from: "main", sinceIso: "2026-03-13T00:00:00Z", limit: 10 })).toEqual([]);
  });

  test("a message forges no commit", async () => {
    at.write("a.ts", "1\n");
    at.commit("Begin\x1eaaaa\x1f\x1fMallory\x1f2020-01-01\x1fFix everything\x1f\x1f");
    const commits = await mirror.commits({ from: "main", limit: 10 });
    expect(commits.map((commit) => commit.author)).toEqual(["Ann"]);
  });

  test("a line, through a rename and edits, as it then stood", async () => {
    const body = (line: string): string => `one\n${line}\n${"same\n".repeat(20)}`;
    at.write("src/fx.ts", body("const TIMEOUT = 5;"));
    at.commit("Ask the rates provider (#87)");
    at.git("mv", "src/fx.ts", "src/rates.ts");
    at.commit("Move");
    at.write("src/rates.ts", `// rates\n${body("const TIMEOUT = 30; // |x|")}`);
    const head = at.commit("Raise the timeout (#412)\n\nMondays are slow.");
    expect(
      (await mirror.lineHistory(head, "src/rates.ts", 3)).map(({ subject, body: why, path, line, text }) => ({
        subject,
        why,
        path,
        line,
        text,
      })),
    ).toEqual([
      { subject: "Raise the timeout (#412)", why: "Mondays are slow.", path: "src/rates.ts", line: 3, text: "const TIMEOUT = 30; // |x|" },
      { subject: "Ask the rates provider (#87)", why: "", path: "src/fx.ts", line: 2, text: "const TIMEOUT = 5;" },
    ]);
  });

  test("a line that is not there is a refusal", async () => {
    at.write("a.ts", "1\n");
    await expect(mirror.lineHistory(at.commit("Begin"), "a.ts", 99)).rejects.toMatchObject({ code: "git-failed" });
  });
});

test("a folder below a repository is that repository, one that is none is a refusal", async () => {
  at.write("src/seats.ts", seats);
  const commit = at.commit("Begin");
  const inner = await git.open(refTo(join(at.folder, "src")));
  expect([...(await inner.snapshot(commit)).files.keys()]).toEqual(["src/seats.ts"]);
  const none = await git.open(refTo(temporaryFolder()));
  expect(await none.resolve("HEAD")).toBeNull();
  await expect(none.snapshot(commit)).rejects.toMatchObject({ code: "not-found" });
});
