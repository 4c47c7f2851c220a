// Which words of a commit or pull request are a reason.
import { expect, test } from "vitest";
import { reasonIn, reasonLengthMax } from "#recall/reason.ts";

test("the first paragraph that says something", () => {
  expect(reasonIn("The provider needs up to 21 s\non Monday mornings.\n\nMore words.", "raise timeout")).toBe(
    "The provider needs up to 21 s on Monday mornings.",
  );
  expect(reasonIn("## Why\n\n<!-- say why -->\nRates were stale.\n\n- [ ] tests", "raise timeout")).toBe("Rates were stale.");
});

test("what is no reason", () => {
  const none = [
    "",
    "  \n",
    "Signed-off-by: A <a@example.org>",
    "Fixes #7",
    "See https://example.org/1",
    "<!-- template\nwhy? -->",
    "## What\n## Why\n- [x] I have read",
    "Co-authored-by: Ben <b@example.org>",
    "This reverts commit 4be1c02.",
    "```\ncode only\n```",
    "<!-- never closed",
    "wip",
  ];
  for (const text of none) expect(reasonIn(text, "raise timeout"), text).toBe(null);
  expect(reasonIn("Raise timeout.", "raise timeout (#4)")).toBe(null);
});

test("a long reason ends with a sentence", () => {
  const reason =
    reasonIn(`First sentence of some length, with a reason in it that goes on for a while. ${"More words. ".repeat(60)}`, "t") ?? "";
  expect(reason.length).toBeLessThanOrEqual(reasonLengthMax + 2);
  expect(reason).toMatch(/words\.$/);
});
