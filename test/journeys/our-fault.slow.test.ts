// When our own machine is at fault: never the contributor's red cross, but a neutral check run with an id and a line to replay,
// and not one comment.
import { afterEach, expect, test } from "vitest";
import { createPool } from "#adapters/workers/pool.ts";
import { openPorts, startWorkers } from "../../src/compose.ts";
import { seatMapTidied } from "../demo/pulls.ts";
import { quiet } from "../support/database.ts";
import { type OpenApp, openApp } from "./open-app.ts";
import { onlyRun, tally } from "./seen.ts";

let ends: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

/** The web process only serves; a worker of our own, with threads that run `script`, does the jobs. */
async function openFaulty(script: string): Promise<OpenApp> {
  const app = await openApp({ environment: { WORKERS: "0" } });
  const opened = await openPorts(app.config, app.dataDir, quiet);
  const simulator = createPool({ script: new URL(script, import.meta.url), threads: 1 });
  const workers = startWorkers(app.config, { ...opened, ports: { ...opened.ports, simulator } }, 1);
  ends = [app.close, opened.close, simulator.close, () => workers.stop(1_000)];
  return app;
}

test.each([
  ["throws", "./throwing-machine.ts"],
  ["takes its thread down", "./dying-machine.ts"],
])("the machine %s", async (_what, script) => {
  const app = await openFaulty(script);
  const pull = await app.cinema.openPull(seatMapTidied);
  await app.idle();
  const run = onlyRun(pull);
  expect(run).toMatchObject({ status: "completed", conclusion: "neutral", annotations: [] });
  expect(tally(app.standIn, pull)).toEqual({ runs: 1, reviews: 0, notes: 0, comments: 0 });
  expect(run.title).toMatch(/^Foretrace failed, not your change · id /);
  const id = /\/reports\/([0-9a-f]{12})$/.exec(run.detailsUrl)?.[1] ?? "no id";
  const said = [run.title, run.summary, run.text].join("\n");
  expect(said).toContain(id);
  expect(said).toMatch(/foretrace simulate --base [0-9a-f]{12} --head [0-9a-f]{12}/);
  // What went wrong stands in our log; nothing of our insides is published.
  expect(said).not.toContain("ghs_");
  expect(await app.count("job")).toBe(0);
});
