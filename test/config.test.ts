// The environment, read once: what is missing has a default, what is wrong is said with what it is for.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Refusal } from "#tasks/refusal.ts";
import { loadDotEnv, readConfig, userDataDir, variables } from "../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pem = "-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----\n";

test("nothing set is a server on this machine, without GitHub, advisor or database of its own", () => {
  expect(readConfig({})).toEqual({
    github: null,
    webhookSecret: null,
    webhookPath: "/api/github/webhooks",
    baseUrl: "https://api.github.com",
    port: 3000,
    host: "127.0.0.1",
    publicUrl: null,
    logLevel: "info",
    databaseUrl: null,
    dataDir: null,
    workers: 1,
    threads: expect.any(Number),
    production: false,
    advisor: null,
  });
  expect(readConfig({}).threads).toBeGreaterThanOrEqual(1);
});

test("everything set is taken as it is, and what is empty is not set", () => {
  const config = readConfig({
    APP_ID: "4711",
    PRIVATE_KEY: pem,
    WEBHOOK_SECRET: "s",
    WEBHOOK_PATH: "/hooks",
    PORT: "0",
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://foretrace.example/",
    LOG_LEVEL: "",
    DATABASE_URL: "postgres://x/y",
    DATA_DIR: "/data",
    WORKERS: "0",
    THREADS: "7",
    NODE_ENV: "production",
    ADVISOR_URL: "http://127.0.0.1:11434/v1",
    ADVISOR_MODEL: "small",
  });
  expect(config).toMatchObject({
    github: { appId: "4711", privateKey: pem },
    webhookPath: "/hooks",
    port: 0,
    publicUrl: "https://foretrace.example",
    logLevel: "info",
    workers: 0,
    threads: 7,
    production: true,
    advisor: { url: "http://127.0.0.1:11434/v1", model: "small", key: "" },
  });
  expect(Object.isFrozen(config)).toBe(true);
});

describe("what is wrong", () => {
  test.each([
    ["PORT", "seven"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "1.5"],
    ["WORKERS", "many"],
    ["THREADS", "0"],
    ["PUBLIC_URL", "foretrace.example"],
    ["LOG_LEVEL", "loud"],
    ["WEBHOOK_PATH", "hooks"],
    ["GHE_PROTOCOL", "ftp"],
    ["ADVISOR_URL", "nowhere"],
  ] as const)("%s=%s is a sentence for people", (name, value) => {
    const refusal = caught(() => readConfig({ [name]: value }));
    expect(refusal).toMatchObject({ code: "bad-settings" });
    expect((refusal as Refusal).message).toMatch(new RegExp(`^${name}: `));
    expect((refusal as Refusal).message).toContain(variables[name].says);
  });
});

const caught = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe("the private key", () => {
  const keyIn = (env: Record<string, string>): string | undefined => readConfig({ APP_ID: "1", ...env }).github?.privateKey;

  test("comes as PEM, with its line ends written out, in base64, or from a file", () => {
    const file = join(folder, "key.pem");
    writeFileSync(file, pem);
    expect(keyIn({ PRIVATE_KEY: pem })).toBe(pem);
    expect(keyIn({ PRIVATE_KEY: pem.replaceAll("\n", "\\n") })).toBe(pem);
    expect(keyIn({ PRIVATE_KEY: Buffer.from(pem).toString("base64") })).toBe(pem);
    expect(keyIn({ PRIVATE_KEY_PATH: file })).toBe(pem);
  });

  test("that is none, or cannot be read, is refused without being shown", () => {
    expect(caught(() => keyIn({ PRIVATE_KEY: "hunter2" }))).toMatchObject({
      code: "bad-settings",
      message: expect.not.stringContaining("hunter2"),
    });
    expect(caught(() => keyIn({ PRIVATE_KEY_PATH: "/nowhere/key.pem" }))).toMatchObject({
      message: "PRIVATE_KEY_PATH: /nowhere/key.pem cannot be read.",
    });
  });

  test("or the id alone is not an App", () => {
    expect(readConfig({ APP_ID: "1" }).github).toBeNull();
    expect(readConfig({ PRIVATE_KEY: pem }).github).toBeNull();
  });
});

test("an enterprise server is asked under its own address", () => {
  expect(readConfig({ GHE_HOST: "github.cinema.example" }).baseUrl).toBe("https://github.cinema.example/api/v3");
  expect(readConfig({ GHE_HOST: "127.0.0.1:4000", GHE_PROTOCOL: "http" }).baseUrl).toBe("http://127.0.0.1:4000/api/v3");
});

test("a file fills in what the environment does not say, and need not be there", () => {
  const file = join(folder, ".env");
  writeFileSync(file, "FORETRACE_TEST_A=from file\nFORETRACE_TEST_B=from file\n");
  process.env.FORETRACE_TEST_A = "from environment";
  loadDotEnv(file);
  loadDotEnv(join(folder, "none"));
  expect([process.env.FORETRACE_TEST_A, process.env.FORETRACE_TEST_B]).toEqual(["from environment", "from file"]);
  delete process.env.FORETRACE_TEST_A;
  delete process.env.FORETRACE_TEST_B;
});

test("the command line keeps its store beside the user's other data", () => {
  expect(userDataDir({ XDG_DATA_HOME: "/home/ann/data" })).toBe("/home/ann/data/foretrace");
  expect(userDataDir({ XDG_DATA_HOME: "" })).toMatch(/\.local\/share\/foretrace$/);
});
