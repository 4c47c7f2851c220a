// The small shapes that every stored document is made of.
import { z } from "zod";
import type { SymbolId } from "#ground/ids.ts";
import type { Problem } from "#ground/problem.ts";
import type { Span } from "#ground/span.ts";
import type { EventJson } from "#ledger/event.ts";

/** What comes out of a JSON column is JSON by construction; only a missing one is not. */
export const jsonShape = z.custom<EventJson>((value) => value !== undefined);
export const symbolIdShape = z.string().transform((text) => text as SymbolId);
export const spanShape: z.ZodType<Span> = z.object({
  path: z.string(),
  start: z.number(),
  end: z.number(),
  line: z.number(),
  column: z.number(),
  endLine: z.number(),
});
export const problemShape: z.ZodType<Problem> = z.object({ message: z.string(), span: spanShape });
