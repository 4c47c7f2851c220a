// A suggestion replaces whole lines; what it makes of the file is exactly what the edit makes of it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propose } from "#patch/propose.ts";
import { applyEdit, applyLines, wholeLines } from "#patch/whole-lines.ts";
import { contextOf } from "./samples.ts";

/** The edit that replaces the first `old` by `now`, as `from-to` and the lines of the suggestion. */
function lines(text: string, old: string, now: string): string {
  const start = text.indexOf(old);
  const found = wholeLines(text, { path: "a.ts", start, end: start + old.length, text: now });
  return found === null ? "nothing" : `${found.from}-${found.to} ${JSON.stringify(found.text)}`;
}

const seats = "one\ntwo\nthree\n";

describe("whole lines", () => {
  test.each([
    ["inside a line", seats, "wo", "WO", '2-2 "tWO\\n"'],
    ["over a line end", seats, "ne\nt", "X", '1-2 "oXwo\\n"'],
    ["a line into two", seats, "two", "2\n2", '2-2 "2\\n2\\n"'],
    ["a line deleted", seats, "two\n", "", '2-2 ""'],
    ["a line emptied", seats, "two", "", '2-2 "\\n"'],
    ["all lines deleted", seats, seats, "", '1-3 ""'],
    ["only what differs", seats, seats, "one\n2\nthree\n", '2-2 "2\\n"'],
    ["an insertion borrows the line after it", seats, "two\n", "new\ntwo\n", '2-2 "new\\ntwo\\n"'],
    ["at the start", seats, "one", "new\none", '1-1 "new\\none\\n"'],
    ["at the end, the line before it", seats, "three\n", "three\nnew\n", '3-3 "three\\nnew\\n"'],
    ["at the end without a line end", "one\ntwo", "two", "two\nnew", '2-2 "two\\nnew\\n"'],
    ["without carriage returns", "one\r\ntwo\r\n", "two", "2\r\n3", '2-2 "2\\n3\\n"'],
    ["nothing", seats, "two", "two", "nothing"],
  ])("%s", (_what, text, old, now, wanted) => expect(lines(text, old, now)).toBe(wanted));
});

const line = fc.constantFrom("a", "b", "", "  c", "}");
const ending = fc.constantFrom("\n", "\r\n");
/** A file whose lines all end in the same way; one without a line end is of the plain kind. */
const file = fc.tuple(fc.array(line, { minLength: 1, maxLength: 8 }), ending, fc.boolean()).map(([rows, end, closed]) => {
  const text = rows.join(end) + (closed ? end : "");
  return { text, end: text.includes(end) ? end : "\n" };
});

test("any edit, applied as a suggestion, gives the edited text", () => {
  fc.assert(
    fc.property(file, fc.nat(), fc.nat(), fc.array(line, { maxLength: 4 }), ({ text, end }, a, b, rows) => {
      // Offsets between a carriage return and its line feed would make a text of mixed line ends.
      const starts = [...text].flatMap((char, at) => (char === "\n" && text[at - 1] === "\r" ? [] : [at])).concat(text.length);
      const [from, to] = [starts[a % starts.length] ?? 0, starts[b % starts.length] ?? 0].sort((x, y) => x - y) as [number, number];
      const edit = { path: "a.ts", start: from, end: to, text: rows.join(end) };
      const whole = wholeLines(text, edit);
      const wanted = applyEdit(text, edit);
      expect(whole === null ? text : applyLines(text, whole)).toBe(wanted);
      if (whole !== null) expect(whole.from).toBeLessThanOrEqual(whole.to);
    }),
  );
});

test("so does every candidate of a change", () => {
  const row = fc.constantFrom("f(a.b < 9 || c);", "const x = await g(a[1]) + 2;", "return h(x);", "}", "");
  const rows = fc.array(row, { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, ending, fc.boolean(), (before, after, end, closed) => {
      const [base, head] = [before, after].map((lines) => lines.join(end) + (closed && lines.length > 0 ? end : "")) as [string, string];
      for (const { edit } of propose([contextOf(base, head, 1)])) {
        const whole = wholeLines(head, edit);
        expect(whole === null ? head : applyLines(head, whole)).toBe(applyEdit(head, edit));
      }
    }),
    { numRuns: 60 },
  );
});
