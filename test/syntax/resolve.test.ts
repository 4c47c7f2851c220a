// Where imports lead, in a small repository of several packages.

import { expect, test } from "vitest";
import type { Snapshot } from "#ground/snapshot.ts";
import { makeSources } from "#syntax/link.ts";
import { compilerSettings } from "#syntax/settings.ts";

const texts: Readonly<Record<string, string>> = {
  "package.json":
    '{ "name": "shop", "type": "module", "imports": { "#room/*.ts": { "source": "./src/room/*.ts", "default": "./dist/room/*.js" }, "#cart": "./src/cart.ts" } }',
  "tsconfig.json":
    '{\n  // comments are allowed\n  "extends": "./tsconfig.base.json", "compilerOptions": { "jsx": "react-jsx", "paths": { "@/*": ["src/*"], "exact": ["src/cart.ts"] }, },\n}',
  "tsconfig.base.json": '{ "compilerOptions": { "baseUrl": ".", "target": "ES2021", "experimentalDecorators": true } }',
  "src/main.ts": 'import "./cart.js";',
  "src/cart.ts": "export {};",
  "src/view.tsx": "export {};",
  "src/room/index.ts": "export {};",
  "src/room/till.ts": "export {};",
  "src/data.json": "{}",
  "src/legacy.js": "module.exports = 1;",
  "src/shared/deep.ts": "export {};",
  "packages/tax/package.json": '{ "name": "@shop/tax", "main": "./dist/index.js", "types": "./dist/index.d.ts" }',
  "packages/tax/src/index.ts": "export {};",
  "packages/tax/src/rates.ts": "export {};",
  "packages/fees/package.json":
    '{ "name": "@shop/fees", "type": "commonjs", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.mjs" }, "./*": "./dist/*.js", "./private/*": null } }',
  "packages/fees/src/index.ts": "export {};",
  "packages/fees/src/old.js": "exports.x = 1;",
  "packages/fees/src/extra.ts": "export {};",
  "node_modules/money/package.json":
    '{ "name": "money", "exports": { ".": { "import": "./esm.mjs", "require": "./cjs.cjs" }, "./round": "./round.js" } }',
  "node_modules/money/esm.mjs": "export {};",
  "node_modules/money/cjs.cjs": "",
  "node_modules/money/round.js": "",
  "node_modules/old/package.json": '{ "name": "old", "main": "lib" }',
  "node_modules/old/lib/index.js": "require('money')",
};

const snapshot: Snapshot = {
  commit: "c",
  files: new Map(Object.entries(texts).map(([path, text]) => [path, { path, blob: path, text }])),
  omitted: ["src/logo.png"],
};
const sources = makeSources(snapshot);

test.each([
  ["src/main.ts", "./cart.js", "src/cart.ts"],
  ["src/main.ts", "./cart", "src/cart.ts"],
  ["src/main.ts", "./cart.ts", "src/cart.ts"],
  ["src/main.ts", "./view.js", "src/view.tsx"],
  ["src/main.ts", "./view.jsx", "src/view.tsx"],
  ["src/main.ts", "./room", "src/room/index.ts"],
  ["src/main.ts", "./room/", "src/room/index.ts"],
  ["src/room/till.ts", ".", "src/room/index.ts"],
  ["src/room/till.ts", "..//cart", "src/cart.ts"],
  ["src/main.ts", "./data.json", "src/data.json"],
  ["src/main.ts", "./legacy", "src/legacy.js"],
  ["src/main.ts", "./logo.png", "src/logo.png"],
  ["src/main.ts", "#room/till.ts", "src/room/till.ts"],
  ["src/main.ts", "#cart", "src/cart.ts"],
  ["src/room/till.ts", "@/shared/deep", "src/shared/deep.ts"],
  ["src/main.ts", "exact", "src/cart.ts"],
  ["src/main.ts", "src/cart", "src/cart.ts"],
  ["src/main.ts", "@shop/tax", "packages/tax/src/index.ts"],
  ["src/main.ts", "@shop/tax/dist/rates", "packages/tax/src/rates.ts"],
  ["src/main.ts", "@shop/fees", "packages/fees/src/index.ts"],
  ["src/main.ts", "@shop/fees/extra", "packages/fees/src/extra.ts"],
  ["src/main.ts", "money", "node_modules/money/esm.mjs"],
  ["packages/fees/src/old.js", "money", "node_modules/money/cjs.cjs"],
  ["src/main.ts", "money/round", "node_modules/money/round.js"],
  ["src/main.ts", "old", "node_modules/old/lib/index.js"],
  ["node_modules/old/lib/index.js", "money", "node_modules/money/cjs.cjs"],
])("%s imports %s from %s", (from, specifier, path) => expect(sources.resolve(from, specifier)).toEqual({ kind: "file", path }));

test.each([
  ["fs", { kind: "platform", name: "fs" }],
  ["node:test", { kind: "platform", name: "test" }],
  ["express", { kind: "package", name: "express", specifier: "express" }],
  ["@scope/name/deep.js", { kind: "package", name: "@scope/name", specifier: "@scope/name/deep.js" }],
  ["./nowhere", { kind: "missing", specifier: "./nowhere" }],
  ["../../outside", { kind: "missing", specifier: "../../outside" }],
  ["#unknown", { kind: "missing", specifier: "#unknown" }],
  ["@shop/fees/private/x", { kind: "missing", specifier: "@shop/fees/private/x" }],
])("%s leads to %o", (specifier, resolution) => expect(sources.resolve("src/main.ts", specifier)).toEqual(resolution));

test("formats come from the ending, the code, and the nearest package.json", () => {
  const format = (path: string) => sources.parsed(path)?.format;
  expect([
    format("src/main.ts"),
    format("src/legacy.js"),
    format("packages/fees/src/old.js"),
    format("node_modules/money/esm.mjs"),
    format("node_modules/old/lib/index.js"),
  ]).toEqual(["esm", "esm", "commonjs", "esm", "commonjs"]);
});

test("files are parsed once, and shared between snapshots by blob", () => {
  const cache = new Map();
  expect(makeSources(snapshot, cache).parsed("src/cart.ts")).toBe(makeSources({ ...snapshot, commit: "d" }, cache).parsed("src/cart.ts"));
  expect(sources.parsed("src/data.json")).toBeUndefined();
  expect(sources.paths).toContain("src/view.tsx");
});

test("settings come from the nearest tsconfig and what it extends", () => {
  const { defineFields, legacyDecorators, jsx, jsxImportSource } = compilerSettings(snapshot)("src/view.tsx");
  expect({ defineFields, legacyDecorators, jsx, jsxImportSource }).toEqual({
    defineFields: false,
    legacyDecorators: true,
    jsx: "automatic",
    jsxImportSource: "react",
  });
});
