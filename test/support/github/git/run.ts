// Runs git on a bare repository, away from the settings of whoever runs the tests.
import { spawn } from "node:child_process";
import { Bug } from "#ground/bug.ts";

const ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "GitHub",
  GIT_AUTHOR_EMAIL: "noreply@github.com",
  GIT_COMMITTER_NAME: "GitHub",
  GIT_COMMITTER_EMAIL: "noreply@github.com",
  LC_ALL: "C",
};

export const gitEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...ENVIRONMENT,
  ...more,
});

export type GitOptions = { readonly input?: string; readonly environment?: Readonly<Record<string, string>> };

export async function git(folder: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { code, out, errors } = await gitTried(folder, args, options);
  if (code !== 0) throw new Bug(`git ${args.join(" ")} ended with ${code}: ${errors.trim()}`);
  return out;
}

export type GitEnd = { readonly code: number; readonly out: string; readonly errors: string };

export function gitTried(folder: string, args: readonly string[], { input, environment }: GitOptions = {}): Promise<GitEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["-C", folder, "-c", "core.quotePath=false", ...args], { env: gitEnvironment(environment) });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? -1, out: Buffer.concat(out).toString("utf8"), errors: Buffer.concat(errors).toString("utf8") }),
    );
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}
