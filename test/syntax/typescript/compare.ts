// Compares our tree of a file with TypeScript's, both in one printed form without positions and types.
import { parseFile } from "#syntax/parse.ts";
import { fileOf } from "./statements.ts";

const IGNORED = new Set(["start", "end", "note", "returns", "typeArguments", "raw"]);

/** Keys sorted, positions and types left out; JSX is compared elsewhere. */
export function shapeText(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (IGNORED.has(key)) return undefined;
    if (typeof inner === "bigint") return `${inner}n`;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    if ((inner as { type?: string }).type === "JsxElement") return { type: "JsxElement" };
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export type Difference = { readonly ours: string; readonly theirs: string };

/** undefined: the same. Otherwise the two texts around the first difference. */
export function differenceOf(path: string, text: string): Difference | undefined {
  const ours = shapeText(parseFile(path, "", text).tree);
  const theirs = shapeText(fileOf(path, text));
  if (ours === theirs) return undefined;
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  return { ours: ours.slice(Math.max(0, at - 160), at + 160), theirs: theirs.slice(Math.max(0, at - 160), at + 160) };
}
