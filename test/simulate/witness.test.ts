// The search for an input on which two programs differ: what it finds, how small, and what it says when it finds nothing.
import { describe, expect, it } from "vitest";
import { symbolId } from "#ground/ids.ts";
import { searchWitness } from "#simulate/witness.ts";
import { tinySources } from "../support/tiny-repo.ts";
import { settings } from "./scenarios.ts";

function search(path: string, name: string, base: string, head: string, seeds: readonly string[] = []) {
  return searchWitness({
    base: tinySources(`// file: ${path}\n${base}\n`),
    head: tinySources(`// file: ${path}\n${head}\n`),
    symbol: symbolId(path, name),
    seeds,
    settings,
  });
}

/** `call: before → after`, or why there is none. */
function shown(found: ReturnType<typeof search>): string {
  if (found.kind === "found") return `${found.call}: ${found.before} → ${found.after}`;
  return found.kind === "equal" ? "equal" : `undecided: ${found.what}`;
}

const price = (sign: string) => `
type Order = { seats: number; vip?: boolean; coupon?: string };
export function priceFor(order: Order): number {
  if (order.seats < 1) throw new RangeError("no seats");
  const base = order.seats * (order.vip ? 20 : 12);
  return order.seats ${sign} 10 ? base * 0.9 : base;
}`;

describe("a witness", () => {
  it("is the boundary that the code itself speaks of, with nothing optional left in it", () => {
    expect(shown(search("src/price.ts", "priceFor", price(">="), price(">")))).toBe("priceFor({ seats: 10 }): 108 → 120");
  });

  it("is confirmed by fresh runs, as a scenario anyone can run again", () => {
    const found = search("src/price.ts", "priceFor", price(">="), price(">"));
    expect(found.kind === "found" && found.steps).toEqual([
      { kind: "call", symbol: "src/price.ts#priceFor", arguments: [{ seats: 10 }], as: "result" },
    ]);
    expect(found.kind === "found" && found.base.observation.digest !== found.head.observation.digest).toBe(true);
  });

  it("can be a method of an instance, a promise, or a thrown error", () => {
    const cart = (total: string) =>
      `export class Cart {\n  constructor(private readonly lines: { qty: number }[]) {}\n  total(less = 0): number { const sum = this.lines.reduce((s, l) => s + l.qty, 0); return ${total}; }\n}`;
    expect(shown(search("src/cart.ts", "Cart.total", cart("sum - less"), cart("Math.max(0, sum - less)")))).toBe(
      "new Cart([{ qty: 0 }]).total(1): -1 → 0",
    );
    expect(
      shown(
        search(
          "src/a.ts",
          "mean",
          "export async function mean(xs: number[]) { return xs.length === 0 ? 0 : xs[0]!; }",
          "export async function mean(xs: number[]) { return xs[0]!; }",
        ),
      ),
    ).toBe("mean([]): 0 → undefined");
    expect(
      shown(
        search(
          "src/a.ts",
          "half",
          "export const half = (n: number) => n / 2;",
          "export const half = (n: number) => { if (n < 0) throw new RangeError('negative'); return n / 2; };",
        ),
      ),
    ).toBe("half(-1): -0.5 → throws RangeError: negative");
  });

  it("needs no types: the body says what it is given", () => {
    expect(
      shown(
        search(
          "src/slug.js",
          "slug",
          "export function slug(title) { return title.trim().toLowerCase(); }",
          "export function slug(title) { return title.toLowerCase(); }",
        ),
      ),
    ).toBe("slug(\" \"): '' → ' '");
    expect(
      shown(
        search(
          "src/sum.js",
          "sum",
          "export function sum(lines) { return lines.map((l) => l.amount).reduce((a, b) => a + b, 0); }",
          "export function sum(lines) { return lines.map((l) => l.amount).reduce((a, b) => a + b, 1); }",
        ),
      ),
    ).toBe("sum([]): 0 → 1");
  });

  it("begins with calls seen elsewhere, and resolves named types through imports", () => {
    const secret = (n: number) => `export function open(code: number): string { return code * 7 === ${n} ? "open" : "closed"; }`;
    expect(shown(search("src/safe.ts", "open", secret(7 * 12345), secret(0.5), ["open(12345)"]))).toBe("open(12345): 'open' → 'closed'");
    const kinds =
      "// file: src/kinds.ts\nexport enum Kind { Plain = 'plain', Rare = 'rare' }\nexport type Item = { kind: Kind; tags: readonly string[] };\n";
    const label = (word: string) =>
      `${kinds}// file: src/label.ts\nimport { type Item, Kind } from "./kinds.ts";\nexport const label = (item: Item) => (item.kind === Kind.Rare ? "${word}" : "-");\n`;
    const found = searchWitness({
      base: tinySources(label("gem")),
      head: tinySources(label("jewel")),
      symbol: symbolId("src/label.ts", "label"),
      seeds: [],
      settings,
    });
    expect(shown(found)).toBe(`label({ kind: "rare", tags: [] }): 'gem' → 'jewel'`);
  });

  it("sees what a call writes and what it does to its arguments", () => {
    expect(
      search(
        "src/a.ts",
        "add",
        "export function add(list: number[]) { list.push(1); }",
        "export function add(list: number[]) { list.unshift(1); }",
      ).kind,
    ).toBe("found");
    expect(
      search(
        "src/a.ts",
        "tell",
        "export function tell(n: number) { console.log(n); }",
        "export function tell(n: number) { console.log(n, n); }",
      ).kind,
    ).toBe("found");
  });
});

describe("no witness", () => {
  it("is equal after trying, or undecided with the reason", () => {
    expect(
      shown(
        search(
          "src/a.ts",
          "add",
          "export const add = (a: number, b: number) => a + b;",
          "export const add = (a: number, b: number) => b + a;",
        ),
      ),
    ).toBe("equal");
    expect(shown(search("src/a.ts", "inner", "const inner = () => 1;", "const inner = () => 2;"))).toBe("undecided: entry");
    expect(
      shown(
        search(
          "src/a.ts",
          "serve",
          "import http from 'node:http'; export const serve = () => http.createServer();",
          "import http from 'node:http'; export const serve = () => http.createServer(1);",
        ),
      ),
    ).toBe("undecided: node:http.createServer");
  });

  it("is not held up by an input that loops for ever", () => {
    const count = (from: string) => `export function count(n: number): number { let i = n; while (i !== 3) i++; return i - ${from}; }`;
    expect(search("src/a.ts", "count", count("0"), count("1")).kind).toBe("found");
  });
});

it("finds the same witness every time", () => {
  const once = search("src/price.ts", "priceFor", price(">="), price(">"));
  expect(search("src/price.ts", "priceFor", price(">="), price(">"))).toEqual(once);
});
