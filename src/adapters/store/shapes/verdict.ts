// A verdict and what became of a function, as they come back from the store.
import { z } from "zod";
import type { FunctionJudgement, Verdict } from "#verdict/verdict.ts";
import { spanShape, symbolIdShape } from "./place.ts";
import { failureShape, runShape, stuckShape } from "./run.ts";
import { scenarioShape } from "./scenario.ts";

export const verdictKindShape = z.enum(["holds", "breaks", "still-broken", "fixed", "changed", "new", "unknown"]);

export const causeShape: z.ZodType<NonNullable<Verdict["cause"]>> = z.object({
  span: spanShape,
  symbol: symbolIdShape.nullable(),
  hunk: z.string(),
  others: z.array(spanShape),
  why: z.string(),
});

export const pathShape: z.ZodType<Verdict["path"]> = z.array(
  z.object({ span: spanShape, code: z.string(), text: z.string(), value: z.string().nullable(), depth: z.number() }),
);

export const verdictShape: z.ZodType<Verdict> = z.object({
  kind: verdictKindShape,
  scenario: scenarioShape,
  base: runShape.nullable(),
  head: runShape.nullable(),
  cause: causeShape.nullable(),
  path: pathShape,
  failure: failureShape.nullable(),
  reasons: z.array(stuckShape),
  expectationChanged: z.boolean(),
  before: z.string(),
  after: z.string(),
});

export const functionShape: z.ZodType<FunctionJudgement> = z.object({
  symbol: symbolIdShape,
  span: spanShape,
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("inert") }),
    z.object({ kind: z.literal("decided"), scenarios: z.number(), inputs: z.number(), differs: z.boolean() }),
    z.object({ kind: z.literal("undecided"), reason: stuckShape }),
    z.object({ kind: z.literal("unreached"), why: z.string() }),
  ]),
});
