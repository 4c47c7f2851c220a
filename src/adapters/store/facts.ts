// The port Facts: what blobs say by themselves, and the code half of the graph of a commit. A cache of git, throughout.
import type pg from "pg";
import { z } from "zod";
import type { FileFacts } from "#graph/facts.ts";
import type { Facts } from "#tasks/ports.ts";
import { loadCodeGraph, saveCodeGraph } from "./code-graph.ts";
import { readCached, rowsOf } from "./document.ts";
import { blobsPerQueryMax } from "./limits.ts";
import { factsShape } from "./shapes/facts.ts";
import { slices } from "./slices.ts";

const rowShape = z.object({ blob: z.string(), facts: z.unknown() });

export function createFacts(pool: pg.Pool): Facts {
  return {
    load: async (blobs, version) => {
      const found = new Map<string, FileFacts>();
      for (const some of slices(blobs, blobsPerQueryMax)) {
        const { rows } = await pool.query("select blob, facts from blob_facts where version = $2 and blob = any($1)", [some, version]);
        for (const row of z.array(rowShape).parse(rows)) {
          const facts = readCached(factsShape, row.facts);
          if (facts !== null) found.set(row.blob, facts);
        }
      }
      return found;
    },
    save: async (facts, version) => {
      for (const some of slices([...facts], blobsPerQueryMax)) {
        const { places, values } = rowsOf(some.map(([blob, fact]) => [blob, version, JSON.stringify(fact)]));
        await pool.query(
          `insert into blob_facts (blob, version, facts) values ${places} on conflict (blob, version) do update set facts = excluded.facts, saved_at = now()`,
          values,
        );
      }
    },
    saveGraph: (repository, commit, graph) => saveCodeGraph(pool, repository, commit, graph),
    loadGraph: (repository, commit) => loadCodeGraph(pool, repository, commit),
  };
}
