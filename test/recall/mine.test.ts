// History → past fixes: what counts, and what only sounds like one.
import { expect, test } from "vitest";
import { incidentOf, minePastFixes } from "#recall/mine.ts";

const commit = (subject: string, body = "") => ({
  id: "4be1c02aa91f77a34be1c02aa91f77a34be1c02a",
  author: "mira",
  at: "2026-05-03T09:00:00Z",
  subject,
  body,
  paths: ["src/refund.ts"],
});
const mined = (...log: readonly (readonly [string, string?])[]): string =>
  minePastFixes(log.map(([subject, body], at) => ({ ...commit(subject, body), id: `${at}`.repeat(40) })))
    .map(
      (fix) =>
        `${fix.kind} ${fix.title}${fix.pullRequest === null ? "" : ` pr ${fix.pullRequest}`}${fix.issues.length > 0 ? ` issues ${fix.issues.join()}` : ""}${fix.reverts === null ? "" : ` of ${fix.reverts}`}`,
    )
    .join("\n");

test("what counts as a past fix", () => {
  expect(
    mined(
      ["fix(booking): refund pays a cancelled seat twice (#238)", "The row was read before the lock was taken.\n\nFixes #231"],
      ["Fixed wrong total when a hall is closed"],
      ["hotfix: release the lock"],
      ["Prevent double refunds", "Closes #12, fixes cinema/booking#14."],
      ['Revert "feat: free seats" (#40)', "This reverts commit 4be1c02aa91f."],
      ["revert: allow free seats"],
      ["Merge pull request #77 from mira/refund", "Fix refund of a cancelled seat\n\nIt was paid twice."],
      ["Fix regression in the tests' date helper when a year ends"],
      ["Bug 1234: seat map hangs"],
    ),
  ).toMatchInlineSnapshot(`
    "fix refund pays a cancelled seat twice pr 238 issues 231
    fix Fixed wrong total when a hall is closed
    fix Prevent double refunds issues 12,14
    revert Taken back: feat: free seats pr 40 of 4be1c02aa91f
    revert revert: allow free seats
    fix Fix refund of a cancelled seat pr 77
    fix Fix regression in the tests' date helper when a year ends
    fix Bug 1234: seat map hangs"
  `);
});

test("what only sounds like one", () => {
  expect(
    mined(
      ["fix typo in refund"],
      ["fix(docs): link"],
      ["fix(deps): date-kit@4.2"],
      ["fix: lint"],
      ["chore: fix release script"],
      ["docs: fix example (#3)"],
      ["test: fix flaky refund test", "Fixes #9"],
      ["ci: fix workflow"],
      ["feat: free seats (#8)", "Closes #7"],
      ["Add free seats", "Closes #7"],
      ["Fix formatting"],
      ["Fix CI"],
      ["5.0.1", "fixes #3"],
      ['Revert "docs: opening hours"', "This reverts commit 4be1c02."],
      ['Revert "Revert "feat: free seats""', "This reverts commit 4be1c02."],
      ['Reapply "feat: free seats"'],
      ["Merge branch 'fix/refund' into main"],
      ["prefix seats with a hall"],
      ["debug output of the bugle"],
    ),
  ).toBe("");
});

test("a pull request is one fix, however many commits say so", () => {
  expect(mined(["fix: refund twice (#5)"], ["fix: refund twice (#5)"])).toBe("fix refund twice pr 5");
});

test("a past fix as memory keeps it", () => {
  const [fix] = minePastFixes([
    commit(
      "fix: refund pays twice (#238)",
      "The row was read before the lock was taken.\n\nFixes #231\nSigned-off-by: Mira <m@example.org>",
    ),
  ]);
  expect(fix && incidentOf(fix, [])).toMatchInlineSnapshot(`
    {
      "at": "2026-05-03T09:00:00Z",
      "fix": {
        "commit": "4be1c02aa91f77a34be1c02aa91f77a34be1c02a",
        "number": 238,
      },
      "id": "history-4be1c02aa91f",
      "number": 231,
      "scenario": null,
      "symbols": [],
      "symptom": "The row was read before the lock was taken.",
      "title": "refund pays twice",
    }
  `);
});
