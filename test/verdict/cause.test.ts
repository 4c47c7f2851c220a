// The changed line that made the difference, found in traces made by hand.
import { expect, test } from "vitest";
import { locateCause } from "#verdict/cause.ts";
import { changedLines } from "#verdict/lines.ts";
import { changeOf, traceOf } from "./samples.ts";

type Sides = { readonly base: string; readonly head: string };

/** Files as `path: text`; traces as in samples. Prints the cause, why, the diff, and the other suspects. */
function causeOf(texts: Sides | Readonly<Record<string, Sides>>, traces: Sides, truncated = false): string {
  const files: Readonly<Record<string, Sides>> =
    "base" in texts && "head" in texts ? { "src/pricing.ts": texts as Sides } : (texts as Readonly<Record<string, Sides>>);
  const located = locateCause({
    base: { ...traceOf(traces.base), truncated },
    head: { ...traceOf(traces.head), truncated },
    lines: changedLines(Object.entries(files).map(([path, { base, head }]) => changeOf(path, unindented(base), unindented(head)))),
    texts: (path) => ({ base: unindented(files[path]?.base ?? ""), head: unindented(files[path]?.head ?? "") }),
  });
  if (located === null) return "no cause";
  const { span, why, hunk, others } = located.cause;
  const text = unindented(files[span.path]?.head ?? "").slice(span.start, span.end);
  const rest = others.length === 0 ? [] : [`then ${others.map((other) => `${other.path}:${other.line}`).join(", ")}`];
  return [`${span.path}:${span.line} ${text}`, why, hunk, ...rest, `step ${located.step}`].join("\n");
}

/** A template's text without its first line and without its margin. */
function unindented(text: string): string {
  const rows = text.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const margin = Math.min(...rows.filter((row) => row.trim() !== "").map((row) => row.search(/\S/)));
  return rows.map((row) => row.slice(Math.min(margin, row.length))).join("\n");
}

const price = (line: string): string => `
  export function priceFor(seats) {
    const each = 12;
    ${line}
    return total;
  }
`;

test("one changed line", () => {
  const run = (total: number): string => `
      1 call priceFor(2)
      2 line
      2 set each = 12
      3 line
      3 set total = ${total}
      4 line
      4 return priceFor = ${total}
  `;
  expect(
    causeOf({ base: price("const total = seats * each;"), head: price("const total = seats + each;") }, { base: run(24), head: run(14) }),
  ).toMatchInlineSnapshot(`
      "src/pricing.ts:3 const total = seats + each;
      \`const total = seats * each;\` became \`const total = seats + each;\`
      - const total = seats * each;
      + const total = seats + each;
      step 4"
    `);
});

test("a changed constant, far from where it shows", () => {
  const file = (rate: string): string => `
    const RATE = ${rate};
    export function inEuro(amount) {
      return amount * RATE;
    }
  `;
  const run = (rate: number): string => `
    1 line
    1 set RATE = ${rate}
      2 call inEuro(10)
      3 line
      3 return inEuro = ${rate * 10}
  `;
  expect(causeOf({ base: file("2"), head: file("3") }, { base: run(2), head: run(3) })).toMatchInlineSnapshot(`
    "src/pricing.ts:1 const RATE = 3;
    \`const RATE = 2;\` became \`const RATE = 3;\`
    - const RATE = 2;
    + const RATE = 3;
    step 1"
  `);
});

const refund = (lock: string): string => `
  export async function refund(id) {
    ${lock}
    const seat = await findSeat(id);
    return pay(seat);
  }
`;

test("a removed line is named by what stood there, at the line it stood before", () => {
  const base = `
      1 call refund(7)
      2 line
      3 line
      3 set seat = free
      4 line
      4 return refund = paid once
  `;
  const head = `
      1 call refund(7)
      2 line
      2 set seat = stale
      3 line
      3 return refund = paid twice
  `;
  expect(causeOf({ base: refund("await lockSeat(id);"), head: refund("").replace("    \n", "") }, { base, head })).toMatchInlineSnapshot(`
    "src/pricing.ts:2 const seat = await findSeat(id);
    \`await lockSeat(id);\` was removed
    - await lockSeat(id);
    step 1"
  `);
});

test("a line removed at the end of a function and of the file is found, though head runs nothing there", () => {
  const base = `
      1 call audit(7)
      1 line
      2 line
      2 outside log.write(7) = ok
  `;
  const head = `
      1 call audit(7)
      1 line
  `;
  expect(causeOf({ base: "check();\nlog.write(7);\n", head: "check();\n" }, { base, head })).toMatchInlineSnapshot(`
    "src/pricing.ts:1 check();
    \`log.write(7);\` was removed
    - log.write(7);
    step 1"
  `);
});

test("a removed comment is nobody's cause", () => {
  const sides = { base: "// two\nconst a = 1;\nconst b = 2;\n", head: "const a = 1;\nconst b = 3;\n" };
  const base = "2 line\n2 set a = 1\n3 line\n3 set b = 2";
  const head = "1 line\n1 set a = 1\n2 line\n2 set b = 3";
  expect(causeOf(sides, { base, head })).toMatch(/^src\/pricing.ts:2 const b = 3;\n`const b = 2;` became `const b = 3;`/);
});

