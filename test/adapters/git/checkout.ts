// Real repositories in temporary folders, made by real git, away from the settings of whoever runs the tests.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitEnvironment } from "../../support/github/git/run.ts";

export type Checkout = {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, text: string | Buffer) => void;
  /** Everything in the folder, as a commit; answers with its id. */
  readonly commit: (message: string, more?: readonly string[]) => string;
};

const made: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "foretrace-git-"));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function newCheckout(): Checkout {
  const folder = temporaryFolder();
  let hours = 8;
  const git = (...args: readonly string[]): string => {
    const date = `2026-03-12T${String(hours).padStart(2, "0")}:00:00Z`;
    const env = gitEnvironment({
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_AUTHOR_NAME: "Ann",
      GIT_AUTHOR_EMAIL: "ann@example.com",
    });
    return execFileSync("git", ["-C", folder, ...args], { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  };
  git("init", "--quiet", "--initial-branch=main");
  const write = (path: string, text: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (message: string, more: readonly string[] = []): string => {
    hours++;
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", message, ...more);
    return git("rev-parse", "HEAD");
  };
  return { folder, git, write, commit };
}
