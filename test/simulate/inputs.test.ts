// Inputs proposed for functions, how they are printed, and how they shrink.
import { expect, it } from "vitest";
import { proposeInputs } from "#simulate/inputs.ts";
import { tinySources } from "../support/tiny-repo.ts";

function proposals(signature: string, count = 12): readonly string[] {
  const sources = tinySources(
    `// file: a.ts\ntype Kind = "plain" | "rare";\ninterface Item { id: number; kind: Kind; note?: string }\nexport function subject${signature}\n`,
  );
  const file = sources.parsed("a.ts");
  const statement = file?.tree.body.find((each) => each.type === "ExportNamedDeclaration");
  const fn = statement?.type === "ExportNamedDeclaration" ? statement.declaration : null;
  if (fn?.type !== "FunctionDeclaration") return [];
  const found: string[] = [];
  for (const { text } of proposeInputs({ sources, path: "a.ts", fn, seed: "inputs" })) if (found.push(text) === count) break;
  return found;
}

it("tries boundaries, and values around those in the code", () => {
  const all = proposals("(n: number) { return n > 41; }", 40);
  expect(all.slice(0, 3)).toEqual(["0", "1", "2"]);
  expect(all).toEqual(expect.arrayContaining(["40", "41", "42", "-1"]));
});

it("varies one place at a time, and leaves out what is optional", () => {
  expect(proposals("(item: Item, on = true) { return item; }", 6)).toEqual([
    '{ id: 0, kind: "plain", note: "" }',
    '{ id: 0, kind: "plain" }',
    '{ id: 0, kind: "plain", note: "" }, true',
    '{ id: 1, kind: "plain", note: "" }',
    '{ id: 0, kind: "plain", note: "" }, false',
    '{ id: 0, kind: "rare", note: "" }',
  ]);
});

it("knows unions, tuples, maps, callbacks, dates and records", () => {
  expect(proposals("(a: boolean | null)", 3)).toEqual(["true", "null", "false"]);
  expect(proposals("(a: [number, boolean])", 2)).toEqual(["[0, true]", "[1, true]"]);
  expect(proposals("(a: Map<string, boolean>)", 2)[0]).toBe("new Map()");
  expect(proposals("(a: () => number)", 1)).toEqual(["() => undefined"]);
  expect(proposals("(a: Date)", 1)).toEqual(['new Date("2026-03-15T10:00:00.000Z")']);
  expect(proposals("(a: Record<Kind, number>)", 1)).toEqual(["{ plain: 0, rare: 0 }"]);
});

it("guesses a type from the default or the use", () => {
  expect(proposals("(a = 5) { return a; }", 2)).toEqual(["", "0"]);
  expect(proposals("(text) { return text.trim(); }", 5)).toEqual(proposals("(text: string) { return text.trim(); }", 5));
  expect(proposals("(order) { return order.seats * 2 + order.rows.length; }", 1)).toEqual(["{ seats: 0, rows: 0 }"]);
});

it("proposes the same inputs for the same seed", () => {
  expect(proposals("(a: number, b: string, c: Item)", 200)).toEqual(proposals("(a: number, b: string, c: Item)", 200));
});
