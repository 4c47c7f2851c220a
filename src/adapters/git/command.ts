// Runs git as a child process, with nothing of a stranger's configuration able to start a program,
// no prompt, and no secret on the command line: credentials travel in the environment of that one process.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import pLimit from "p-limit";
import { Refusal } from "#tasks/refusal.ts";
import { commandTimeoutMs, fetchesMax, outputBytesMax, processesMax } from "./limits.ts";

/** Two queues, so that reading what is here never waits for a slow network. */
const reading = pLimit(processesMax);
const fetching = pLimit(fetchesMax);

/** Settings that keep a repository's own configuration from running anything, and from changing what git prints. */
const harmless = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "core.quotePath=false",
  "core.pager=cat",
  "diff.external=",
  "log.showSignature=false",
  "i18n.logOutputEncoding=UTF-8",
  // A partial clone fetches what it lacks by itself, with the ssh command or the helper that its configuration names.
  "protocol.allow=never",
  "gc.auto=0",
  "maintenance.auto=false",
  "safe.directory=*",
].flatMap((setting) => ["-c", setting]);

/** Where a command may go, and the header that it shows there and nowhere else. Without it no command leaves this machine. */
export type Remote = { readonly url: string; readonly header: string | null };
export type GitOptions = {
  readonly input?: string;
  readonly timeoutMs?: number;
  readonly remote?: Remote | null;
  readonly accept?: readonly number[];
};

/** Standard output of a git command; a Refusal with git's own last words when it fails. */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  return (options.remote ? fetching : reading)(() => runGit(folder, args, options));
}

export async function gitText(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await git(folder, args, options)).toString("utf8");
}

function runGit(folder: string, args: readonly string[], options: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const remote = options.remote ?? null;
    const allowed = remote === null ? [] : ["-c", `protocol.${new URL(remote.url).protocol.slice(0, -1)}.allow=always`];
    const env = environment(folder, remote);
    const child = spawn("git", [...harmless, ...allowed, "-C", folder, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
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

/** What git needs of our own environment to reach the network; everything else of it stays here. */
const passedOn = [
  "PATH",
  "HOME",
  "SSL_CERT_FILE",
  "GIT_SSL_CAINFO",
  "HTTPS_PROXY",
  "https_proxy",
  "HTTP_PROXY",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
  "NO_PROXY",
  "no_proxy",
];

function environment(folder: string, remote: Remote | null): NodeJS.ProcessEnv {
  const base: NodeJS.ProcessEnv = {
    ...Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    LANG: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_ASKPASS: "",
    GIT_LFS_SKIP_SMUDGE: "1",
  };
  // A broken mirror must not be taken for a part of whatever repository lies around the data folder.
  if (folder.endsWith(".git")) base.GIT_CEILING_DIRECTORIES = dirname(folder);
  if (remote === null || remote.header === null) return base;
  const key = `http.${new URL(remote.url).origin}/.extraHeader`;
  return { ...base, GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: remote.header };
}

const busyMs = 5_000;
const unreachableMs = 10_000;
const stoppedMs = 30_000;
const refusedMs = 60_000;

function refusalOf(command: string, words: string, killed: boolean): Refusal {
  const last = words
    .trim()
    .split("\n")
    .slice(-2)
    .join(" ")
    .replace(/\/\/[^@\s/]+@/g, "//");
  const said = `git ${command}: ${last}`;
  if (killed)
    return new Refusal("git-failed", `git ${command} took too long or gave too much and was stopped.`, { retryAfterMs: stoppedMs });
  if (/Authentication failed|could not read Username|returned error: 40[13]/.test(words))
    return new Refusal("not-allowed", `git ${command}: access to the repository was refused.`, { retryAfterMs: refusedMs });
  if (/repository .*not found|couldn't find remote ref|does not appear to be a git repository/i.test(words))
    return new Refusal("not-found", said);
  if (/not a git repository/i.test(words)) return new Refusal("not-found", said, { retryAfterMs: busyMs }); // a mirror that was just removed
  if (/Could not resolve host|Connection refused|timed out|early EOF|RPC failed|unable to access|hung up/i.test(words))
    return new Refusal("unreachable", said, { retryAfterMs: unreachableMs });
  if (/cannot lock ref|Unable to create .*\.lock/i.test(words)) return new Refusal("git-failed", said, { retryAfterMs: busyMs });
  return new Refusal("git-failed", said);
}
