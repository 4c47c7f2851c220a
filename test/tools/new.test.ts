// `npm run new`: names, lists that stay sorted, and what it refuses to do.
import { expect, test } from "vitest";
import { recipes } from "../../tools/new/all.ts";
import { withCase, withLine, withMember } from "../../tools/new/lists.ts";
import type { Read } from "../../tools/new/recipe.ts";
import { wordsOf } from "../../tools/new/words.ts";

const ideas = `import type { Candidate } from "../patch.ts";
import { arithmetic } from "./arithmetic.ts";
import { undo } from "./undo.ts";

export const allIdeas: ReadonlyArray<(context: PatchContext) => readonly Candidate[]> = [arithmetic, undo];
`;
const house: Read = (path) => (path === "src/patch/candidates/all.ts" ? ideas : undefined);

test("a candidate is a file, a test, and its line in the sorted list", () => {
  const { created, changed, next } = recipes.candidate?.make("SwappedArguments", house) ?? {};
  expect([...(created?.keys() ?? [])]).toEqual([
    "src/patch/candidates/swapped-arguments.ts",
    "test/patch/candidates/swapped-arguments.test.ts",
  ]);
  expect(changed?.get("src/patch/candidates/all.ts")).toBe(`import type { Candidate } from "../patch.ts";
import { arithmetic } from "./arithmetic.ts";
import { swappedArguments } from "./swapped-arguments.ts";
import { undo } from "./undo.ts";

export const allIdeas: ReadonlyArray<(context: PatchContext) => readonly Candidate[]> = [arithmetic, swappedArguments, undo];
`);
  expect(next?.join()).toContain("green");
});

test.each([
  [
    "what is there already",
    () => recipes.candidate?.make("undo", (path) => (path.endsWith("undo.ts") ? "" : house(path))),
    /is there already/,
  ],
  ["what the list names already", () => recipes.candidate?.make("undo", house), /has this line already/],
  ["a row without a list", () => recipes.world?.make("node/zlib", () => undefined), /is not there/],
  ["a world without its system", () => recipes.world?.make("zlib", house), /system\/module/],
  ["an event without its action", () => recipes.handler?.make("merge_group", house), /event.action/],
  ["a construct without its node", () => recipes.construct?.make("PipelineExpression", house), /no node/],
  ["a name that is none", () => recipes.candidate?.make("../x", house), /no name/],
])("refuses %s", (_, make, why) => {
  expect(make).toThrow(why);
});

test("a name has three shapes", () => {
  expect(wordsOf("missingAwait")).toEqual({ kebab: "missing-await", camel: "missingAwait", pascal: "MissingAwait" });
  expect(wordsOf("merge_group")).toEqual({ kebab: "merge-group", camel: "mergeGroup", pascal: "MergeGroup" });
});

test("a line goes where the alphabet wants it, also last", () => {
  expect(withLine("a\nc\n\nrest", /^[a-z]$/, "b")).toBe("a\nb\nc\n\nrest");
  expect(withLine("a\nb\n\nrest", /^[a-z]$/, "c")).toBe("a\nb\nc\n\nrest");
  expect(() => withLine("1", /^[a-z]$/, "c")).toThrow(/no line/);
});

test("a member goes between the brackets, a case before the default", () => {
  expect(withMember("x = [\n  a,\n  c,\n] as const", "x = [", "b")).toBe("x = [a, b, c] as const");
  expect(withCase('switch (x) {\n    case "a":\n      return a;\n    default:\n  }', "b", "return b;")).toContain(
    'return a;\n    case "b":\n      return b;\n    default:',
  );
});
