// One input of a function, as data that can be printed as JavaScript, compared by size and made smaller.
// It holds no guest values; `made` is the text of an expression for what JSON cannot say (dates, maps, callbacks).
import type { Json } from "#scenario/scenario.ts";

export type Input =
  | { readonly kind: "literal"; readonly value: undefined | null | boolean | number | string | bigint }
  | { readonly kind: "list"; readonly items: readonly Input[] }
  | { readonly kind: "record"; readonly entries: ReadonlyArray<readonly [string, Input]> }
  | { readonly kind: "made"; readonly text: string };

export const literal = (value: undefined | null | boolean | number | string | bigint): Input => ({ kind: "literal", value });
export const list = (...items: readonly Input[]): Input => ({ kind: "list", items });
export const record = (entries: ReadonlyArray<readonly [string, Input]>): Input => ({ kind: "record", entries });
export const made = (text: string): Input => ({ kind: "made", text });

/** The input as a JavaScript expression, on one line. */
export function printInput(input: Input): string {
  switch (input.kind) {
    case "literal":
      return printLiteral(input.value);
    case "list":
      return `[${input.items.map(printInput).join(", ")}]`;
    case "record": {
      const entries = input.entries.map(([key, value]) => `${printKey(key)}: ${printInput(value)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "made":
      return input.text;
  }
}

function printLiteral(value: undefined | null | boolean | number | string | bigint): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  return Object.is(value, -0) ? "-0" : String(value);
}

const printKey = (key: string): string => (key !== "__proto__" && /^[A-Za-z_$][\w$]*$/.test(key) ? key : `[${JSON.stringify(key)}]`);

/** Arguments as they stand in a call; trailing undefined is left out. */
export function printArguments(inputs: readonly Input[]): string {
  let count = inputs.length;
  while (count > 0) {
    const last = inputs[count - 1];
    if (last?.kind !== "literal" || last.value !== undefined) break;
    count--;
  }
  return inputs.slice(0, count).map(printInput).join(", ");
}

/** The input as JSON, or null when it holds what JSON cannot say. */
export function asJson(input: Input): { readonly json: Json } | null {
  switch (input.kind) {
    case "literal": {
      const value = input.value;
      if (value === undefined || typeof value === "bigint") return null;
      if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) return null;
      return { json: value };
    }
    case "list": {
      const items: Json[] = [];
      for (const item of input.items) {
        const found = asJson(item);
        if (found === null) return null;
        items.push(found.json);
      }
      return { json: items };
    }
    case "record": {
      const entries: Record<string, Json> = {};
      for (const [key, value] of input.entries) {
        const found = asJson(value);
        if (found === null || key === "__proto__") return null;
        entries[key] = found.json;
      }
      return { json: entries };
    }
    case "made":
      return null;
  }
}

/** How much there is to read: what shrinking makes less. */
export function weightOf(input: Input): number {
  switch (input.kind) {
    case "literal":
      return weightOfLiteral(input.value);
    case "list":
      return 1 + input.items.reduce((sum, item) => sum + weightOf(item), 0);
    case "record":
      return 1 + input.entries.reduce((sum, [, value]) => sum + 1 + weightOf(value), 0);
    case "made":
      return 2 + input.text.length / 8;
  }
}

function weightOfLiteral(value: undefined | null | boolean | number | string | bigint): number {
  if (typeof value === "string") return 1 + value.length / 4;
  if (typeof value !== "number" && typeof value !== "bigint") return value === undefined ? 0.5 : 1;
  return 1 + String(value).length / 4 + (value < 0 ? 0.25 : 0);
}
