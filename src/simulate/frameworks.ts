// Which test framework a test file belongs to, and what its project's settings ask for that we must know of.
import type { Stuck } from "#machine/trace.ts";
import type { Sources } from "#syntax/sources.ts";
import type { TestFramework } from "#worlds/testing.ts";
import { nodesOf } from "./inputs/walk.ts";

export type TestSetup = {
  readonly framework: TestFramework;
  /** The framework's major version as package.json asks for it; null when it does not say. */
  readonly major: number | null;
  /** Files that are loaded before each test file. */
  readonly setupFiles: readonly string[];
  readonly refused: Stuck | null;
};

const MODELLED: Readonly<Record<string, TestFramework>> = {
  vitest: "vitest",
  jest: "jest",
  "@jest/globals": "jest",
  "node:test": "node:test",
};
const NOT_MODELLED = ["mocha", "ava", "tape", "jasmine", "uvu", "bun:test", "@playwright/test", "cypress"];

export function setupOf(sources: Sources, path: string, said: string | null): TestSetup {
  const name =
    importedFramework(sources, path) ??
    (said !== null && said in MODELLED ? said : null) ??
    declaredFramework(sources, path) ??
    said ??
    "no test framework";
  const framework = MODELLED[name];
  if (framework === undefined)
    return {
      framework: "vitest",
      major: null,
      setupFiles: [],
      refused: { kind: "unmodelled", what: name, message: `${name} is not modelled`, span: null },
    };
  const settings = framework === "node:test" ? { setupFiles: [], environment: null } : settingsFor(sources, path, framework);
  const environment = commentedEnvironment(sources, path) ?? settings.environment;
  const refused: Stuck | null =
    environment === null || environment === "node"
      ? null
      : {
          kind: "unmodelled",
          what: `${environment} environment`,
          message: `the tests run in the ${environment} environment, which is not modelled`,
          span: null,
        };
  return { framework, major: majorOf(sources, path, framework), setupFiles: settings.setupFiles, refused };
}

/** By what the file imports. */
function importedFramework(sources: Sources, path: string): string | null {
  for (const statement of sources.parsed(path)?.tree.body ?? []) {
    if (statement.type === "ImportDeclaration" && (statement.source in MODELLED || NOT_MODELLED.includes(statement.source)))
      return statement.source;
    if (statement.type === "ImportDeclaration" && statement.source === "test") return "node:test";
  }
  for (const node of nodesOf(sources.parsed(path)?.tree.body ?? [])) {
    const call = node as {
      readonly callee?: { readonly type: string; readonly name?: string };
      readonly arguments?: ReadonlyArray<{ readonly type: string; readonly value?: unknown }>;
    };
    if (node.type !== "CallExpression" || call.callee?.type !== "Identifier" || call.callee.name !== "require") continue;
    const [first] = call.arguments ?? [];
    if (first?.type === "Literal" && typeof first.value === "string" && (first.value in MODELLED || NOT_MODELLED.includes(first.value)))
      return first.value;
  }
  return null;
}

/** By the nearest package.json that names one. */
function declaredFramework(sources: Sources, path: string): string | null {
  for (const folder of foldersOf(path)) {
    const text = sources.snapshot.files.get(`${folder}package.json`)?.text;
    if (text === undefined) continue;
    const named = ["vitest", "jest", ...NOT_MODELLED].find((name) => text.includes(`"${name}"`));
    if (named !== undefined) return named;
    if (/node\s+(--\S+\s+)*--test/.test(text)) return "node:test";
  }
  return null;
}

function majorOf(sources: Sources, path: string, framework: TestFramework): number | null {
  for (const folder of foldersOf(path)) {
    const text = sources.snapshot.files.get(`${folder}package.json`)?.text ?? "";
    const asked = new RegExp(`"${framework}"\\s*:\\s*"[^"\\d]*(\\d+)`).exec(text)?.[1];
    if (asked !== undefined) return Number(asked);
  }
  return null;
}

/** Folders from the file's own up to the root, each with a slash at its end. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, at) => `${parts.slice(0, parts.length - at).join("/")}/`).concat("");
}

function commentedEnvironment(sources: Sources, path: string): string | null {
  const head = sources.snapshot.files.get(path)?.text.slice(0, 1000) ?? "";
  return /@(?:vitest|jest)-environment\s+([\w-]+)/.exec(head)?.[1] ?? null;
}

const CONFIG = /(^|\/)(vitest\.config|vite\.config|vitest\.workspace|jest\.config)\.[cm]?[jt]s$/;

function settingsFor(
  sources: Sources,
  path: string,
  framework: TestFramework,
): { readonly setupFiles: readonly string[]; readonly environment: string | null } {
  const wanted = framework === "jest" ? /jest\.config/ : /vite/;
  for (const folder of foldersOf(path)) {
    const config = sources.paths.find(
      (each) => CONFIG.test(each) && wanted.test(each) && each.slice(0, each.lastIndexOf("/") + 1) === folder,
    );
    if (config !== undefined) return readConfig(sources, config, folder);
    const json = sources.snapshot.files.get(`${folder}package.json`)?.text;
    if (framework === "jest" && json !== undefined) {
      const environment = /"testEnvironment"\s*:\s*"(?:jest-environment-)?([\w-]+)"/.exec(json)?.[1];
      if (environment !== undefined) return { setupFiles: [], environment };
    }
  }
  return { setupFiles: [], environment: null };
}

/** Reads what a settings file says plainly; what it computes is not followed. */
function readConfig(
  sources: Sources,
  config: string,
  folder: string,
): { readonly setupFiles: readonly string[]; readonly environment: string | null } {
  const setupFiles: string[] = [];
  let environment: string | null = null;
  for (const node of nodesOf(sources.parsed(config)?.tree.body ?? [])) {
    const property = node as {
      readonly key?: { readonly type: string; readonly name?: string; readonly value?: unknown };
      readonly value?: {
        readonly type: string;
        readonly value?: unknown;
        readonly elements?: ReadonlyArray<{ readonly type: string; readonly value?: unknown } | null>;
      };
    };
    if (node.type !== "Property") continue;
    const name = property.key?.type === "Identifier" ? property.key.name : property.key?.value;
    const value = property.value;
    if ((name === "environment" || name === "testEnvironment") && value?.type === "Literal" && typeof value.value === "string")
      environment = value.value.replace(/^jest-environment-/, "");
    if (name !== "setupFiles" && name !== "setupFilesAfterEnv") continue;
    const items = value?.type === "ArrayExpression" ? (value.elements ?? []) : [value];
    for (const item of items)
      if (item?.type === "Literal" && typeof item.value === "string") setupFiles.push(plainPath(folder, item.value));
  }
  return { setupFiles: setupFiles.filter((path) => sources.snapshot.files.has(path)), environment };
}

const plainPath = (folder: string, path: string): string => `${folder}${path.replace("<rootDir>/", "").replace(/^\.\//, "")}`;
