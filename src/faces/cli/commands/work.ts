// foretrace work: more workers for the same database, on this or another machine.
import type { Command } from "commander";
import { Refusal } from "#tasks/refusal.ts";
import { untilStopped } from "../signals.ts";
import type { Surroundings } from "../surroundings.ts";

export function addWork(program: Command, around: Surroundings): void {
  program
    .command("work")
    .description("work on the jobs of a shared database")
    .action(async () => {
      const { tools } = around;
      const config = tools.readConfig();
      if (config.github === null)
        throw new Refusal("bad-settings", "APP_ID and PRIVATE_KEY are not set; a worker needs them to answer on GitHub.");
      const log = tools.createLog(config.logLevel, process.stdout);
      const opened = await tools.openPorts(config, config.dataDir ?? "data", log);
      const workers = tools.startWorkers(config, opened, Math.max(1, config.workers));
      log.info({ workers: Math.max(1, config.workers), store: opened.storeKind }, "working");
      await untilStopped();
      await workers.stop(25_000);
      await opened.close();
    });
}
