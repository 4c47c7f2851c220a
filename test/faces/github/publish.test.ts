// Reports published on the stand-in for GitHub: told once, however often we try, and taken back when they are no longer so.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Forge } from "#tasks/ports.ts";
import { differs, functionsOf, holds, inert, refundBreaks, undecided, verdictOf, witnessOf } from "../../report/samples.ts";
import { fileAt } from "../../support/github/git/repository.ts";
import { checksOf } from "../../support/github/page.ts";
import type { CheckRun } from "../../support/github/state.ts";
import { failed, passed, spanAt, stuck, testScenario } from "../../verdict/samples.ts";
import { breaking, broken, path, reportOf, type Stage, setStage, sound } from "./stage.ts";

let stage: Stage;
let forge: Forge;

beforeEach(async () => {
  stage = await setStage();
  ({ forge } = stage.github);
});
afterEach(async () => {
  await stage.standIn.close();
  expect(stage.standIn.violations).toEqual([]);
});

const publish = (outcome: Parameters<typeof reportOf>[0], by = forge): Promise<void> =>
  by.publish(stage.target(), reportOf(outcome), { silent: false });
const push = (text: string, message = "More"): Promise<string> =>
  stage.standIn.pushToPull(stage.pull, { message, files: { [path]: text } });

const check = (): CheckRun => {
  const [run] = checksOf(stage.pull);
  if (run === undefined) return expect.fail("there is no check run");
  return run;
};
const reviewBodies = (): string[] => stage.pull.pull.reviewComments.map((comment) => withoutMark(comment.body));
const stickies = (): string[] => stage.pull.comments.map((comment) => withoutMark(comment.body));
const withoutMark = (body: string): string => body.replace(/^<!--.*?-->\n/, "");
const firstLine = (body: string | undefined): string => body?.split("\n")[0] ?? "";
const counts = (): string =>
  `${stage.booking.checkRuns.length} check runs, ${stage.pull.pull.reviews.length} reviews, ${stage.pull.pull.reviewComments.length} remarks, ${stage.pull.comments.length} comments, ${check().annotations.length} annotations`;

const once = "1 check runs, 1 reviews, 1 remarks, 1 comments, 1 annotations";

