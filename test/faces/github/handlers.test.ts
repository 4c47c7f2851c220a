// What people do on GitHub, as the jobs and events it leaves: webhooks of the stand-in through our own door.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createReceiver } from "#faces/github/receive.ts";
import { checksOf } from "../../support/github/page.ts";
import { broken, logOf, path, reportOf, type Stage, setStage } from "./stage.ts";

let stage: Stage;
let server: Server;

beforeEach(async () => {
  stage = await setStage();
  const { github, lines, standIn } = stage;
  const receive = createReceiver({ probot: github.probot, ready: github.ready, path: "/api/github/webhooks", log: logOf(lines) });
  server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  standIn.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`);
});
afterEach(async () => {
  await stage.standIn.settled();
  await stage.standIn.close();
  server.close();
  expect(
    stage.standIn.deliveries
      .filter((delivery) => delivery.statusCode >= 300)
      .map((delivery) => `${delivery.statusCode} ${delivery.event} ${delivery.answer}`),
  ).toEqual([]);
});

/** Jobs and events since the last look. */
function heard(): string[] {
  const { rows, written } = stage.store as { rows: unknown[]; written: unknown[] } & Stage["store"];
  const jobs = stage.store.rows.map(
    (row) => `${row.key}${"request" in (row.payload as object) && (row.payload as { request: string }).request !== "" ? " again" : ""}`,
  );
  const events = stage.store.written.map((event) => `${event.kind} ${event.subject} by ${event.actor}`);
  rows.length = 0;
  written.length = 0;
  return [...jobs, ...events];
}

describe("pull requests", () => {
  test("opened, pushed to, made ready and reopened ask for a review, under one key", async () => {
    const { standIn, booking, pull } = stage;
    await standIn.pushToPull(pull, { message: "More", files: { [path]: broken.replace("= 80", "= 81") } });
    expect(heard()).toEqual(["review cinema/booking#1", "change.updated pull/1 by ann"]);
    await standIn.closePull(pull, "ben");
    expect(heard()).toEqual(["change.closed pull/1 by ben"]);
    await standIn.reopenPull(pull, "ann");
    expect(heard()).toEqual(["review cinema/booking#1", "change.opened pull/1 by ann"]);
    const draft = await standIn.openPull(booking, { title: "Later", head: "lock", author: "ben", draft: true });
    await standIn.markReady(draft);
    expect(heard()).toEqual([
      `review cinema/booking#${draft.number}`,
      `change.opened pull/${draft.number} by ben`,
      `change.updated pull/${draft.number} by cinema`,
    ]);
  });

  test("of an edit only a moved base is news, and labels are none", async () => {
    await stage.standIn.editIssue(stage.pull, { title: "Another title" });
    await stage.standIn.labelIssue(stage.pull, "scenario");
    expect(heard()).toEqual([]);
  });

  test("merged, it remembers what it closed", async () => {
    const { standIn, booking, pull } = stage;
    const issue = await standIn.openIssue(booking, { title: "Refund pays twice", body: "", author: "ben", labels: ["incident"] });
    heard();
    await standIn.editIssue(pull, { body: `Fixes #${issue.number}, and see #99` });
    await standIn.mergePull(pull, { by: "ann" });
    await standIn.settled();
    expect(heard().sort()).toEqual(["change.closed pull/1 by ann", `incident cinema/booking#${issue.number}`]);
  });
});

describe("issues", () => {
  test("labelled as a scenario, and edited while they are, they are read", async () => {
    const { standIn, booking } = stage;
    const issue = await standIn.openIssue(booking, { title: "Last seat", body: "Only one gets it.", author: "ben" });
    expect(heard()).toEqual([]);
    await standIn.labelIssue(issue, "scenario", "ann");
    expect(heard()).toEqual([`scenario cinema/booking#${issue.number}`]);
    await standIn.editIssue(issue, { body: "Only one of two gets it." }, "ben");
    expect(heard()).toEqual([`scenario cinema/booking#${issue.number}`]);
    await standIn.closeIssue(issue);
    expect(heard()).toEqual([]);
  });

  test("labelled as an incident, they are recorded once closed", async () => {
    const { standIn, booking } = stage;
    const issue = await standIn.openIssue(booking, { title: "Refund pays twice", body: "", author: "ben", labels: ["incident"] });
    heard();
    await standIn.editIssue(issue, { body: "On Mondays." });
    expect(heard()).toEqual([]);
    await standIn.closeIssue(issue);
    expect(heard()).toEqual([`incident cinema/booking#${issue.number}`]);
  });
});

describe("commands", () => {
  test("of people are jobs of their own", async () => {
    const comment = await stage.standIn.comment(stage.pull, "ben", "Please\n\n/why src/booking/refund.ts:58");
    expect(stage.store.rows).toMatchObject([
      { payload: { number: 1, pull: true, login: "ben", command: "/why src/booking/refund.ts:58" } },
    ]);
    expect(heard()).toEqual([`command cinema/booking ${comment.id}`, "command.given pull/1 by ben"]);
    const issue = await stage.standIn.openIssue(stage.booking, { title: "Why", body: "" });
    const asked = await stage.standIn.comment(issue, "ann", "/help");
    expect(stage.store.rows).toMatchObject([{ payload: { pull: false } }]);
    expect(heard()).toEqual([`command cinema/booking ${asked.id}`, `command.given issue/${issue.number} by ann`]);
  });

  test("of bots, quoted ones and plain talk are not heard", async () => {
    const { standIn, pull, github, target } = stage;
    await standIn.comment(pull, "ben", "> /simulate\n\nno");
    await standIn.comment(pull, "ben", "looks good");
    await github.forge.reply(target().repository, 1, "help", "/simulate");
    await standIn.settled();
    expect(pull.comments).toHaveLength(3);
    expect(heard()).toEqual([]);
  });
});

describe("checks asked for again", () => {
  test("ours is new work, each time", async () => {
    const { standIn, booking, pull, github, target } = stage;
    await github.forge.publish(target(), reportOf({}), { silent: false });
    const [run] = checksOf(pull);
    if (run === undefined) return expect.fail("there is no check run");
    heard();
    await standIn.rerequestCheck(booking, run, "ann");
    expect(heard()).toEqual(["review cinema/booking#1 again", "check.rerequested pull/1 by ann"]);
    await standIn.rerequestSuite(booking, pull.pull.headSha, "ann");
    expect(heard()).toEqual(["review cinema/booking#1 again"]);
  });
});

test("an installation learns the history of each of its repositories", async () => {
  const { standIn } = stage;
  const stageTwo = await standIn.addRepository({
    owner: "theatre",
    name: "stage",
    history: [{ branch: "main", message: "Begin", files: { a: "1\n" } }],
  });
  const more = await standIn.addRepository({
    owner: "theatre",
    name: "plays",
    history: [{ branch: "main", message: "Begin", files: { a: "1\n" } }],
  });
  const installation = await standIn.install({ account: "theatre", repositories: [stageTwo], by: "ann" });
  expect(heard()).toEqual(["history theatre/stage", `installation.added installation/${installation.id} by ann`]);
  await standIn.addRepositories(installation, [more]);
  expect(heard()).toEqual(["history theatre/plays", `installation.added installation/${installation.id} by theatre`]);
});
