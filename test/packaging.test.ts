// What is shipped besides code: the package's list of files, the image, the team's compose file and the workflow agree with the
// command line, the configuration and the repository. No container engine is needed to see that they do.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { variables } from "../src/config.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const packageShape = z.object({
  bin: z.object({ foretrace: z.string() }),
  files: z.array(z.string()),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const manifest = packageShape.parse(JSON.parse(read("package.json")));
const commands = [...read("src/faces/cli/main.ts").matchAll(/\badd([A-Z]\w+),?/g)].map((match) => (match[1] ?? "").toLowerCase());

describe("the package", () => {
  test("lists what is there, and what building makes", () => {
    const missing = manifest.files.filter((path) => path !== "dist" && !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
    expect(existsSync(join(ROOT, manifest.bin.foretrace.replace(/^dist\/(.*)\.js$/, "src/$1.ts")))).toBe(true);
  });

  test("pins every version", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

describe("the image", () => {
  const steps = read("Dockerfile").replace(/\\\n/g, " ").split("\n");
  const allowed = read(".dockerignore")
    .split("\n")
    .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));

  test("is built from files that are there and that the build may see", () => {
    expect(allowed.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const copied = steps
      .filter((step) => step.startsWith("COPY --from=build"))
      .flatMap((step) => [...step.matchAll(/\/app\/(\S+)/g)].map((match) => match[1] ?? ""));
    const made = ["node_modules", "dist"];
    expect(copied.filter((path) => !made.includes(path) && !allowed.includes(path))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(["package.json", "app.yml", "prisma", ...made]));
  });

  test("runs as nobody special, with git, and is asked how it is", () => {
    const last = steps.slice(steps.findLastIndex((step) => step.startsWith("FROM")));
    const user = last.indexOf("USER node");
    expect(user).toBeGreaterThan(0);
    expect(last.findIndex((step) => step.startsWith("ENTRYPOINT"))).toBeGreaterThan(user);
    expect(last.join("\n")).toMatch(/apt-get install[^\n]* git /);
    expect(last.join("\n")).toMatch(/HEALTHCHECK[^\n]*\/healthz/);
    expect(last).toContain('ENTRYPOINT ["node", "dist/cli.js"]');
    expect(commands).toContain(/CMD \["(\w+)"\]$/.exec(last.findLast((step) => step.startsWith("CMD")) ?? "")?.[1]);
  });

  test("sets variables that are read", () => {
    const set = steps
      .filter((step) => step.startsWith("ENV "))
      .flatMap((step) => [...step.matchAll(/(\w+)=/g)].map((match) => match[1] ?? ""));
    expect(set.filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
  });
});

describe("compose.yaml", () => {
  const duration = z.string().regex(/^\d+(ms|s|m|h)$/);
  const healthcheck = z.union([
    z.strictObject({ disable: z.literal(true) }),
    z.strictObject({ test: z.array(z.string()), interval: duration, retries: z.number() }),
  ]);
  const conditions = z.enum(["service_started", "service_healthy", "service_completed_successfully"]);
  const serviceShape = z.strictObject({
    build: z.string().optional(),
    image: z.string(),
    restart: z.string(),
    env_file: z.string().optional(),
    environment: z.record(z.string(), z.string()),
    command: z.string().optional(),
    depends_on: z.record(z.string(), z.strictObject({ condition: conditions })).optional(),
    stop_grace_period: duration.optional(),
    ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
    volumes: z.array(z.string()).optional(),
    healthcheck: healthcheck.optional(),
    deploy: z.strictObject({ replicas: z.number() }).optional(),
  });
  const fileShape = z.strictObject({
    "x-foretrace": z.unknown(),
    services: z.record(z.string(), serviceShape),
    volumes: z.record(z.string(), z.null()),
  });
  const file = fileShape.parse(parse(read("compose.yaml"), { merge: true }));
  const ours = Object.entries(file.services).filter(([, service]) => service.image === "foretrace");

  test("speaks of services, volumes, commands and variables that exist", () => {
    for (const service of Object.values(file.services)) {
      for (const needed of Object.keys(service.depends_on ?? {})) expect(Object.keys(file.services)).toContain(needed);
      for (const volume of service.volumes ?? []) expect(Object.keys(file.volumes)).toContain(volume.split(":")[0]);
    }
    for (const [, service] of ours) {
      expect(commands).toContain(service.command);
      expect(Object.keys(service.environment).filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
    }
  });

  test("is one that serves, two that work, and one database for all", () => {
    expect(ours.map(([name, { command, deploy }]) => [name, command, deploy?.replicas ?? 1])).toEqual([
      ["web", "serve", 1],
      ["worker", "work", 2],
    ]);
    expect(new Set(ours.map(([, { environment }]) => environment.DATABASE_URL)).size).toBe(1);
    expect(file.services.web?.environment.WORKERS).toBe("0");
  });
});

test("the workflow runs what everyone runs, on each Node that we support", () => {
  const shape = z.object({
    jobs: z.object({
      test: z.object({
        strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }),
        steps: z.array(z.looseObject({ run: z.string().optional() })),
      }),
    }),
  });
  const { jobs } = shape.parse(parse(read(".github/workflows/test.yml")));
  expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
  expect(jobs.test.steps.flatMap(({ run }) => run ?? [])).toEqual([".ci/run"]);
  expect(read(".ci/run")).toMatch(/^npm ci && npm test$/m);
});
