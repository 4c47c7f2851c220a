// Modules: cycles, live bindings, both kinds seeing each other, top-level await, dynamic import, and what is missing.
import { expect, test } from "vitest";
import { type ProgramOptions, runProgram } from "./program.ts";

function check(text: string, lines: readonly string[], options: ProgramOptions = {}): void {
  const ran = runProgram(text, options);
  expect(ran.end.kind === "value" ? "value" : ran.end).toBe("value");
  expect(ran.lines).toEqual(lines);
}

test("modules in a cycle find each other's functions before they run, and not the rest", () => {
  check(
    `
// file: a.mjs
import { b, callsBack } from "./b.mjs";
export const a = "a";
export function hoisted() { return "hoisted " + typeof b; }
console.log(b, callsBack());
// file: b.mjs
import { a, hoisted } from "./a.mjs";
import * as A from "./a.mjs";
export const b = "b";
export const callsBack = () => hoisted() + A.a;
console.log(hoisted.name);
try { a; } catch (error) { console.log(error.message); }
`,
    ["hoisted", "Cannot access 'a' before initialization", "b hoisted stringa"],
  );
});

test("bindings are live, namespaces sorted and fixed", () => {
  check(
    `
// file: main.mjs
import shelf, { count, add, default as same } from "./shelf.mjs";
import * as ns from "./shelf.mjs";
import { re } from "./again.mjs";
add(); add();
console.log(String(count), String(ns.count), shelf, String(same === shelf), Object.keys(ns).join(), Object.prototype.toString.call(ns), String(re === ns));
for (const write of [() => { count = 5; }, () => { ns.count = 5; }, () => { ns.other = 5; }]) {
  try { write(); } catch (error) { console.log(error.name + ": " + error.message); }
}
// file: shelf.mjs
export let count = 0;
export const add = () => { count++; };
export default "shelf";
// file: again.mjs
export * from "./shelf.mjs";
export * as re from "./shelf.mjs";
`,
    [
      "2 2 shelf true add,count,default [object Module] true",
      "TypeError: Assignment to constant variable.",
      "TypeError: Cannot assign to read only property 'count' of object '[object Module]'",
      "TypeError: Cannot add property other, object is not extensible",
    ],
  );
});

test("CommonJS is imported by its exports, and requires JSON, cycles and what is missing", () => {
  check(
    `
// file: main.mjs
import cjs, { named } from "./lib.cjs";
import * as all from "./lib.cjs";
console.log(cjs.named, named, Object.keys(all).join(), String(all.default === cjs));
// file: lib.cjs
exports.early = 1;
const dep = require("./dep.cjs");
const json = require("./data.json");
exports.named = dep.saw + json.n;
console.log(module.id, __dirname, String(this === exports), String(require("./dep.cjs") === dep));
try { require("./nope"); } catch (error) { console.log(error.code, error.message.split("\\n")[0]); }
// file: dep.cjs
module.exports = { saw: Object.keys(require("./lib.cjs")).join() };
// file: data.json
{"n": 7}
`,
    ["lib.cjs . true true", "MODULE_NOT_FOUND Cannot find module './nope'", "early7 early7 default,early,named true"],
  );
});

test("what was compiled from ES syntax is seen as its test runner sees it", () => {
  const text = `
// file: main.mjs
import lib, { x } from "./lib.cjs";
console.log(String(lib.default ?? lib), x);
// file: lib.cjs
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = "the default";
exports.x = "x";
`;
  check(text, ["the default x"], { interop: "compiled" });
  check(text.replace("lib.default ?? lib", "typeof lib"), ["object x"], { interop: "node" });
});

test("an ES module can be required", () => {
  check(
    `
// file: main.cjs
const shelf = require("./shelf.mjs");
console.log(shelf.books, shelf.default);
// file: shelf.mjs
export const books = "books";
export default "shelf";
`,
    ["books shelf"],
  );
});

test("top-level await holds up only those who depend on it", () => {
  check(
    `
// file: main.mjs
import { slow } from "./slow.mjs";
import "./fast.mjs";
console.log("main", slow);
// file: slow.mjs
console.log("slow starts");
await null;
export const slow = await Promise.resolve("done");
console.log("slow ends");
// file: fast.mjs
console.log("fast");
`,
    ["slow starts", "fast", "slow ends", "main done"],
  );
});

test("dynamic import gives namespaces, and the errors of loading and running", () => {
  check(
    `
// file: main.mjs
const tell = (work) => work.then((ns) => console.log(ns.y), (error) => console.log(error.code ?? error.name, error.message));
await tell(import("./x.mjs"));
await tell(import("./nope.mjs"));
await tell(import("./bad.mjs"));
await tell(import("./bad.mjs"));
await tell(import({ toString() { return "./" + "x.mjs"; } }));
console.log(import.meta.url);
// file: x.mjs
export const y = "why";
// file: bad.mjs
console.log("runs once");
throw new TypeError("at load");
`,
    [
      "why",
      "ERR_MODULE_NOT_FOUND Cannot find module './nope.mjs'",
      "runs once",
      "TypeError at load",
      "TypeError at load",
      "why",
      "file:///main.mjs",
    ],
  );
});

test.each([
  [
    `import { nope } from "./c.mjs";\n// file: c.mjs\nexport const a = 1;`,
    "SyntaxError",
    "The requested module './c.mjs' does not provide an export named 'nope'",
  ],
  [`import "./zzz.mjs";`, "Error", "Cannot find module './zzz.mjs'"],
  [
    `import { both } from "./c.mjs";\n// file: c.mjs\nexport * from "./d.mjs";\nexport * from "./e.mjs";\n// file: d.mjs\nexport const both = 1;\n// file: e.mjs\nexport const both = 2;`,
    "SyntaxError",
    "The requested module './c.mjs' contains conflicting star exports for name 'both'",
  ],
  [
    `import { nope } from "./c.cjs";\n// file: c.cjs\nexports.a = 1;`,
    "SyntaxError",
    "Named export 'nope' not found. The requested module './c.cjs' is a CommonJS module, which may not support all module.exports as named exports.",
  ],
])("%s", (text, name, message) => {
  const { end } = runProgram(`// file: main.mjs\n${text}`);
  expect(end).toMatchObject({ kind: "thrown", error: { name, message, span: { path: "main.mjs", line: 2 } } });
});
