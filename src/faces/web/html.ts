// HTML from strings that escape themselves: only what this tag made is markup, all else is text.

const made: unique symbol = Symbol("made");
export type Html = { readonly [made]: string };
type Part = string | number | null | undefined | false | Html | readonly Html[];

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { [made]: texts.map((text, i) => text + (i < parts.length ? print(parts[i]) : "")).join("") };
}

export const printHtml = (whole: Html): string => whole[made];

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "length" in part ? part.map(printHtml).join("") : printHtml(part);
}

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
