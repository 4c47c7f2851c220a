#!/usr/bin/env node
// The terminal's door: hands the arguments to the command line, and the command line what compose builds. No logic here.
import { runCli } from "#faces/cli/main.ts";
import { createLog, openPorts, openSimulator, serve, startWorkers } from "./compose.ts";
import { loadDotEnv, readConfig, userDataDir } from "./config.ts";

loadDotEnv(".env");
process.exitCode = await runCli(process.argv.slice(2), {
  readConfig: () => readConfig(process.env),
  userDataDir: () => userDataDir(process.env),
  createLog,
  openPorts,
  openSimulator,
  serve,
  startWorkers,
});
