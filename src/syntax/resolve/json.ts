// Reads JSON settings as people write them: comments and trailing commas allowed. What is no JSON counts as absent.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

export function readJson(text: string): Json | undefined {
  for (const candidate of [text, withoutComments(text)]) {
    try {
      return JSON.parse(candidate) as Json;
    } catch {
      // The second try, or the caller's default, follows.
    }
  }
  return undefined;
}

function withoutComments(text: string): string {
  const bare = text
    .replace(/^\ufeff/, "")
    .replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) => (match.startsWith('"') ? match : ""));
  return bare.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/g, (match) => (match.startsWith('"') ? match : ""));
}

export const asObject = (value: Json | undefined): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
export const asText = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);
export const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
