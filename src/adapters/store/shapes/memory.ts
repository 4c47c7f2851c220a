// Incidents and decisions, as they come back from the store.
import { z } from "zod";
import type { Decision, Incident } from "#graph/graph.ts";
import { symbolIdShape } from "./place.ts";

export const incidentShape: z.ZodType<Incident> = z.object({
  id: z.string(),
  number: z.number().nullable(),
  title: z.string(),
  symptom: z.string(),
  at: z.string(),
  fix: z.object({ number: z.number().nullable(), commit: z.string().nullable() }),
  symbols: z.array(symbolIdShape),
  scenario: z.string().nullable(),
});

export const decisionShape: z.ZodType<Decision> = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  symbols: z.array(symbolIdShape),
  source: z.string(),
});
