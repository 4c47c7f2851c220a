// The facts of a blob, as they come back from the store.
import { z } from "zod";
import type { FileFacts } from "#graph/facts.ts";

const range = z.object({ start: z.number(), end: z.number(), line: z.number(), column: z.number(), endLine: z.number() });
const text = z.string();
const textOrNull = z.string().nullable();

export const factsShape: z.ZodType<FileFacts> = z.object({
  symbols: z.array(
    z.object({ name: text, form: z.enum(["function", "method", "class", "variable", "type", "module"]), exported: z.boolean(), range }),
  ),
  imports: z.array(z.object({ specifier: text, imported: text, local: text })),
  exports: z.array(z.object({ exported: text, local: textOrNull, specifier: textOrNull, imported: textOrNull })),
  references: z.array(z.object({ from: text, name: text, member: textOrNull, kind: z.enum(["calls", "references"]), line: z.number() })),
  routes: z.array(z.object({ method: text, path: text, handler: textOrNull, range })),
  tests: z.array(z.object({ title: text, framework: text, range, skipped: z.boolean() })),
  problems: z.array(z.object({ message: text, line: z.number() })),
});
