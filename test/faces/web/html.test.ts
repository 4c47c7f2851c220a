// HTML that escapes itself, and the picture of a blast radius.
import fc from "fast-check";
import { expect, test } from "vitest";
import { blastPicture } from "#faces/web/blast-picture.ts";
import { html, printHtml } from "#faces/web/html.ts";
import { symbolId } from "#ground/ids.ts";
import type { Report } from "#report/report.ts";
import { nothing } from "../../report/samples.ts";

test("only what the tag made is markup", () => {
  const inner = html`<b>${"<i>"}</b>`;
  expect(
    printHtml(html`<p title="${'"x"'}">${inner}${["a", "b"].map((text) => html`<li>${text}`)}${7}${null}${false}${undefined}</p>`),
  ).toBe('<p title="&quot;x&quot;"><b>&lt;i&gt;</b><li>a<li>b7</p>');
});

test("no text can leave its place, in an element or in an attribute", () => {
  const text = fc
    .array(fc.constantFrom("<", ">", '"', "'", "&", "&lt;", "<!--", "</td>", "a", "`", "\u0000"), { maxLength: 8 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (given) => {
      const made = printHtml(html`<td class="${given}">${given}</td>`);
      const [, attribute = "", element = ""] = /^<td class="([^"<>]*)">([^<>"]*)<\/td>$/.exec(made) ?? [];
      const read = (escaped: string): string =>
        escaped
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&amp;/g, "&");
      expect([read(attribute), read(element)]).toEqual([given, given]);
    }),
  );
});

const reach = (symbols: Report["reach"]["symbols"]): string =>
  printHtml(blastPicture({ ...nothing.reach, symbols, changed: symbols.filter((one) => one.distance === 0).map((one) => one.id) }));
const at = (name: string, path = "src/a.ts") => symbolId(path, name);

test("what changed stands on the left, a line leads to each that it reaches", () => {
  const picture = reach([
    { id: at("refund"), distance: 0, via: null },
    { id: at("<module>", "src/routes.ts"), distance: 1, via: at("refund") },
    { id: at("aVeryLongNameThatGoesOnAndOnAndOn"), distance: 2, via: at("<module>", "src/routes.ts") },
  ]);
  expect(picture.match(/<path /g)).toHaveLength(2);
  expect(picture).toMatch(/<text x="10" y="20" font-weight="700"><title>src\/a\.ts#refund<\/title>refund<\/text>/);
  expect(picture).toContain(">routes.ts</text>");
  expect(picture).toContain(">aVeryLongNameThatGoesOnAn…</text>");
});

test("it is well formed, within its frame, and has no more rows than people look at", () => {
  const symbols = Array.from({ length: 400 }, (_, n) => ({
    id: at(`f${n}<"&`),
    distance: n % 9,
    via: n === 0 ? null : at(`f${Math.floor(n / 2)}<"&`),
  }));
  const picture = reach(symbols);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture) ?? [];
  const open: string[] = [];
  for (const [, close, name, self] of picture.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (close === "/") expect(open.pop()).toBe(name);
    else if (self !== "/") open.push(name ?? "");
  }
  expect(open).toEqual([]);
  for (const [, x, y] of picture.matchAll(/<text x="(\d+)" y="(\d+)"/g)) {
    expect(Number(x)).toBeLessThan(Number(width));
    expect(Number(y)).toBeLessThanOrEqual(Number(height));
  }
  expect(picture.match(/<text /g)?.length).toBeLessThanOrEqual(5 * 13);
  expect(picture).toMatch(/and \d+ more<\/text>/);
  expect(picture).not.toMatch(/NaN|undefined|Infinity/);
});

test("nothing reached is an empty picture, not a broken one", () => {
  expect(reach([])).not.toMatch(/NaN|Infinity|undefined/);
});
