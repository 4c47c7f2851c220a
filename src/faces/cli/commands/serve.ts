// foretrace serve: the App and its pages, until it is told to stop.
import type { Command } from "commander";
import { untilStopped } from "../signals.ts";
import type { Surroundings } from "../surroundings.ts";

export function addServe(program: Command, around: Surroundings): void {
  program
    .command("serve")
    .description("serve the App: webhooks, pages, and the workers of this process")
    .action(async () => {
      const { tools } = around;
      const config = tools.readConfig();
      const log = tools.createLog(config.logLevel, process.stdout);
      const server = await tools.serve(config, config.dataDir ?? "data", log);
      if (config.github === null)
        around.screen.complain(`No credentials yet: open ${server.url}/setup in a browser on this machine to register the App.`);
      await untilStopped();
      log.info({}, "stopping: jobs in hand are finished or handed back");
      await server.close();
    });
}
