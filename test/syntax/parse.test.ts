// What a comparison with TypeScript does not show: types kept as notes, JSX, and what cannot be read.

import { expect, test } from "vitest";
import { parseFile } from "#syntax/parse.ts";
import type { Expression, Statement, TypeNote } from "#syntax/tree.ts";

const body = (text: string, path = "cart.ts"): readonly Statement[] => parseFile(path, "", text).tree.body;

function alias(type: string): TypeNote | undefined {
  const [only] = body(`type X = ${type};`);
  return only?.type === "TypeDeclaration" ? only.note : undefined;
}

const name = (text: string): TypeNote => ({ kind: "name", name: text, arguments: [] });

test.each<[string, TypeNote]>([
  ["string", name("string")],
  ["readonly A.B[]", { kind: "array", element: name("A.B") }],
  ["Array<Map<K, V>>", { kind: "array", element: { kind: "name", name: "Map", arguments: [name("K"), name("V")] } }],
  [
    "| 'open' | -1 | null",
    {
      kind: "union",
      members: [
        { kind: "literal", value: "open" },
        { kind: "literal", value: -1 },
        { kind: "literal", value: null },
      ],
    },
  ],
  [
    "A & { b?: C; readonly d: E, f(): void; [key: string]: G }",
    {
      kind: "intersection",
      members: [
        name("A"),
        {
          kind: "object",
          properties: [
            { name: "b", optional: true, type: name("C") },
            { name: "d", optional: false, type: name("E") },
            { name: "f", optional: false, type: { kind: "function" } },
          ],
        },
      ],
    },
  ],
  ["[A, B?]", { kind: "tuple", elements: [name("A"), name("B")] }],
  ["(a: A) => B", { kind: "function" }],
  ["new () => B", { kind: "function" }],
  ["(A | B)[]", { kind: "array", element: { kind: "union", members: [name("A"), name("B")] } }],
  ["keyof A", { kind: "other", text: "keyof A" }],
  ["A extends B ? C : D", { kind: "other", text: "A extends B ? C : D" }],
  ["{ [K in A]: B }", { kind: "other", text: "{ [K in A]: B }" }],
  ["A['b']", { kind: "other", text: "A['b']" }],
  ["`a${B}`", { kind: "other", text: "`a${B}`" }],
])("type %s", (type, note) => expect(alias(type)).toEqual(note));

test("parameters and results keep their types", () => {
  const [only] = body("function f(this: X, a?: A, b = 1, ...c: B[]): Promise<C> {}");
  expect(only?.type === "FunctionDeclaration" && [only.params.map(({ note, optional }) => ({ note, optional })), only.returns]).toEqual([
    [
      { note: name("A"), optional: true },
      { note: null, optional: true },
      { note: { kind: "array", element: name("B") }, optional: false },
    ],
    { kind: "name", name: "Promise", arguments: [name("C")] },
  ]);
});

function children(jsx: string): readonly unknown[] {
  const [only] = body(`x = ${jsx}`, "cart.tsx");
  const value = only?.type === "ExpressionStatement" && only.expression.type === "AssignmentExpression" ? only.expression.right : undefined;
  return value?.type === "JsxElement" ? value.children.map((child) => (child.type === "Literal" ? child.value : child.type)) : [];
}

test.each([
  ["<a> one  two </a>", [" one  two "]],
  ["<a>\n  one\n  two\n</a>", ["one two"]],
  ["<a>\n  {x}{' '}\n  <b/>\n</a>", ["Identifier", " ", "JsxElement"]],
  ["<a>{/* nothing */}</a>", []],
  ["<a>{...xs}</a>", ["SpreadElement"]],
  ["<a>&lt;&#65;&#x42;&nope;</a>", ["<AB&nope;"]],
])("children of %s", (jsx, expected) => expect(children(jsx)).toEqual(expected));

test("an error costs its own statement or member, not the file", () => {
  const file = parseFile("cart.ts", "", "function a() { const x = = 1; return 2; }\nclass B { ok() {} bad( { } }\nfunction c() {}\n");
  expect(file.problems.map((problem) => problem.span.line)).toContain(1);
  expect(file.tree.body.some((statement) => statement.type === "FunctionDeclaration" && statement.id?.name === "c")).toBe(true);
});

test("a file of no known language is told of", () => expect(parseFile("cart.py", "", "x = 1").problems).toHaveLength(1));

test("code nested beyond reason is given up, not crashed on", () => {
  expect(parseFile("deep.ts", "", `x = ${"(".repeat(5000)}1${")".repeat(5000)};`).problems.length).toBeGreaterThan(0);
  expect(parseFile("deep.ts", "", `${"if (a) {".repeat(3000)}${"}".repeat(3000)}`).problems.length).toBeGreaterThan(0);
});

const value = (text: string, path = "a.ts"): Expression | undefined => {
  const [only] = body(text, path);
  return only?.type === "ExpressionStatement" ? only.expression : undefined;
};

test.each([
  ["'\\u{1F600}\\x41\\n\\0\\\n.'", "\u{1F600}A\n\0."],
  ["0b101", 5],
  ["0o17", 15],
  ["017", 15],
  ["1_000.5e1", 10005],
  ["0xFFn", 255n],
])("literal %s", (text, expected) => expect(value(`x(${text})`)).toMatchObject({ arguments: [{ type: "Literal", value: expected }] }));

test("JavaScript has no type arguments", () => {
  expect(value("f(a < b, c > (d))", "a.js")).toMatchObject({ arguments: [{ operator: "<" }, { operator: ">" }] });
  expect(value("f(a < b, c > (d))")).toMatchObject({ arguments: [{ type: "CallExpression" }] });
});

test("hashbang and byte order mark are no code", () => {
  expect(body("#!/usr/bin/env node\nx;").map((statement) => statement.type)).toEqual(["ExpressionStatement"]);
  expect(body("\ufeffx;").map((statement) => statement.type)).toEqual(["ExpressionStatement"]);
});
