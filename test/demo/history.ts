// How the sample came to be what it is: eighteen months on its default branch, with two fixes and a revert, so that
// somebody who reads history finds something. Dates and people are fixed: the commit ids are always the same.
import { type CommitPlan, writeHistory } from "../support/github/git/history.ts";
import { type Author, type Edits, edited, people, readSample, type Tree } from "./sample.ts";

type Chapter = {
  readonly title: string;
  readonly body?: string;
  readonly by: Author;
  readonly date: string;
  /** Files that arrive as they are today. */
  readonly adds?: readonly string[];
  /** Files that arrive, or go back, as they were before. */
  readonly was?: Edits;
};

const SPEEDY: Edits = {
  "src/seats.ts": [["      run = map.isFree(seat) ? [...run, seat] : [];", "      if (map.isFree(seat)) run.push(seat);"]],
};
const NO_GUARD: Edits = {
  "src/refund.ts": [["  if (booking.refundedCents !== null) throw new AlreadyRefunded(booking.id);\n", ""]],
  "tests/refund.test.ts": [
    ["import { AlreadyRefunded, refund, refundPercent }", "import { refund, refundPercent }"],
    [
      '\n  it("refunds a booking once", () => {\n    const once = booking();\n    refund(once, START - 48 * HOUR);\n    expect(() => refund(once, START - 47 * HOUR)).toThrow(AlreadyRefunded);\n    expect(once.refundedCents).toBe(2400);\n  });\n',
      "",
    ],
  ],
};
const ELEVEN: Edits = {
  "src/pricing.ts": [["  return people >= 10 ? 10 : 0;", "  return people > 10 ? 10 : 0;"]],
  "tests/pricing.test.ts": [
    ['  it("begin at ten people", () => {\n    expect(groupDiscount(9)).toBe(0);\n    expect(groupDiscount(10)).toBe(10);\n  });\n\n', ""],
    ["import { groupDiscount, priceFor, totalFor }", "import { priceFor, totalFor }"],
    [
      "Array.from({ length: 10 }, () => ({ age: 30 }));\n    expect(totalFor(visitors, false)).toBe(10800);",
      "Array.from({ length: 20 }, () => ({ age: 30 }));\n    expect(totalFor(visitors, false)).toBe(21600);",
    ],
  ],
};

const CHAPTERS: readonly Chapter[] = [
  {
    title: "Start the booking back end",
    by: "mira",
    date: "2024-11-04T09:12:00Z",
    adds: ["README.md", "package.json", "tsconfig.json", "src/money.ts", "src/seats.ts", "tests/seats.test.ts"],
    was: ELEVEN,
  },
  {
    title: "Book seats and cancel bookings (#3)",
    by: "tom",
    date: "2024-12-02T14:40:00Z",
    adds: ["src/booking.ts", "tests/booking.test.ts"],
  },
  { title: "Refund cancelled bookings (#5)", by: "mira", date: "2025-01-20T10:05:00Z", was: NO_GUARD },
  {
    title: "Fix double refund (#7)",
    body: "A retry of the refund job paid booking b2203 twice. A booking that was refunded before is refused now.\n\nFixes #6",
    by: "lea",
    date: "2025-03-12T16:21:00Z",
    adds: ["src/refund.ts", "tests/refund.test.ts", "docs/refunds.md"],
  },
  { title: "Speed up the search for seats together (#9)", by: "tom", date: "2025-04-15T08:30:00Z", was: SPEEDY },
  { title: 'Revert "Speed up the search for seats together (#9)"', by: "tom", date: "2025-04-17T07:55:00Z", adds: ["src/seats.ts"] },
  {
    title: "Show times and printed tickets (#11)",
    by: "lea",
    date: "2025-06-02T11:00:00Z",
    adds: ["src/showtimes.js", "tests/showtimes.test.js", "src/tickets.ts", "tests/tickets.test.ts"],
  },
  {
    title: "Fix group discount for exactly ten people (#14)",
    body: 'School classes of ten paid the full price. The price list says "ten people or more".',
    by: "mira",
    date: "2025-09-08T13:15:00Z",
    adds: ["src/pricing.ts", "tests/pricing.test.ts"],
  },
  { title: "Pay by card (#15)", by: "ben", date: "2025-11-03T09:45:00Z", adds: ["src/payments.ts", "tests/payments.test.ts"] },
  {
    title: "Pages for bookings and refunds (#17)",
    by: "mira",
    date: "2026-02-02T15:30:00Z",
    adds: ["src/routes.ts", "tests/routes.test.ts"],
  },
  {
    title: "Points for regular visitors (#18)",
    by: "lea",
    date: "2026-03-09T10:20:00Z",
    adds: ["src/loyalty.ts", "tests/loyalty.spec.ts"],
  },
];

export type PastPull = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Author;
  readonly sha: string;
  readonly date: string;
};

/** Writes the history and returns the pull requests that it names, each with the commit it became. */
export async function writeSampleHistory(folder: string): Promise<PastPull[]> {
  const tree = readSample();
  const revert = CHAPTERS.findIndex(({ title }) => title.startsWith("Revert"));
  const first = await writeHistory(
    folder,
    CHAPTERS.slice(0, revert).map((chapter) => commitOf(chapter, tree)),
  );
  const reason = `This reverts commit ${first[revert - 1]}.\n\nGroups were seated apart on Saturday.`;
  const rest = CHAPTERS.slice(revert).map((chapter, at) => commitOf(at === 0 ? { ...chapter, body: reason } : chapter, tree));
  const shas = [...first, ...(await writeHistory(folder, rest))];
  return CHAPTERS.flatMap(({ title, body, by, date }, at) => {
    const [, name = "", number] = /^(.*) \(#(\d+)\)$/.exec(title) ?? [];
    return number === undefined ? [] : [{ number: Number(number), title: name, body: body ?? "", author: by, sha: shas[at] ?? "", date }];
  });
}

function commitOf({ title, body, by, date, adds, was }: Chapter, tree: Tree): CommitPlan {
  const added = Object.fromEntries((adds ?? []).map((path) => [path, tree[path] ?? ""]));
  return {
    branch: "main",
    message: body === undefined ? title : `${title}\n\n${body}`,
    author: people[by],
    date,
    files: { ...added, ...edited(tree, was ?? {}) },
  };
}
