// A scenario, as it comes back from the store.
import { z } from "zod";
import type { Scenario, Step } from "#scenario/scenario.ts";
import { jsonShape } from "./place.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const settings = z.record(text, jsonShape);

const stepShape: z.ZodType<Step> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("call"), symbol: text, arguments: z.array(jsonShape), as: textOrNull }),
    // JSON cannot hold "no body", so a missing one means that.
    z
      .object({
        kind: z.literal("http"),
        method: text,
        service: textOrNull,
        path: text,
        headers: z.record(text, text),
        body: jsonShape.optional(),
        as: textOrNull,
      })
      .transform((step) => ({ ...step, body: step.body })),
    z.object({ kind: z.literal("publish"), topic: text, message: jsonShape }),
    z.object({ kind: z.literal("schedule"), advanceMs: z.number() }),
    z.object({ kind: z.literal("test"), path: text, title: text }),
    z.object({ kind: z.literal("run"), code: text, path: textOrNull }),
    z.object({ kind: z.literal("together"), steps: z.array(stepShape) }),
  ]),
);

const sourceShape: z.ZodType<Scenario["from"]> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("test"), path: text, line: z.number(), framework: text }),
  z.object({ kind: z.literal("issue"), number: z.number() }),
  z.object({ kind: z.literal("incident"), number: z.number() }),
  z.object({ kind: z.literal("file"), path: text }),
  z.object({ kind: z.literal("history"), commit: text }),
]);

export const scenarioShape: z.ZodType<Scenario> = z.object({
  id: text,
  title: text,
  says: text,
  from: sourceShape,
  version: z.number(),
  given: z.object({
    now: textOrNull,
    seed: textOrNull,
    timeZone: textOrNull,
    env: z.record(text, text),
    config: settings,
    flags: settings,
    tables: z.record(text, z.array(jsonShape)),
    replies: z.array(z.object({ call: text, with: jsonShape })),
  }),
  when: z.array(stepShape),
  then: z.array(z.object({ text, expression: text })),
  remembers: textOrNull,
  question: z.object({ phrase: text, choices: z.array(text) }).nullable(),
});
