// Runs git as a child process, with nothing of a stranger's configuration able to start a program,
// no prompt, and no secret on the command line: credentials travel in the environment of that one process.
import { spawn } from "node:child_process";
import pLimit from "p-limit";
import { Refusal } from "#tasks/refusal.ts";
import { commandTimeoutMs, outputBytesMax, processesMax } from "./limits.ts";

const atOnce = pLimit(processesMax);

/** Settings that keep a repository's own configuration from running anything. */
const harmless = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.quotePath=false",
  "core.pager=cat",
  "diff.external=",
  "protocol.ext.allow=never",
  "gc.auto=0",
  "maintenance.auto=false",
  "safe.directory=*",
].flatMap((setting) => ["-c", setting]);

/** A header that goes out to addresses below `url` and nowhere else. */
export type Credential = { readonly url: string; readonly header: string };
export type GitOptions = {
  readonly input?: string;
  readonly timeoutMs?: number;
  readonly authorization?: Credential | null;
  readonly accept?: readonly number[];
};

/** Standard output of a git command; a Refusal with git's own last words when it fails. */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  return atOnce(() => runGit(folder, args, options));
}

export async function gitText(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await git(folder, args, options)).toString("utf8");
}

function runGit(folder: string, args: readonly string[], options: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...harmless, "-C", folder, ...args], {
      env: environment(options.authorization ?? null),
      stdio: ["pipe", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    let size = 0;
    let words = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs ?? commandTimeoutMs);
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > outputBytesMax) child.kill("SIGKILL");
      else out.push(piece);
    });
    child.stderr.on("data", (piece: Buffer) => {
      words = (words + piece.toString("utf8")).slice(-4000);
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(new Refusal("git-failed", "git could not be started. Is it installed and on the PATH?", { cause }));
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || (code !== null && options.accept?.includes(code))) resolve(Buffer.concat(out));
      else reject(refusalOf(args[0] ?? "", words, signal !== null));
    });
    child.stdin.on("error", () => {}); // git may close its input early; its exit code says what happened
    child.stdin.end(options.input ?? "");
  });
}

function environment(authorization: Credential | null): NodeJS.ProcessEnv {
  const base: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LANG: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_ASKPASS: "",
    GIT_LFS_SKIP_SMUDGE: "1",
  };
  if (process.env.SSL_CERT_FILE) base.SSL_CERT_FILE = process.env.SSL_CERT_FILE;
  if (process.env.GIT_SSL_CAINFO) base.GIT_SSL_CAINFO = process.env.GIT_SSL_CAINFO;
  if (authorization === null) return base;
  return {
    ...base,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${authorization.url}.extraHeader`,
    GIT_CONFIG_VALUE_0: authorization.header,
  };
}

function refusalOf(command: string, words: string, killed: boolean): Refusal {
  const last = words
    .trim()
    .split("\n")
    .slice(-2)
    .join(" ")
    .replace(/\/\/[^@\s/]+@/g, "//");
  if (killed) return new Refusal("git-failed", `git ${command} took too long or gave too much and was stopped.`, { retryAfterMs: 30_000 });
  if (/Authentication failed|could not read Username|403|401/.test(words))
    return new Refusal("not-allowed", `git ${command}: access to the repository was refused.`, { retryAfterMs: 60_000 });
  if (/not found|does not appear to be a git repository|not a git repository/i.test(words))
    return new Refusal("not-found", `git ${command}: ${last}`);
  if (/Could not resolve host|Connection refused|timed out|early EOF|RPC failed|unable to access/i.test(words))
    return new Refusal("unreachable", `git ${command}: ${last}`, { retryAfterMs: 10_000 });
  return new Refusal("git-failed", `git ${command}: ${last}`);
}
