// The wizard that registers the App, in front of the stand-in: only from this machine, once, and into a file only we may read.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSetup } from "#faces/github/setup.ts";
import { readConfig } from "../../../src/config.ts";
import { type StandIn, startStandIn } from "../../support/github/stand-in.ts";
import { type LogLine, logOf } from "./stage.ts";

let standIn: StandIn;
let server: Server;
let url: string;
let envFile: string;
let folder: string;
let local: boolean;
let lines: LogLine[];

beforeEach(async () => {
  standIn = await startStandIn();
  folder = mkdtempSync(join(tmpdir(), "setup-"));
  envFile = join(folder, ".env");
  local = true;
  lines = [];
  const setup = createSetup({
    baseUrl: `${standIn.base}/api/v3`,
    webhookPath: "/hooks",
    publicUrl: "https://foretrace.example",
    manifestFile: new URL("../../../app.yml", import.meta.url),
    envFile,
    isLocal: () => local,
    log: logOf(lines),
  });
  server = createServer((request, response) => {
    void setup(request, response)
      .then((answered) => answered || response.writeHead(404).end())
      .catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
  await standIn.close();
});

const get = async (path: string): Promise<{ readonly status: number; readonly body: string }> => {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, body: await answer.text() };
};
const stateIn = (body: string): string => /state=([0-9a-f]{32})"/.exec(body)?.[1] ?? "";
const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&amp;/g, "&");

test("the form asks for exactly what app.yml asks for, at the address people reach us by", async () => {
  const { status, body } = await get("/setup");
  expect(status).toBe(200);
  const manifest = JSON.parse(unescaped(/name="manifest" value="([^"]*)"/.exec(body)?.[1] ?? "")) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: "Foretrace",
    public: false,
    default_permissions: { checks: "write", contents: "read" },
    hook_attributes: { url: "https://foretrace.example/hooks", active: true },
    redirect_url: `${url}/setup/done`,
  });
  expect(body).toContain(`action="${standIn.base}/settings/apps/new?state=${stateIn(body)}"`);
});

test("the credentials are written beside what is there, readable only by us, and never shown", async () => {
  writeFileSync(envFile, "PORT=3000", { mode: 0o644 });
  const state = stateIn((await get("/setup")).body);
  const code = await codeOf();
  const done = await get(`/setup/done?code=${code}&state=${state}`);
  expect(done.status).toBe(200);
  const text = readFileSync(envFile, "utf8");
  expect(text).toMatch(/^PORT=3000\nAPP_ID=4711\nPRIVATE_KEY="-----BEGIN/m);
  expect(statSync(envFile).mode & 0o777).toBe(0o600);
  const env = Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).replace(/^"|"$/g, "")]),
  );
  expect(readConfig(env)).toMatchObject({
    github: { appId: "4711", privateKey: standIn.app.privateKey.trim() },
    webhookSecret: standIn.app.webhookSecret,
  });
  expect(`${done.body} ${JSON.stringify(lines)}`).not.toMatch(/BEGIN|a secret between/);
  expect((await get("/setup")).body).toContain("Registered.");
});

test.each([
  ["an answer that nobody asked for", async () => `/setup/done?code=${await codeOf()}&state=${"0".repeat(32)}`, 400],
  ["an answer without a code", async () => `/setup/done?state=${stateIn((await get("/setup")).body)}`, 400],
  ["a code that is a path", async () => `/setup/done?code=..%2F..%2Fuser&state=${stateIn((await get("/setup")).body)}`, 400],
  ["a code that GitHub does not know", async () => `/setup/done?code=nothing&state=${stateIn((await get("/setup")).body)}`, 400],
])("%s writes nothing", async (_what, path, status) => {
  expect((await get(await path())).status).toBe(status);
  expect(() => readFileSync(envFile)).toThrow();
});

test("an attempt is good for one answer", async () => {
  const state = stateIn((await get("/setup")).body);
  await get(`/setup/done?code=nothing&state=${state}`);
  expect((await get(`/setup/done?code=${await codeOf()}&state=${state}`)).status).toBe(400);
});

test("from elsewhere there is nothing to see", async () => {
  local = false;
  expect(await get("/setup")).toMatchObject({ status: 403, body: expect.not.stringContaining("manifest") });
  expect((await get("/setup/done?code=x&state=y")).status).toBe(403);
  expect((await get("/setups")).status).toBe(404);
});

/** What GitHub hands the browser once the button was pressed. */
async function codeOf(): Promise<string> {
  const code = "code-of-the-manifest";
  standIn.webhooks.manifestCodes.add(code);
  return code;
}
