// Our own PostgreSQL as a child process on a Unix socket: started if nobody did, found if somebody did, shared by all
// processes of this data directory, started again when it dies, and stopped by the last one to leave.
import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delayMs } from "node:timers/promises";
import type { Log } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import type { Binaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { commandOf, type Identity } from "./identity.ts";
import { logBytesMax, startPollMs, startsMax, startTimeoutMs, stopTimeoutMs } from "./limits.ts";
import { forgetReusedPid, isAlive, readPidFile } from "./pid-file.ts";
import { enter, type Presence } from "./presence.ts";
import { socketDirectoryOf } from "./socket.ts";

export type ServerPlan = { readonly dataDir: string; readonly binaries: Binaries; readonly identity: Identity; readonly log: Log };

/** Comes back with a connection that says we are here, to a server that is ready. */
export async function joinServer(plan: ServerPlan): Promise<Presence> {
  const directory = join(plan.dataDir, "pg");
  const deadline = Date.now() + startTimeoutMs;
  let child: ChildProcess | null = null;
  let starts = 0;
  for (;;) {
    const running = await readPidFile(directory);
    const presence = running?.ready === true ? await enter(running.socketDirectory) : null;
    if (presence !== null) return presence;
    if (Date.now() > deadline || starts > startsMax) throw await notStarted(plan.dataDir);
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      if (running !== null) await forgetReusedPid(directory, running.pid);
      if (running === null || !isAlive(running.pid)) {
        await ensureCluster(plan.dataDir, plan.binaries, plan.identity);
        child = await start(plan, directory);
        starts += 1;
      }
    }
    await delayMs(startPollMs);
  }
}

async function start(plan: ServerPlan, directory: string): Promise<ChildProcess> {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: await socketDirectoryOf(directory, plan.identity),
    unix_socket_permissions: "0700",
    max_connections: "100",
    // Errors of statements go to who asked; in the log they would show what people wrote. In this order "log" is above "error".
    log_min_messages: "log",
    log_min_error_statement: "panic",
    // Parallel queries want more shared memory than a container has by default, and nothing here is that large.
    max_parallel_workers_per_gather: "0",
    jit: "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { command, words } = commandOf(plan.identity, plan.binaries.postgres);
  const logPath = join(plan.dataDir, "pg.log");
  const size = await stat(logPath).then(
    (found) => found.size,
    () => 0,
  );
  const said = await open(logPath, size > logBytesMax ? "w" : "a", 0o600);
  try {
    // Its own session, so that Ctrl-C reaches us and not the server under us; no pipe, so that it outlives us unharmed.
    const env = { LC_ALL: "C", TZ: "UTC", PATH: process.env.PATH ?? "" };
    const child = spawn(command, [...words, "-D", directory, ...options], {
      cwd: directory,
      env,
      detached: true,
      stdio: ["ignore", said.fd, said.fd],
      ...(plan.identity.ids ?? {}),
    });
    child.on("error", (cause) => plan.log.warn({ reason: cause.message }, "the store's server could not be started"));
    child.unref();
    return child;
  } finally {
    await said.close();
  }
}

async function notStarted(dataDir: string): Promise<Refusal> {
  const path = join(dataDir, "pg.log");
  const lines = (await readFile(path, "utf8").catch(() => "")).trim().split("\n");
  return new Refusal(
    "store-failed",
    `The store's server did not start; the end of ${path} says: ${lines.slice(-3).join(" / ") || "nothing"}`,
  );
}

/** Stops the server if we were the last one here. */
export async function leaveServer(dataDir: string, presence: Presence): Promise<void> {
  const directory = join(dataDir, "pg");
  const running = await readPidFile(directory);
  if (running === null || !(await presence.isLast())) return await presence.leave();
  const deadline = Date.now() + stopTimeoutMs;
  process.kill(running.pid, "SIGINT");
  await presence.leave();
  while (isAlive(running.pid) && Date.now() < deadline) await delayMs(startPollMs);
  // A short folder made for the socket alone; a server that starts meanwhile makes it again.
  if (running.socketDirectory !== directory) await rmdir(running.socketDirectory).catch(() => undefined);
}