test("a refactoring that computes the same is not the cause, though it ran last", () => {
  const file = (limit: string, loop: string): string => `
    export function freeSeats(seats) {
      const limit = ${limit};
      const found = [];
      ${loop}
      return found.slice(0, limit);
    }
  `;
  const run = (limit: number, rest: string): string => `
      1 call freeSeats(seats)
      2 line
      2 set limit = ${limit}
      3 line
      3 set found = []
      4 line
      4 branch true
      5 line
      5 return freeSeats = ${rest}
  `;
  const sides = { base: file("4", "if (seats) found.push(...seats);"), head: file("3", "if (seats !== null) found.push(...seats);") };
  expect(causeOf(sides, { base: run(4, "[1, 2, 3, 4]"), head: run(3, "[1, 2, 3]") })).toMatchInlineSnapshot(`
    "src/pricing.ts:2 const limit = 3;
    \`const limit = 4;\` became \`const limit = 3;\`
    - const limit = 4;
    + const limit = 3;
    then src/pricing.ts:4
    step 2"
  `);
});

test("of several changes that computed otherwise the last before the runs part is the cause", () => {
  const file = (a: string, b: string, c: string): string => `
    const tax = ${a};
    const fee = ${b};
    check(fee);
    const late = ${c};
    finish(late);
  `;
  const run = (tax: number, fee: number, late: number): string => `
    1 set tax = ${tax}
    2 set fee = ${fee}
    3 outside check(${fee}) = ok
    4 set late = ${late}
    5 outside finish(${late}) = ok
  `;
  const sides = { base: file("1", "2", "3"), head: file("10", "20", "30") };
  expect(causeOf(sides, { base: run(1, 2, 3), head: run(10, 20, 30) })).toMatchInlineSnapshot(`
    "src/pricing.ts:2 const fee = 20;
    \`const fee = 2;\` became \`const fee = 20;\`
    - const tax = 1;
    - const fee = 2;
    + const tax = 10;
    + const fee = 20;
    then src/pricing.ts:1, src/pricing.ts:4
    step 1"
  `);
});

const percent = (first: string, second: string): string => `
  export function refundPercent(hoursBefore) {
    ${first}
    ${second}
    return 0;
  }
`;

test("of two changed lines that ran the first condition to go the other way is the cause, not what only followed", () => {
  const base = `
      5 call refundPercent(24)
      2 line
      2 branch true
      2 return refundPercent = 100
  `;
  const head = `
      5 call refundPercent(24)
      2 line
      2 branch false
      3 line
      3 branch true
      3 return refundPercent = 50
  `;
  const sides = {
    base: percent("if (hoursBefore >= 24) return 100;", "if (hoursBefore >= 2) return 50;"),
    head: percent("if (hoursBefore > FULL) return 100;", "if (hoursBefore >= HALF) return 50;"),
  };
  expect(causeOf(sides, { base, head })).toMatch(/^src\/pricing.ts:2 if \(hoursBefore > FULL\) return 100;/);
});

test("of a value and the condition that it turns the value is the cause", () => {
  const run = (limit: number, taken: boolean): string => `
    2 line
    2 set limit = ${limit}
    3 line
    3 branch ${taken}
    4 set free = ${taken}
  `;
  const sides = {
    base: percent("const limit = 4;", "if (limit > 3) open();"),
    head: percent("const limit = 3;", "if (limit > 3) openAll();"),
  };
  expect(causeOf(sides, { base: run(4, true), head: run(3, false) })).toMatch(/^src\/pricing.ts:2 const limit = 3;/);
});

test("an added guard, in another file than where it shows", () => {
  const sides = {
    "src/seat.ts": {
      base: "export function free(seat) {\n  return true;\n}\n",
      head: "export function free(seat) {\n  if (!seat.row) return false;\n  return true;\n}\n",
    },
  };
  const base = "4 line\n  src/seat.ts:1 call free(7)\n  src/seat.ts:2 line\n  src/seat.ts:2 return free = true\n4 set ok = true";
  const head =
    "4 line\n  src/seat.ts:1 call free(7)\n  src/seat.ts:2 line\n  src/seat.ts:2 branch true\n  src/seat.ts:2 return free = false\n4 set ok = false";
  expect(causeOf(sides, { base, head })).toMatchInlineSnapshot(`
    "src/seat.ts:2 if (!seat.row) return false;
    \`if (!seat.row) return false;\` was added
    + if (!seat.row) return false;
    step 3"
  `);
});

test("a change that only ran after the runs parted is better than none", () => {
  const sides = { base: "a();\nb(1);\n", head: "a();\nb(2);\n" };
  expect(causeOf(sides, { base: "1 outside a() = 1", head: "1 outside a() = 2\n2 line" })).toMatch(/^src\/pricing.ts:2 b\(2\);/);
});

test("nothing is named where no changed line ran, nor where the record ends before the runs part", () => {
  const sides = { base: "a(1);\nb(1);\nc();\nd(1);\n", head: "a(2);\nb(1);\nc();\nd(2);\n" };
  expect(causeOf(sides, { base: "2 line", head: "2 line" })).toBe("no cause");
  const run = "1 line\n2 line\n4 line";
  expect(causeOf(sides, { base: run, head: run }, true)).toBe("no cause");
  expect(causeOf(sides, { base: run, head: run })).toMatch(/^src\/pricing.ts:4 d\(2\);/);
  expect(causeOf(sides, { base: "1 line\n2 line", head: "1 line\n2 line" }, true)).toMatch(/^src\/pricing.ts:1 a\(2\);/);
});

test("code is quoted so that it stays code", () => {
  const sides = { base: "say(`a`);\n", head: "say(`@ann <b>`);\n" };
  expect(causeOf(sides, { base: "1 line", head: "1 line\n2 line" })).toContain("``say(`a`);`` became ``say(`@ann <b>`);``");
});
