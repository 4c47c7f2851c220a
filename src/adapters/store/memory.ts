// The port Memory: scenarios, incidents, decisions and cached runs, each a document beside the columns it is found by.
import type pg from "pg";
import { z } from "zod";
import type { Memory } from "#tasks/ports.ts";
import { asJson, plainText, readCached, readDocument, rowsOf } from "./document.ts";
import type { PrismaClient } from "./generated/client.ts";
import { blobsPerQueryMax } from "./limits.ts";
import { decisionShape, incidentShape } from "./shapes/memory.ts";
import { runShape, type StoredRun } from "./shapes/run.ts";
import { scenarioShape } from "./shapes/scenario.ts";
import { slices } from "./slices.ts";

const runRowShape = z.object({ key: z.string(), run: z.unknown() });

export function createMemory(pool: pg.Pool, prisma: PrismaClient): Memory {
  return {
    scenarios: async (repository) => {
      const rows = await prisma.scenario.findMany({
        where: { repository, retired: false },
        distinct: ["id"],
        orderBy: [{ id: "asc" }, { version: "desc" }],
      });
      return rows.map((row) => readDocument(scenarioShape, row.scenario, `scenario ${row.id}`));
    },
    saveScenario: async (repository, scenario) => {
      const { id, version } = scenario;
      const columns = { title: plainText(scenario.title), scenario: asJson(scenario), retired: false };
      await prisma.scenario.upsert({
        where: { repository_id_version: { repository, id, version } },
        create: { repository, id, version, ...columns },
        update: columns,
      });
    },
    incidents: async (repository) => {
      const rows = await prisma.incident.findMany({ where: { repository }, orderBy: [{ at: "asc" }, { id: "asc" }] });
      return rows.map((row) => readDocument(incidentShape, row.incident, `incident ${row.id}`));
    },
    saveIncident: async (repository, incident) => {
      const { id, number, at } = incident;
      const columns = { number, title: plainText(incident.title), at, incident: asJson(incident) };
      await prisma.incident.upsert({
        where: { repository_id: { repository, id } },
        create: { repository, id, ...columns },
        update: columns,
      });
    },
    decisions: async (repository) => {
      const rows = await prisma.decision.findMany({ where: { repository }, orderBy: [{ at: "asc" }, { id: "asc" }] });
      return rows.map((row) => readDocument(decisionShape, row.decision, `decision ${row.id}`));
    },
    saveDecision: async (repository, decision) => {
      const { id, at } = decision;
      const columns = { title: plainText(decision.title), at, decision: asJson(decision) };
      await prisma.decision.upsert({
        where: { repository_id: { repository, id } },
        create: { repository, id, ...columns },
        update: columns,
      });
    },
    cachedRuns: async (keys) => {
      const found = new Map<string, StoredRun>();
      for (const some of slices(keys, blobsPerQueryMax)) {
        const { rows } = await pool.query("select key, run from run where key = any($1)", [some]);
        for (const row of z.array(runRowShape).parse(rows)) {
          const run = readCached(runShape, row.run);
          if (run !== null) found.set(row.key, run);
        }
        // Once a day is enough to tell what is in use from what is not.
        await pool.query("update run set used_at = now() where key = any($1) and used_at < now() - interval '1 day'", [some]);
      }
      return found;
    },
    saveRuns: async (runs) => {
      for (const some of slices([...runs], blobsPerQueryMax)) {
        const { places, values } = rowsOf(some.map(([key, run]) => [key, JSON.stringify(run)]));
        await pool.query(
          `insert into run (key, run) values ${places} on conflict (key) do update set run = excluded.run, used_at = now()`,
          values,
        );
      }
    },
  };
}
