// The client as GitHub meets it: one version, no blind repetition of what creates, and a queue for each installation.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Octokit } from "#faces/github/client.ts";
import { octokitClass } from "#faces/github/octokit.ts";
import { type Stage, setStage } from "./stage.ts";

let stage: Stage;
let octokit: Octokit;

beforeAll(async () => {
  stage = await setStage();
  const [installation] = stage.standIn.state.installations;
  if (installation === undefined) return expect.fail("nothing is installed");
  const { token } = stage.standIn.tokens.grant(installation, installation.permissions, undefined);
  const Class = octokitClass({ throttled: true });
  octokit = new Class({
    auth: { token },
    baseUrl: `${stage.standIn.base}/api/v3`,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  } as never) as Octokit;
});
afterAll(() => stage.standIn.close());
beforeEach(() => {
  stage.standIn.calls.length = 0;
  stage.standIn.clearFaults();
});

const where = { owner: "cinema", repo: "booking" };
const operations = (): string[] => stage.standIn.calls.map((call) => `${call.operation} ${call.status}`);

test("what creates something is asked once, even when its answer was lost", async () => {
  stage.standIn.failNext({ operation: "issues/create-comment", after: true, kind: { status: 502 }, times: 3 });
  await expect(octokit.rest.issues.createComment({ ...where, issue_number: 1, body: "once" })).rejects.toMatchObject({ status: 502 });
  expect(operations()).toEqual(["issues/create-comment 502"]);
  expect(stage.pull.comments).toHaveLength(1);
});

test("what only reads is asked again", async () => {
  stage.standIn.failNext({ operation: "repos/get", kind: { status: 502 } });
  await octokit.rest.repos.get(where);
  expect(operations()).toEqual(["repos/get 502", "repos/get 200"]);
});

test("a limit is told at once, since a job can wait where it holds up nobody", async () => {
  stage.standIn.failNext({ operation: "repos/get", kind: { secondaryLimit: { retryAfterSeconds: 90 } } });
  const begun = performance.now();
  await expect(octokit.rest.repos.get(where)).rejects.toMatchObject({ status: 403, response: { headers: { "retry-after": "90" } } });
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(operations()).toEqual(["repos/get 403"]);
});

test("every request names the version it was written for", async () => {
  const seen: unknown[] = [];
  octokit.hook.after("request", (_answer, options) => void seen.push(options.headers["x-github-api-version"]));
  await octokit.rest.repos.get(where);
  expect(seen).toEqual(["2022-11-28"]);
});
