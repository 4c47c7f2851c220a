// Reviews as GitHub takes them: only on shown lines, all or nothing, following their lines, and with suggestions that apply.
import { afterAll, beforeEach, expect, test } from "vitest";
import { invariant } from "#ground/bug.ts";
import { type Caller, callerOf } from "./caller.ts";
import { fileAt } from "./git/repository.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";
import type { PullRequest, Repository, ReviewComment } from "./state.ts";
import { suggestedLines } from "./suggestion.ts";

const LINES = Array.from({ length: 30 }, (_, at) => `const row${at + 1} = ${at + 1};`);
const joined = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
const changed = (at: number, line: string): string => joined(LINES.map((old, index) => (index === at - 1 ? line : old)));

let standIn: StandIn;
let booking: Repository;
let pull: PullRequest;
let call: Caller;

beforeEach(async () => {
  await standIn?.close();
  standIn = await startStandIn();
  booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    history: [
      { branch: "main", message: "Begin", files: { "src/rows.js": joined(LINES), "src/same.js": "same\n" } },
      { branch: "row", from: "main", message: "Row", files: { "src/rows.js": changed(10, "const row10 = 11;") } },
    ],
  });
  call = await callerOf(standIn, await standIn.install({ account: "cinema" }));
  pull = await standIn.openPull(booking, { title: "Row", head: "row" });
});
afterAll(() => standIn.close());

const review = (comments: readonly object[]) =>
  call("POST", "/repos/cinema/booking/pulls/1/reviews", { event: "COMMENT", commit_id: pull.pull.headSha, body: "Read.", comments });
const at = (line: number, more: object = {}): object => ({ path: "src/rows.js", line, side: "RIGHT", body: "this row", ...more });
const first = (): ReviewComment => {
  const comment = pull.pull.reviewComments[0];
  invariant(comment !== undefined, "a comment was made");
  return comment;
};

test("comments stand on lines that the difference shows", async () => {
  expect((await review([at(10), at(7), at(13), at(10, { side: "LEFT" }), at(12, { start_line: 9, start_side: "RIGHT" })])).status).toBe(
    200,
  );
  expect(pull.pull.reviewComments.map((comment) => comment.line)).toEqual([10, 7, 13, 10, 12]);
  expect(first().diffHunk.split("\n").slice(-2)).toEqual(["-const row10 = 10;", "+const row10 = 11;"]);
  const { body } = await call("GET", "/repos/cinema/booking/pulls/1/comments");
  expect(body).toMatchObject([{ line: 10, side: "RIGHT" }, { line: 7 }, { line: 13 }, { side: "LEFT" }, { start_line: 9, line: 12 }]);
  expect(standIn.violations).toEqual([]);
});

test.each([
  ["a line outside every hunk", at(20)],
  ["a line the file does not have", at(99)],
  ["a file that did not change", { path: "src/same.js", line: 1, body: "same" }],
  ["a range that leaves its hunk", at(12, { start_line: 2 })],
])("%s loses the whole review", async (_what, wrong) => {
  const { status, body } = await review([at(10), wrong]);
  expect([status, (body as { errors: string[] }).errors]).toEqual([422, ["Line could not be resolved"]]);
  expect([pull.pull.reviews, pull.pull.reviewComments]).toEqual([[], []]);
});

test("a single comment may speak of the whole file", async () => {
  const comment = { body: "whole file", commit_id: pull.pull.headSha, path: "src/rows.js", subject_type: "file" };
  expect((await call("POST", "/repos/cinema/booking/pulls/1/comments", comment)).status).toBe(201);
  expect((await call("POST", `/repos/cinema/booking/pulls/1/comments/${first().id}/replies`, { body: "and more" })).status).toBe(201);
  expect((await call("PATCH", `/repos/cinema/booking/pulls/comments/${first().id}`, { body: "fixed" })).body).toMatchObject({
    body: "fixed",
  });
  expect((await call("GET", "/repos/cinema/booking/pulls/1/reviews")).body).toHaveLength(2);
  expect(standIn.violations).toEqual([]);
});

test("a comment follows its line, and is outdated once that line changed", async () => {
  await review([at(10)]);
  await standIn.pushToPull(pull, { message: "Above", files: { "src/rows.js": `// rows\n${changed(10, "const row10 = 11;")}` } });
  expect((await call("GET", "/repos/cinema/booking/pulls/1/comments")).body).toMatchObject([
    { line: 11, original_line: 10, commit_id: pull.pull.headSha },
  ]);
  await standIn.pushToPull(pull, { message: "There", files: { "src/rows.js": `// rows\n${changed(10, "const row10 = 12;")}` } });
  expect((await call("GET", "/repos/cinema/booking/pulls/1/comments")).body).toMatchObject([{ line: null, original_line: 10 }]);
});

test("a suggestion applies as GitHub would apply it, once", async () => {
  await review([at(11, { start_line: 10, body: "Undo:\n```suggestion\nconst row10 = 10;\nconst row11 = 11;\n```\nProved." })]);
  const applied = await standIn.applySuggestion(pull, first(), "ann");
  expect(applied.kind).toBe("applied");
  expect(await fileAt(booking.folder, pull.pull.headSha, "src/rows.js")).toBe(joined(LINES));
  expect(standIn.deliveries.at(-1)).toMatchObject({ event: "pull_request", action: "synchronize" });
  expect(await standIn.applySuggestion(pull, first(), "ann")).toMatchObject({ kind: "refused", why: "the suggestion is outdated" });
});

test("a button that GitHub would grey out is not pressed", async () => {
  await review([at(10, { body: "no block" }), at(10, { body: "```suggestion\nconst row10 = 11;\n```" })]);
  const tried = await Promise.all(pull.pull.reviewComments.map((comment) => standIn.applySuggestion(pull, comment, "ann")));
  expect(tried).toMatchObject([{ why: "the comment has no suggestion" }, { why: "no changes were made to the code" }]);
});

test("suggestion blocks are read with longer fences, as deletions, and not elsewhere", () => {
  expect(suggestedLines("````suggestion\n```\ncode\n```\n````")).toEqual(["```", "code", "```"]);
  expect(suggestedLines("```suggestion\n```")).toEqual([]);
  expect(suggestedLines("```suggestion\n\n```")).toEqual([""]);
  expect(suggestedLines("```ts\nlet a;\n```")).toBeUndefined();
});