describe("a report that breaks something", () => {
  test("is one check run, one review and one comment, however often it is published", async () => {
    await forge.announce(stage.target(), { status: "in_progress", title: "Fetching base and head" });
    await publish(breaking);
    expect(counts()).toBe(once);
    const calls = stage.standIn.calls.length;
    await publish(breaking);
    await publish(breaking, stage.restarted());
    expect(counts()).toBe(once);
    expect(stage.standIn.calls.slice(calls).filter((call) => call.method === "POST" && !call.path.includes("access_tokens"))).toEqual([]);
    expect(check()).toMatchObject({
      status: "completed",
      conclusion: "neutral",
      title: "Breaks 1 behaviour: refund pays a cancelled seat twice · src/booking/refund.ts:58",
    });
    expect(check().annotations).toMatchObject([
      { path, start_line: 58, annotation_level: "warning", title: "Breaks: refund pays a cancelled seat twice" },
    ]);
    expect(check().detailsUrl).toBe("http://127.0.0.1:3000/reports/7f3a90c1d2e4");
  });

  test("is said in few words, with a suggestion that applies cleanly", async () => {
    await publish(breaking);
    expect(reviewBodies()[0]).toMatchInlineSnapshot(`
      "\`refund pays a cancelled seat twice\`: \`holds\` → \`expected [201, 409], received [201, 201]\`

      Cause: 1 line became 2.

      \`\`\`suggestion
        const seat = await lockSeat(tx, id);
      \`\`\`

      Proved by simulation: \`refund pays a cancelled seat twice\` holds again; 31 scenarios around it still hold."
    `);
    expect(firstLine(stickies()[0])).toBe("**Breaks 1 behaviour: refund pays a cancelled seat twice · src/booking/refund.ts:58**");
    const [comment] = stage.pull.pull.reviewComments;
    if (comment === undefined) return expect.fail("there is no remark");
    expect(await stage.standIn.applySuggestion(stage.pull, comment, "ann")).toMatchObject({ kind: "applied" });
    expect(await fileAt(stage.booking.folder, stage.pull.pull.headSha, path)).toBe(sound);
  });

  test.each([
    ["a deletion", "", ["  const seat = await findSeat(db, id);\n", "  await lockSeat(tx, id);\n"]],
    ["an empty line", "\n", ["  const seat = await findSeat(db, id);\n", "  await lockSeat(tx, id);\n"]],
    ["fences inside", "```\n````js\n", ["  const seat = await findSeat(db, id);\n", "  await lockSeat(tx, id);\n"]],
  ])("%s applies as it was proved", async (_what, text, [first = "", second = ""]) => {
    const patch = { ...[...(breaking.patches?.values() ?? [])][0], lines: { path, from: 58, to: 59, text } } as never;
    await publish({ ...breaking, patches: new Map([[refundBreaks.scenario.id, patch]]) });
    const [comment] = stage.pull.pull.reviewComments;
    if (comment === undefined) return expect.fail("there is no remark");
    expect(await stage.standIn.applySuggestion(stage.pull, comment, "ann")).toMatchObject({ kind: "applied" });
    expect(await fileAt(stage.booking.folder, stage.pull.pull.headSha, path)).toBe(broken.replace(first + second, text));
  });

  test("is said outside of the diff by its annotation and the comment alone", async () => {
    const far = { ...refundBreaks, cause: { ...refundBreaks.cause, span: spanAt(path, 5) } } as typeof refundBreaks;
    await publish({ verdicts: [far] });
    expect(counts()).toBe("1 check runs, 0 reviews, 0 remarks, 1 comments, 1 annotations");
  });

  test("of many findings the first ten are remarks and fifty are annotations", async () => {
    const verdicts = Array.from({ length: 60 }, (_, at) =>
      verdictOf(testScenario(`refund ${at}`), passed(), failed("no"), {
        cause: { ...refundBreaks.cause, span: spanAt(path, at + 1) } as never,
      }),
    );
    const shown = broken.replaceAll("export const row", "export let row");
    await push(shown);
    await publish({ verdicts });
    expect(counts()).toBe("1 check runs, 1 reviews, 10 remarks, 1 comments, 50 annotations");
    expect(stage.pull.pull.reviews[0]?.body).toContain("50 more findings in the check run.");
    await publish({ verdicts }, stage.restarted());
    expect(check().annotations).toHaveLength(50);
  });
});

test("a repository that asks for silence gets its check run and not one word more, now or later", async () => {
  await forge.publish(stage.target(), reportOf(breaking), { silent: true });
  expect(counts()).toBe("1 check runs, 0 reviews, 0 remarks, 0 comments, 1 annotations");
  await publish(breaking);
  const before = [...reviewBodies(), ...stickies()];
  await forge.publish(stage.target(), reportOf({ verdicts: [holds(refundBreaks.scenario.title)] }), { silent: true });
  expect([...reviewBodies(), ...stickies()]).toEqual(before);
});

