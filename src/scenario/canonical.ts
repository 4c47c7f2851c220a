// One text for one value: JSON with sorted keys and no spaces. What is hashed is hashed in this form.
import { byText } from "#ground/order.ts";
import type { Json } from "./scenario.ts";

export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value as { readonly [key: string]: Json }).sort(([a], [b]) => byText(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}
