// What tasks ask of GitHub, answered in their own words.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Forge } from "#tasks/ports.ts";
import { checksOf } from "../../support/github/page.ts";
import { type Stage, setStage } from "./stage.ts";

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

test("a repository by its name alone", async () => {
  expect(await forge.repository("cinema/booking", stage.repository.installation)).toEqual({
    name: "cinema/booking",
    cloneUrl: expect.stringContaining("cinema/booking"),
    installation: stage.repository.installation,
    defaultBranch: "main",
  });
  await expect(forge.repository("cinema/gone", stage.repository.installation)).rejects.toMatchObject({ code: "not-found" });
});

test("a pull request and an issue", async () => {
  const { repository, pull, standIn, booking } = stage;
  expect(await forge.change(repository, 1)).toMatchObject({
    number: 1,
    title: "Look before locking",
    body: "",
    author: "ann",
    head: pull.pull.headSha,
    baseRef: "main",
    open: true,
    merged: false,
    draft: false,
  });
  await standIn.closePull(pull);
  expect(await forge.change(repository, 1)).toMatchObject({ open: false, merged: false });
  const issue = await standIn.openIssue(booking, { title: "Last seat", body: "Only one.", author: "ben", labels: ["scenario"] });
  expect(await forge.issue(repository, issue.number)).toMatchObject({
    title: "Last seat",
    body: "Only one.",
    author: "ben",
    labels: ["scenario"],
    open: true,
  });
  await expect(forge.change(repository, 99)).rejects.toMatchObject({ code: "not-found" });
});

test("what a person may do", async () => {
  const { repository } = stage;
  expect(await Promise.all(["ann", "ben", "nobody"].map((login) => forge.role(repository, login)))).toEqual(["maintain", "read", "none"]);
});

test("the settings file of the default branch, or none", async () => {
  const { repository, standIn, booking } = stage;
  expect(await forge.settingsText(repository)).toBeNull();
  await standIn.push(booking, "main", { message: "Settings", files: { ".github/foretrace.yml": "mode: blocking # ÄÖ\n" } });
  expect(await forge.settingsText(repository)).toBe("mode: blocking # ÄÖ\n");
});

test("a check run is found or made, shown, and cancelled only while it has no verdict", async () => {
  const { pull, target } = stage;
  await forge.announce(target(), { status: "queued", title: "Waiting for a worker" });
  await forge.announce(target(), { status: "in_progress", title: "Fetching" });
  await stage.restarted().announce(target(), { status: "in_progress", title: "Simulating" });
  expect(stage.booking.checkRuns.map((run) => run.steps)).toEqual([
    ["queued: Waiting for a worker", "in_progress: Fetching", "in_progress: Simulating"],
  ]);
  await forge.cancel(target(), "Superseded by 91a77f3");
  expect(checksOf(pull)).toMatchObject([{ status: "completed", conclusion: "cancelled", title: "Superseded by 91a77f3" }]);
  await forge.cancel(target(), "The pull request was closed");
  expect(checksOf(pull)).toMatchObject([{ title: "Superseded by 91a77f3" }]);
});

test("of a head without a check run there is nothing to cancel", async () => {
  await forge.cancel(stage.target(), "Superseded");
  expect(stage.booking.checkRuns).toEqual([]);
});

test("a reply is one a key, edited in place", async () => {
  const { repository, standIn, booking } = stage;
  const issue = await standIn.openIssue(booking, { title: "Last seat", body: "", author: "ben" });
  await forge.reply(repository, issue.number, "scenario", "version 1");
  await forge.reply(repository, issue.number, "incident", "recorded");
  await stage.restarted().reply(repository, issue.number, "scenario", "version 2");
  await forge.reply(repository, issue.number, "scenario", "version 2");
  expect(issue.comments.map((comment) => comment.versions.map((body) => body.split("\n").at(-1)))).toEqual([
    ["version 1", "version 2"],
    ["recorded"],
  ]);
});

test("a reaction says that it was seen", async () => {
  const { repository, standIn, pull } = stage;
  const comment = await standIn.comment(pull, "ben", "/help");
  await forge.react(repository, comment.id, "seen");
  await forge.react(repository, comment.id, "seen");
  await forge.react(repository, comment.id, "done");
  expect(comment.reactions.map((reaction) => reaction.content)).toEqual(["eyes", "rocket"]);
});

test("git gets a header that reads its own repository and nothing else, kept while it lasts", async () => {
  const { github, repository, standIn, booking } = stage;
  const header = (await github.authorization(repository)) ?? "";
  const [, encoded = ""] = /^Authorization: Basic (.+)$/.exec(header) ?? [];
  const [user, token = ""] = Buffer.from(encoded, "base64").toString().split(":");
  expect(user).toBe("x-access-token");
  const caller = standIn.tokens.caller(`token ${token}`);
  expect(caller).toMatchObject({ kind: "installation", grant: { permissions: { contents: "read" }, repositories: [booking] } });
  expect(await github.authorization(repository)).toBe(header);
  expect(await github.authorization({ ...repository, installation: null })).toBeNull();
  await expect(github.authorization({ ...repository, name: "cinema/gone" })).rejects.toMatchObject({ code: "bad-input" });
});

test("who we are is asked once, and again after a failure", async () => {
  const { github, standIn } = stage;
  standIn.failNext({ operation: "apps/get-authenticated", kind: { status: 502 } });
  await expect(github.self()).rejects.toMatchObject({ code: "unreachable" });
  expect(await github.self()).toMatchObject({ slug: "foretrace", permissions: { checks: "write" } });
  await github.self();
  expect(standIn.calls.filter((call) => call.operation === "apps/get-authenticated")).toHaveLength(2);
});
