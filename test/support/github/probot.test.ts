// Probot itself, told by the environment alone, works against the stand-in: webhook in, token, pages of files, check run out.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createNodeMiddleware, createProbot, ProbotOctokit } from "probot";
import { afterAll, expect, test } from "vitest";
import { checksOf } from "./page.ts";
import { startStandIn } from "./stand-in.ts";

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

test("a pull request arrives, its files are read in pages, and a check run is posted", async () => {
  const standIn = await startStandIn();
  const probot = createProbot({
    env: standIn.environment(),
    overrides: {
      logLevel: "fatal",
      Octokit: ProbotOctokit.defaults((given: object) => ({ ...given, throttle: { enabled: false }, retry: { enabled: false } })),
    },
  });
  const middleware = await createNodeMiddleware(
    (app) => {
      app.on("pull_request.opened", async (context) => {
        const files = await context.octokit.paginate(context.octokit.rest.pulls.listFiles, context.pullRequest({ per_page: 3 }));
        const output = { title: `${files.length} files`, summary: files.map((file) => file.filename).join(", ") };
        await context.octokit.rest.checks.create(
          context.repo({
            name: "Foretrace",
            head_sha: context.payload.pull_request.head.sha,
            status: "completed",
            conclusion: "success",
            output,
          }),
        );
      });
    },
    { probot, webhooksPath: "/api/github/webhooks" },
  );
  const server = createServer((request, response) => void middleware(request, response));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  standIn.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`);

  const files = (text: string) => Object.fromEntries(["a", "b", "c", "d", "e", "f", "g"].map((name) => [`src/${name}.js`, `${text}\n`]));
  const booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    history: [
      { branch: "main", message: "Begin", files: files("1") },
      { branch: "two", from: "main", message: "Two", files: files("2") },
    ],
  });
  await standIn.install({ account: "cinema" });
  const pull = await standIn.openPull(booking, { title: "Two", head: "two" });
  await standIn.settled();
  expect(checksOf(pull)).toMatchObject([{ title: "7 files", conclusion: "success" }]);
  expect(standIn.deliveries.map((delivery) => delivery.statusCode)).toEqual(standIn.deliveries.map(() => 200));
  expect(standIn.violations).toEqual([]);
  await standIn.close();
});