describe("on later pushes", () => {
  test("a finding that persists is not said again", async () => {
    await publish(breaking);
    await push(broken.replace("row80 = 80", "row80 = 81"));
    await publish(breaking);
    expect(counts()).toBe("2 check runs, 1 reviews, 1 remarks, 1 comments, 1 annotations");
  });

  test("what is fixed is said to be fixed, once, and taken up when it breaks again", async () => {
    await publish(breaking);
    const fixed = (await push(sound.replace("row80 = 80", "row80 = 81"))).slice(0, 7);
    await publish({ verdicts: [holds(refundBreaks.scenario.title)] });
    expect(reviewBodies()).toEqual([`Fixed in \`${fixed}\`.`]);
    expect(firstLine(stickies()[0])).toBe(`Fixed in \`${fixed}\`: No function is changed · 1 scenario holds`);
    await push(sound.replace("row80 = 80", "row80 = 82"));
    await publish({ verdicts: [holds(refundBreaks.scenario.title)] });
    expect(reviewBodies()).toEqual([`Fixed in \`${fixed}\`.`]);
    expect(firstLine(stickies()[0])).toContain(fixed);
    const again = (await push(broken)).slice(0, 7);
    await publish(breaking);
    expect(firstLine(reviewBodies()[0])).toBe(`Breaks again in \`${again}\`.`);
    expect(firstLine(stickies()[0])).toMatch(/^\*\*Breaks 1/);
    expect([stage.pull.pull.reviewComments.length, stage.pull.comments.length]).toEqual([1, 1]);
  });

  test("what could not be decided any more is not called fixed", async () => {
    await publish(breaking);
    const before = reviewBodies();
    await push(broken.replace("row80 = 80", "row80 = 81"));
    const open = verdictOf(testScenario(refundBreaks.scenario.title), passed(), stuck("pdfkit"));
    await publish({ verdicts: [open], functions: functionsOf({ refund: undecided("pdfkit") }) });
    expect(reviewBodies()).toEqual(before);
    expect(firstLine(stickies()[0])).toMatch(/^\*\*0 of 1 changed function decided/);
  });

  test("what the base breaks too, or the pull request no longer reaches, is said so", async () => {
    await publish(breaking);
    const next = (await push(sound.replace("row80 = 80", "row80 = 81"))).slice(0, 7);
    await publish({ verdicts: [verdictOf(testScenario(refundBreaks.scenario.title), failed("a"), failed("b"))] });
    expect(reviewBodies()).toEqual([`In \`${next}\` it breaks on the base as well.`]);
  });

  test("what is no longer reached is said so, unless scenarios were left out", async () => {
    await publish(breaking);
    const before = reviewBodies();
    const next = (await push(sound.replace("row80 = 80", "row80 = 81"))).slice(0, 7);
    await publish({ leftOut: [{ title: "some", why: "over the budget" }], functions: functionsOf({ label: inert }) });
    expect(reviewBodies()).toEqual(before);
    await publish({ functions: functionsOf({ label: inert }) });
    expect(reviewBodies()).toEqual([`In \`${next}\` this pull request no longer reaches it.`]);
  });

  test("a remark that a person answered is left alone", async () => {
    await publish(breaking);
    const [comment] = stage.pull.pull.reviewComments;
    if (comment === undefined) return expect.fail("there is no remark");
    stage.standIn.replyToReview(stage.pull, comment, "ann", "That is on purpose.");
    const before = reviewBodies();
    await push(sound.replace("row80 = 80", "row80 = 81"));
    await publish({ verdicts: [holds(refundBreaks.scenario.title)] });
    expect(reviewBodies()).toEqual(before);
  });

  test("a comment that somebody deleted is written anew", async () => {
    await publish(breaking);
    stage.pull.comments.length = 0;
    await publish(breaking);
    expect(stage.pull.comments).toHaveLength(1);
  });

  test("a comment that somebody else wrote with our mark is not ours", async () => {
    await publish(breaking);
    const stolen = stage.pull.comments[0]?.body ?? "";
    stage.pull.comments.length = 0;
    await stage.standIn.commentOnPull(stage.pull, "ben", stolen);
    await publish(breaking, stage.restarted());
    expect(stage.pull.comments.map((comment) => comment.author.login)).toEqual(["ben", "foretrace[bot]"]);
  });

  test("judged again with another outcome, old annotations do not stay", async () => {
    await publish({ ...breaking, witnesses: [witnessOf("priceFor(1)", "1", "2")] });
    expect(check().annotations).toHaveLength(2);
    await publish(breaking);
    expect(stage.booking.checkRuns.map((run) => `${run.status} ${run.conclusion} ${run.title}`)).toEqual([
      "completed neutral Judged again",
      "completed neutral Breaks 1 behaviour: refund pays a cancelled seat twice · src/booking/refund.ts:58",
    ]);
    expect(check().annotations).toHaveLength(1);
    await publish(breaking);
    expect(stage.booking.checkRuns).toHaveLength(2);
  });
});

