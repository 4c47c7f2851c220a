// GitHub's answers as what we do next: wait, ask a person, or give up.
import { expect, test } from "vitest";
import { asking, isMissing } from "#faces/github/refusals.ts";
import { Refusal } from "#tasks/refusal.ts";

type Answer = { readonly status?: number; readonly message?: string; readonly headers?: Record<string, string> };

async function asked({ status, message = "no", headers = {} }: Answer): Promise<string> {
  const error = Object.assign(new Error(message), status === undefined ? {} : { status, response: { headers } });
  const refusal = await asking("a comment", () => Promise.reject(error)).catch((cause: unknown) => cause);
  if (!(refusal instanceof Refusal)) return `not a refusal: ${String(refusal)}`;
  return `${refusal.code} ${refusal.retryAfterMs ?? "never"}: ${refusal.message}`;
}

test.each<readonly [string, Answer, string]>([
  ["no permission", { status: 403 }, "not-allowed never: GitHub refused a comment: the App lacks a permission or was suspended."],
  ["a token that ran out", { status: 401 }, "not-allowed never: GitHub refused a comment: the App lacks a permission or was suspended."],
  [
    "a secondary limit",
    { status: 403, message: "You have exceeded a secondary rate limit" },
    "rate-limited 60000: GitHub asked us to wait (a comment).",
  ],
  [
    "a secondary limit that says how long",
    { status: 403, headers: { "retry-after": "90" } },
    "rate-limited 90000: GitHub asked us to wait (a comment).",
  ],
  ["too many requests", { status: 429 }, "rate-limited 60000: GitHub asked us to wait (a comment)."],
  ["gone", { status: 410 }, "not-found never: GitHub does not know a comment."],
  [
    "not accepted",
    { status: 422, message: "Line could not be resolved" },
    "bad-input never: GitHub did not accept a comment: Line could not be resolved",
  ],
  ["down", { status: 502 }, "unreachable 5000: GitHub could not be reached (a comment)."],
  ["odd", { status: 418 }, "bad-input never: GitHub answered 418 to a comment."],
  ["no answer of GitHub's at all", {}, "not a refusal: Error: no"],
])("%s", async (_what, answer, wanted) => expect(await asked(answer)).toBe(wanted));

test("a spent budget is waited for until GitHub fills it, an hour at most", async () => {
  const spent = async (inSeconds: number): Promise<number> => {
    const reset = String(Math.floor(Date.now() / 1000) + inSeconds);
    return Number(
      /^rate-limited (\d+)/.exec(await asked({ status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } }))?.[1],
    );
  };
  expect(await spent(1_800)).toBeGreaterThan(1_795_000);
  expect(await spent(1_800)).toBeLessThanOrEqual(1_800_000);
  expect(await spent(86_400)).toBe(3_600_000);
  expect(await spent(-5)).toBe(60_000);
});

test("a refusal passes as it is, and what is missing is told from the rest", async () => {
  const refusal = new Refusal("not-found", "gone");
  await expect(asking("x", () => Promise.reject(refusal))).rejects.toBe(refusal);
  expect([isMissing(refusal), isMissing(new Refusal("bad-input", "x")), isMissing(new Error("not-found"))]).toEqual([true, false, false]);
  await expect(asking("x", async () => 7)).resolves.toBe(7);
});
