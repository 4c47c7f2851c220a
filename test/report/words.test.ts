// Strangers' text in Markdown stays text: read back by the rules of CommonMark and of GitHub's own links.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, code, count, fenced, plain, shorten, shortPlace, visible } from "#report/words.ts";

/** Text that is likely to do harm. */
const nasty = fc.array(
  fc.constantFrom(
    ...["`", "``", "|", "\\", "\\|", "*", "_", "[a](b)", "![a](b)", "<b>", "<!--", "-->", "&amp;", "~~", "@ann", "#12", "GH-12", "$x$"],
    ...[
      "https://evil.example",
      "www.evil.example",
      ":tada:",
      "\n",
      "\r\n",
      "\t",
      " ",
      "1.",
      "-",
      "+",
      "=",
      "# ",
      "> ",
      "\u202e",
      "\u001b[2J",
      "é",
      "👍",
      "a b",
    ],
  ),
  { maxLength: 8 },
);
const text = nasty.map((parts) => parts.join(""));

/** The code spans of a line, as CommonMark finds them, and what is left outside of them. */
function spansOf(line: string): { readonly spans: readonly string[]; readonly rest: string } {
  const spans: string[] = [];
  let rest = "";
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0] ?? "";
    const end = run === "" ? -1 : [...line.slice(at + run.length).matchAll(/`+/g)].find((match) => match[0] === run)?.index;
    if (run === "" || end === undefined || end < 0) {
      rest += line.slice(at, at + Math.max(run.length, 1));
      at += Math.max(run.length, 1);
      continue;
    }
    const inside = line.slice(at + run.length, at + run.length + end);
    spans.push(/^ .* $/.test(inside) && inside.trim() !== "" ? inside.slice(1, -1) : inside);
    at += run.length * 2 + end;
  }
  return { spans, rest };
}

test("numbers agree with their words", () => {
  expect([count(0, "test"), count(1, "test"), count(2, "test"), count(2, "branch", "branches")]).toEqual([
    "0 tests",
    "1 test",
    "2 tests",
    "2 branches",
  ]);
});

describe("plain", () => {
  test.each([
    ["*bold* _it_ ~~no~~", "\\*bold\\* \\_it\\_ \\~\\~no\\~\\~"],
    ["<img src=x> &lt;", "\\<img src=x\\> \\&lt;"],
    ["[a](https://b)", "\\[a\\]\\(https:\u200b//b\\)"],
    ["see www.b.de", "see www\u200b.b.de"],
    ["@ann and #12, GH-12", "@\u200bann and \\#\u200b12, GH-\u200b12"],
    [":tada: 12:30", ":\u200btada: 12:30"],
    ["two\n\n# lines", "two \\#\u200b lines"],
    ["1. first", "1\\. first"],
    ["- item", "\\- item"],
    ["a | b", "a \\| b"],
  ])("%s", (given, wanted) => expect(plain(given)).toBe(wanted));

  test("nothing in it can format, link, mention, break a table or open HTML", () => {
    fc.assert(
      fc.property(text, (given) => {
        const made = plain(given);
        expect(made).not.toMatch(/[\n\r]/);
        // Every character that means something stands behind a backslash of its own.
        expect(made.replace(/\\[\\`*_{}[\]()#+!|<>~&$.=-]/g, "")).not.toMatch(/[\\`*_{}[\]()#+!|<>~&$]/);
        expect(made).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.\w|:\w+:|[\u202e\u001b]/i);
        expect(made).not.toMatch(/^(\d+\.|[-+=>#])/);
      }),
      { numRuns: 500 },
    );
  });

  test("it still says what was said", () => {
    fc.assert(
      fc.property(text, (given) => {
        const read = plain(given)
          .replace(/\\([\\`*_{}[\]()#+!|<>~&$.=-])/g, "$1")
          .replace(/\u200b/g, "");
        expect(read.replace(/\s/g, "")).toBe(visible(given).replace(/\s/g, ""));
      }),
    );
  });
});

describe("code", () => {
  test.each([
    ["a", "`a`"],
    ["say(`a`)", "``say(`a`)``"],
    ["`a`", "`` `a` ``"],
    ["", "`  `"],
    ["a | b", "`a | b`"],
    ["two\nlines  kept", "`two lines  kept`"],
  ])("%j", (given, wanted) => expect(code(given)).toBe(wanted));

  test("it is one code span that holds the text, whatever it is", () => {
    fc.assert(
      fc.property(text, (given) => {
        const { spans, rest } = spansOf(code(given));
        expect([spans.length, rest]).toEqual([1, ""]);
        expect(spans[0]?.trim()).toBe(visible(given).trim());
      }),
      { numRuns: 500 },
    );
  });

  test("in a table it is one cell: every bar stands behind one backslash", () => {
    fc.assert(
      fc.property(text, (given) => {
        const made = cell(given);
        expect(made.replace(/(?<!\\)\\\|/g, "")).not.toContain("|");
        expect(spansOf(made.replace(/\\\|/g, "|")).rest).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  test("a fence is longer than any inside", () => {
    fc.assert(
      fc.property(text, (given) => {
        const lines = fenced(given, "diff").split("\n");
        const fence = lines[0]?.replace("diff", "") ?? "";
        expect(lines.at(-1)).toBe(fence);
        expect(lines.slice(1, -1).filter((line) => line.trim().startsWith(fence))).toEqual([]);
      }),
    );
    expect(fenced("a\n", "")).toBe("```\na\n```");
    expect(fenced("```js\n```", "diff")).toBe("````diff\n```js\n```\n````");
  });
});

test("text is cut with a sign, between characters", () => {
  expect(shorten("refund", 6)).toBe("refund");
  expect(shorten("refund twice", 7)).toBe("refund…");
  expect(shorten("ok 👍👍", 5)).toBe("ok…");
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.nat(9),
      (given, max) => !/[\ud800-\udbff](?![\udc00-\udfff])/.test(shorten(given, max)),
    ),
  );
});

test("of a long place its end is kept", () => {
  expect(shortPlace({ path: "src/booking/refund.ts", line: 58 }, 40)).toBe("src/booking/refund.ts:58");
  expect(shortPlace({ path: "src/booking/refund.ts", line: 58 }, 14)).toBe("…/refund.ts:58");
});
