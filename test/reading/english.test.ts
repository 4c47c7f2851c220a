// The parts of the reader of sentences: values, structure, and that no text, however odd, stops it or holds it up.
import fc from "fast-check";
import { expect, test } from "vitest";
import { clausesOf } from "#reading/english/clauses.ts";
import { literalOf } from "#reading/english/literals.ts";
import { readIncident } from "#reading/incident.ts";
import { readIssue } from "#reading/issue.ts";
import { cinema } from "./cinema.ts";

test("values as people write them", () => {
  const sources = (...texts: readonly string[]): readonly (string | null)[] => texts.map((text) => literalOf(text)?.source ?? null);
  expect(
    sources("3", "-1.5", "1_000", "1e3", '"a \\" b"', "'it''s'", "“curly”", "`'ticks'`", "true", "null", "undefined", "NaN", "-Infinity"),
  ).toMatchInlineSnapshot(`
    [
      "3",
      "-1.5",
      "1000",
      "1000",
      ""a \\" b"",
      null,
      ""curly"",
      ""ticks"",
      "true",
      "null",
      "undefined",
      "NaN",
      "-Infinity",
    ]
  `);
  expect(
    sources(
      "[1, 'a', [true]]",
      "{ a: 1, 'b-c': [2,], d: { e: null } }",
      "{}",
      "an empty list",
      "an empty string",
      "three",
      "2026-02-29",
      "2026-01-01T10:00:00Z",
    ),
  ).toMatchInlineSnapshot(`
    [
      "[1,"a",[true]]",
      "{"a":1,"b-c":[2],"d":{"e":null}}",
      "{}",
      "[]",
      """",
      "3",
      ""2026-02-29"",
      ""2026-01-01T10:00:00Z"",
    ]
  `);
  expect(sources("seats", "3 seats", "1.2.3", "f(1)", "[1, x]", "{ a }", '"open', "", "36 euros", "[".repeat(50))).toEqual(
    Array.from({ length: 10 }, () => null),
  );
});

test("every JSON value reads as itself", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value));
      expect(literalOf(JSON.stringify(json))?.json).toEqual(json);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test("structure words", () => {
  const print = (prose: string): string =>
    clausesOf(prose)
      .map((clause) => `${clause.role}: ${clause.text}`)
      .join("\n");
  expect(
    print('Given now is 2026-01-01, when `f(3, "when, then")` is called, then the result is 36 and it doesn\'t throw'),
  ).toMatchInlineSnapshot(`
    "given: now is 2026-01-01
    when: \`f(3, "when, then")\` is called
    then: the result is 36
    then: it doesn't throw"
  `);
  expect(
    print("Background words, e.g. these.\n\n## Given\n\n* a hall\n* a seat\n\n## When\nthey book\nand then GET /x\n\n## Notes\nnothing"),
  ).toMatchInlineSnapshot(`
    "plain: Background words, e.g. these
    given: a hall
    given: a seat
    when: they book
    when: then GET /x
    plain: nothing"
  `);
  expect(print("The price should be 3 when it is Monday")).toMatchInlineSnapshot(`
    "when: it is Monday
    then: The price should be 3"
  `);
});

test("no text stops the reader, and the same text reads the same", () => {
  const words = fc.constantFrom(
    "when",
    "then",
    "given",
    "and",
    "is",
    "priceFor",
    "`priceFor`",
    "sum([1])",
    "with",
    "3",
    '"a"',
    "(",
    "`",
    "'",
    "{",
    "[",
    "POST /bookings",
    "throws",
    ",",
    ".",
    "\n",
    "```",
    "- ",
    "the result",
    "should",
    "at",
    "x.ts:3:1",
    "Error:",
    "é",
    "▮",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(text, (body) => {
      const issue = { number: 1, title: body.slice(0, 20), body };
      expect(readIssue(issue, cinema)).toEqual(readIssue(issue, cinema));
      readIncident(issue, cinema);
    }),
    { numRuns: 1_000, seed: 5 },
  );
});

test("no text holds the reader up", () => {
  const parts = [
    "(",
    "`",
    "'",
    '"',
    "[",
    "{",
    "@",
    "a ",
    "a.",
    "and the is ",
    "when ",
    "then it is ",
    "x: ",
    "a/",
    "Error: ",
    "at (",
    "1",
    "- ",
    "<!--",
    "```\n",
    "sum(",
    "sum([",
    "POST /bookings ",
    "\\",
    "expect(",
    "a, ",
  ];
  for (const part of parts) {
    const body = part.repeat(Math.ceil(65_000 / part.length));
    const start = performance.now();
    readIssue({ number: 1, title: "x", body }, cinema);
    readIncident({ number: 1, title: "x", body }, cinema);
    expect(performance.now() - start, part).toBeLessThan(2_000);
  }
});
