// A report, as it comes back from the store.
import { z } from "zod";
import type { Report } from "#report/report.ts";
import { problemShape, spanShape, symbolIdShape } from "./place.ts";
import { causeShape, functionShape, pathShape, verdictKindShape, verdictShape } from "./verdict.ts";

type Finding = Report["findings"][number];

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.number();

const patchShape: z.ZodType<NonNullable<Finding["patch"]>> = z.object({
  idea: text,
  says: text,
  edit: z.object({ path: text, start: count, end: count, text }),
  lines: z.object({ path: text, from: count, to: count, text }),
  proof: z.object({ repaired: z.array(text), unchanged: count, notCovered: textOrNull }),
});

const findingShape: z.ZodType<Finding> = z.object({
  fingerprint: text,
  title: text,
  kind: verdictKindShape,
  scenario: text,
  cause: causeShape.nullable(),
  message: text,
  before: text,
  after: text,
  path: pathShape,
  patch: patchShape.nullable(),
  blocks: z.boolean(),
});

const reachShape: z.ZodType<Report["reach"]> = z.object({
  symbols: z.array(z.object({ id: symbolIdShape, distance: count, via: symbolIdShape.nullable() })),
  routes: z.array(text),
  exported: z.array(text),
  tests: z.array(text),
  scenarios: z.array(text),
  changed: z.array(symbolIdShape),
});

const footerShape: z.ZodType<Report["footer"]> = z.object({
  seconds: count,
  run: count,
  cached: count,
  skipped: count,
  engine: text,
  settings: text,
  seed: text,
  replay: text,
  link: textOrNull,
});

export const reportShape: z.ZodType<Report> = z.object({
  id: text,
  repository: text,
  number: count.nullable(),
  base: text,
  head: text,
  conclusion: z.enum(["success", "neutral", "failure", "skipped"]),
  title: text,
  quiet: z.boolean(),
  counts: z.record(verdictKindShape, count),
  behaviours: z.array(z.object({ input: text, before: text, after: text, kind: verdictKindShape, span: spanShape.nullable() })),
  findings: z.array(findingShape),
  functions: z.array(functionShape),
  unknowns: z.array(z.object({ what: text, message: text, count, examples: z.array(text), advice: text })),
  reach: reachShape,
  precedents: z.array(z.object({ at: text, number: count.nullable(), title: text, fix: textOrNull, symbols: z.array(symbolIdShape) })),
  scenarios: z.array(z.object({ id: text, title: text, kind: verdictKindShape, source: text, verdict: verdictShape })),
  leftOut: z.array(z.object({ title: text, why: text })),
  problems: z.array(problemShape),
  footer: footerShape,
  failed: textOrNull,
});
