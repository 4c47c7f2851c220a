// A run and its trace, as they come back from the store.
import { z } from "zod";
import type { Verdict } from "#verdict/verdict.ts";
import { spanShape } from "./place.ts";

type Run = NonNullable<Verdict["head"]>;
type Trace = NonNullable<Run["trace"]>;
export type StoredRun = Run;

const text = z.string();
const textOrNull = z.string().nullable();
const place = spanShape.nullable();
const depth = z.number();
const shown = z.object({ text, unknown: textOrNull });

export const stuckShape: z.ZodType<NonNullable<Run["stuck"]>> = z.object({
  kind: z.enum(["unmodelled", "unsupported", "limit", "undecided", "missing", "fault"]),
  what: text,
  message: text,
  span: place,
});

const thrown = z.object({ name: text, message: text, shown, span: place, stack: z.array(z.object({ name: text, span: place })) });

export const failureShape: z.ZodType<NonNullable<Run["failure"]>> = z.object({
  message: text,
  expected: textOrNull,
  received: textOrNull,
  span: place,
  error: thrown.nullable(),
});

const step: z.ZodType<Trace["steps"][number]> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("line"), span: spanShape, depth }),
  z.object({ kind: z.literal("call"), name: text, span: spanShape, depth, arguments: z.array(shown) }),
  z.object({ kind: z.literal("return"), name: text, span: spanShape, depth, value: shown }),
  z.object({ kind: z.literal("throw"), span: place, depth, value: shown }),
  z.object({ kind: z.literal("set"), name: text, span: spanShape, depth, value: shown }),
  z.object({ kind: z.literal("branch"), span: spanShape, depth, taken: text }),
  z.object({ kind: z.literal("outside"), api: text, span: place, arguments: z.array(shown), answer: shown }),
  z.object({ kind: z.literal("assume"), text, span: place }),
]);

const observation: z.ZodType<Run["observation"]> = z.object({
  end: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("value"), value: shown }),
    z.object({ kind: z.literal("thrown"), error: thrown }),
    z.object({ kind: z.literal("stuck"), stuck: stuckShape }),
  ]),
  results: z.array(z.object({ name: text, value: shown })),
  outside: z.array(z.object({ api: text, arguments: z.array(shown), answer: shown })),
  logged: z.array(z.object({ stream: z.enum(["out", "err"]), text })),
  digest: text,
});

export const runShape: z.ZodType<Run> = z.object({
  scenarioId: text,
  status: z.enum(["passed", "failed", "stuck", "skipped"]),
  failure: failureShape.nullable(),
  stuck: stuckShape.nullable(),
  observation,
  trace: z.object({ steps: z.array(step), truncated: z.boolean() }).nullable(),
  read: z.array(z.object({ path: text, blob: text })),
  entered: z.array(text),
  assumptions: z.array(text),
  steps: z.number(),
});
