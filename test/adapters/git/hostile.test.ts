// A repository whose own configuration would start programs: reading it starts none. Each trap is sprung by plain git first.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createGit } from "#adapters/git/git.ts";
import type { Mirror } from "#tasks/ports.ts";
import { type Checkout, newCheckout, removeFolders, temporaryFolder } from "./checkout.ts";

let at: Checkout;
let mirror: Mirror;
let trap: string;
let sprung: string;
let base: string;
let head: string;

beforeAll(async () => {
  const folder = temporaryFolder();
  trap = join(folder, "trap.sh");
  sprung = join(folder, "sprung");
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> ${sprung}\ncat > /dev/null 2>&1 < /dev/null\nexit 0\n`, { mode: 0o755 });
  at = newCheckout();
  at.write("src/seats.ts", "one\n");
  at.write("src/old.ts", `${"same\n".repeat(9)}`);
  at.write(".gitattributes", "*.ts diff=trap filter=trap\n");
  base = at.commit("Begin");
  at.write("src/seats.ts", "two\n");
  at.git("mv", "src/old.ts", "src/new.ts");
  head = signed(at.commit("Change"));
  for (const hook of ["reference-transaction", "post-checkout", "post-index-change", "fsmonitor-watchman"])
    writeFileSync(join(at.folder, ".git/hooks", hook), readFileSync(trap), { mode: 0o755 });
  const settings: Readonly<Record<string, string>> = {
    "core.fsmonitor": trap,
    "core.pager": trap,
    "core.editor": trap,
    "core.askPass": trap,
    "core.sshCommand": trap,
    "core.gitProxy": trap,
    "core.alternateRefsCommand": trap,
    "credential.helper": trap,
    "diff.external": trap,
    "diff.trap.command": trap,
    "diff.trap.textconv": trap,
    "filter.trap.smudge": trap,
    "filter.trap.clean": trap,
    "filter.trap.process": trap,
    "gpg.program": trap,
    "log.showSignature": "true",
    "uploadpack.packObjectsHook": trap,
    "alias.log": `!${trap}`,
    // What changes words instead of running them.
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.renames": "false",
    "diff.interHunkContext": "9",
    "diff.submodule": "log",
    "diff.algorithm": "patience",
    "color.ui": "always",
    "core.quotePath": "true",
    "log.date": "relative",
    "i18n.logOutputEncoding": "UTF-16",
  };
  for (const [name, value] of Object.entries(settings)) at.git("config", name, value);
  mirror = await createGit({ dataDir: temporaryFolder(), authorization: async () => null }).open({
    name: "x/y",
    cloneUrl: at.folder,
    installation: null,
    defaultBranch: "main",
  });
});
afterAll(removeFolders);
beforeEach(() => rmSync(sprung, { force: true }));

/** The same commit with a signature, which `log.showSignature` would have checked. */
function signed(commit: string): string {
  const text = at.git("cat-file", "commit", commit);
  const file = join(at.folder, ".git/commit.txt");
  writeFileSync(file, `${text.replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n")}\n`);
  const id = at.git("hash-object", "-t", "commit", "-w", file);
  at.git("update-ref", "refs/heads/main", id);
  return id;
}

describe("traps that plain git springs", () => {
  test.each([
    ["an external diff", () => at.git("diff", base, head)],
    ["a signature program", () => at.git("-c", "alias.log=", "log", "-1", "--format=%H", head)],
    ["a watcher of files", () => at.git("status", "--short")],
  ])("%s", (_what, run) => {
    try {
      run();
    } catch {
      // It may well fail, as long as the trap was sprung.
    }
    expect(existsSync(sprung)).toBe(true);
  });
});

test("nothing runs, and every answer is as it would be without", async () => {
  expect(await mirror.resolve("HEAD")).toBe(head);
  expect(await mirror.mergeBase(base, head)).toBe(base);
  expect([...(await mirror.snapshot(head)).files].map(([path, file]) => `${path} ${file.text.length}`)).toEqual([
    "src/new.ts 45",
    "src/seats.ts 4",
  ]);
  expect((await mirror.changes(base, head)).map((change) => `${change.status} ${change.path} ${change.hunks.length}`)).toEqual([
    "renamed src/new.ts 0",
    "modified src/seats.ts 1",
  ]);
  expect(await mirror.commits({ from: head, limit: 9 })).toMatchObject([
    { subject: "Change", author: "Ann", paths: ["src/new.ts", "src/old.ts", "src/seats.ts"] },
    { subject: "Begin" },
  ]);
  expect(await mirror.lineHistory(head, "src/seats.ts", 1)).toMatchObject([{ text: "two", path: "src/seats.ts" }, { text: "one" }]);
  await mirror.fetch(["main"]);
  expect(existsSync(sprung) ? readFileSync(sprung, "utf8") : "").toBe("");
});

describe("a partial clone that would fetch what it lacks", () => {
  test.each([
    ["with an ssh command", "ssh://x.example/y.git"],
    ["through a program", "ext::sh -c touch% /tmp/sprung"],
    ["from another folder", "file:///nowhere/at/all"],
  ])("%s", async (_how, url) => {
    const blob = at.git("rev-parse", `${head}:src/seats.ts`);
    const object = join(at.folder, ".git/objects", blob.slice(0, 2), blob.slice(2));
    const bytes = readFileSync(object);
    at.git("config", "remote.origin.url", url);
    at.git("config", "remote.origin.promisor", "true");
    at.git("config", "extensions.partialClone", "origin");
    rmSync(object, { force: true });
    try {
      const snapshot = await createGit({ dataDir: temporaryFolder(), authorization: async () => null })
        .open({ name: "x/y", cloneUrl: at.folder, installation: null, defaultBranch: "main" })
        .then((fresh) => fresh.snapshot(head));
      expect([...snapshot.files.keys()]).toEqual(["src/new.ts"]);
      expect(snapshot.omitted).toContain("src/seats.ts");
      expect(existsSync(sprung)).toBe(false);
    } finally {
      writeFileSync(object, bytes);
    }
  });
});