describe("a quiet report", () => {
  const quiet = { functions: functionsOf({ label: inert }), verdicts: [holds("books a seat")] };

  test("is a green line and nothing else", async () => {
    await publish(quiet);
    expect(counts()).toBe("1 check runs, 0 reviews, 0 remarks, 0 comments, 0 annotations");
    expect(check()).toMatchObject({ conclusion: "success", title: "No change in behaviour · 1 function, equal by construction" });
  });

  test("settles what an earlier one only saw changed", async () => {
    await publish({ witnesses: [witnessOf("priceFor(1)", "1", "2")], functions: functionsOf({ priceFor: differs(0, 3) }) });
    expect(firstLine(stickies()[0])).toMatch(/^\*\*Changes 1 behaviour/);
    const next = (await push(sound.replace("row80 = 80", "row80 = 81"))).slice(0, 7);
    await publish(quiet);
    expect(firstLine(stickies()[0])).toMatch(new RegExp(`^Settled in \`${next}\`: No change in behaviour`));
  });

  test("a failure of ours is said on the check run alone, and earlier words stand", async () => {
    await publish(breaking);
    const before = [...reviewBodies(), ...stickies()];
    const report = { ...reportOf({}), failed: "An internal error stopped the simulation.", title: "Foretrace failed, not your change" };
    await forge.publish(stage.target(), report, { silent: false });
    expect([...reviewBodies(), ...stickies()]).toEqual(before);
  });
});

describe("on a bad day", () => {
  test.each([
    ["checks/create", { status: 502 }],
    ["pulls/create-review", { status: 502 }],
    ["issues/create-comment", { status: 502 }],
    ["checks/update", { status: 502 }],
    ["issues/create-comment", { reset: true }],
    ["pulls/create-review", { status: 500 }],
  ] as const)("%s is carried out and its answer lost (%j): tried again, nothing is said twice", async (operation, kind) => {
    stage.standIn.failNext({ operation, after: true, kind });
    await expect(publish(breaking)).rejects.toMatchObject({ code: "unreachable" });
    await publish(breaking, stage.restarted());
    expect(counts()).toBe(once);
    expect(check()).toMatchObject({ status: "completed", conclusion: "neutral" });
  });

  test("a limit is a time to wait", async () => {
    stage.standIn.failNext({ operation: "pulls/create-review", kind: { secondaryLimit: { retryAfterSeconds: 90 } } });
    await expect(publish(breaking)).rejects.toMatchObject({ code: "rate-limited", retryAfterMs: 90_000 });
    await publish(breaking);
    expect(counts()).toBe(once);
  });

  test.each([
    ["issues/create-comment", 403],
    ["pulls/create-review", 422],
    ["pulls/create-review", 404],
  ])("%s refused with %i does not keep the check run waiting", async (operation, status) => {
    stage.standIn.failNext({ operation, kind: { status } });
    await publish(breaking);
    expect(check()).toMatchObject({ status: "completed", conclusion: "neutral" });
    expect(stage.lines.filter((line) => line.level === "warn")).toHaveLength(1);
  });

  test("a report that is too large for a page is cut whole parts at a time", async () => {
    const long = "a scenario with a very long name ".repeat(40);
    const verdicts = Array.from({ length: 200 }, (_, at) => verdictOf(testScenario(`${long}${at}`), passed(), failed(long)));
    await publish({ verdicts });
    expect(check().text?.length).toBeLessThanOrEqual(65_535);
    expect(check().text).toMatch(/more parts? in the whole report\.\n\n<sub>/);
    const [sticky] = stage.pull.comments;
    expect(sticky?.body.length).toBeLessThanOrEqual(65_536);
    expect(sticky?.body.match(/<details>/g)?.length ?? 0).toBe(sticky?.body.match(/<\/details>/g)?.length ?? 0);
    await publish({ verdicts }, stage.restarted());
    expect(stage.pull.comments).toHaveLength(1);
  });
});
