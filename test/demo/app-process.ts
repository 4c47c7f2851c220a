// The real App as a child process, as `npm start` would run it: told everything by its environment, watched from outside.
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Bug, invariant } from "#ground/bug.ts";

const ROOT = join(import.meta.dirname, "../..");
/** A first start also makes the embedded store. */
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;

/** As `npm start` runs it. */
export const BUILT: readonly string[] = ["dist/cli.js", "serve"];
/** The same from the sources, without building. */
export const SOURCES: readonly string[] = ["--conditions=source", "--import", "tsx", "src/cli.ts", "serve"];

export type AppPlan = {
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** What node is told to run, from the root of the project. */
  readonly command: readonly string[];
  /** Any free one when not given. */
  readonly port?: number;
};

export class AppProcess {
  readonly url: string;
  private readonly child: ChildProcess;
  private readonly logFile: string;
  private ended: string | undefined;

  private constructor(child: ChildProcess, url: string, logFile: string) {
    this.child = child;
    this.url = url;
    this.logFile = logFile;
    child.on("exit", (code, signal) => {
      this.ended = `ended with ${code ?? signal}`;
    });
  }

  static async start({ environment, logFile, command, port = 0 }: AppPlan): Promise<AppProcess> {
    const listensOn = port === 0 ? await freePort() : port;
    const log = createWriteStream(logFile);
    const env = { ...bareEnvironment(), ...environment, HOST: "127.0.0.1", PORT: String(listensOn) };
    const child = spawn(process.execPath, [...command], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    const app = new AppProcess(child, `http://127.0.0.1:${listensOn}`, logFile);
    await app.ready();
    return app;
  }

  /** What is wrong with the process, when something is. */
  get trouble(): string | undefined {
    return this.ended === undefined ? undefined : `the App ${this.ended}; the end of ${this.logFile}:\n${this.lastLines()}`;
  }

  /** Asks it to stop, and waits; makes it stop when it does not. */
  async stop(): Promise<void> {
    if (this.ended !== undefined) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await Promise.race([gone, sleep(STOP_WITHIN_MS, undefined, { ref: false }).then(() => this.child.kill("SIGKILL"))]);
    await gone;
  }

  /** Dies at once, as a machine that loses its power. */
  async crash(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }

  private async ready(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (performance.now() < deadline) {
      invariant(this.trouble === undefined, this.trouble ?? "");
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return;
      await sleep(200);
    }
    await this.stop();
    throw new Bug(`the App was not ready within ${READY_WITHIN_MS / 1000} s; the end of ${this.logFile}:\n${this.lastLines()}`);
  }

  private lastLines(): string {
    return readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-20).join("\n");
  }
}

/** Nothing of the caller's own GitHub App may reach the demo: only what finding programs and a home needs. */
function bareEnvironment(): Record<string, string> {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "USER"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
