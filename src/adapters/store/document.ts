// Reads documents back through their shapes. What was lost can be made again (a cache) or it cannot (memory): the two differ in what a misfit means.
import type { z } from "zod";
import { Refusal } from "#tasks/refusal.ts";
import type { Prisma } from "./generated/client.ts";

/** For memory: a document that this version cannot read is said, never skipped. */
export function readDocument<T>(shape: z.ZodType<T>, document: unknown, what: string): T {
  const read = shape.safeParse(document);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Refusal("store-failed", `The stored ${what} cannot be read (${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unknown"}).`);
}

/** For caches: a document that this version cannot read was never there. */
export function readCached<T>(shape: z.ZodType<T>, document: unknown): T | null {
  return shape.safeParse(document).data ?? null;
}

/** Our documents are plain readonly data; the client's type for JSON knows neither missing bodies nor brands. */
export const asJson = (document: object): Prisma.InputJsonValue => document as Prisma.InputJsonValue;

/** Columns refuse U+0000, which a title made of source text may hold. */
export const plainText = (text: string): string => text.replaceAll("\0", "\uFFFD");

/**
 * Rows as `($1, $2), ($3, $4)` and their values. For documents: inside an array parameter each would be escaped once more,
 * which costs more than all the rest of the insert.
 */
export function rowsOf(rows: ReadonlyArray<readonly unknown[]>): { readonly places: string; readonly values: unknown[] } {
  let at = 0;
  const places = rows.map((row) => `(${row.map(() => `$${++at}`).join(", ")})`).join(", ");
  return { places, values: rows.flat() };
}
