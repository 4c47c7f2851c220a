// A construct of the language: one file that lowers it (to an opaque place at first, which ends as an honest unknown), one case in
// the dispatch, and a test that is red until it is lowered. The node itself, in syntax/tree.ts, is written first and by hand.
import { withCase, withLine } from "./lists.ts";
import { making, type Recipe } from "./recipe.ts";
import { wordsOf } from "./words.ts";

export const construct: Recipe = {
  usage: "construct PipelineExpression",
  says: "a syntax construct, by the type of its node in syntax/tree.ts (… Expression or … Statement)",
  make: (name, read) => {
    const words = wordsOf(name);
    const kind = words.kebab.endsWith("-statement") ? "Statement" : "Expression";
    const room = `${kind.toLowerCase()}s`;
    const short = wordsOf(words.kebab.replace(/-(statement|expression)$/, ""));
    if (read("src/syntax/tree.ts")?.includes(`"${words.pascal}"`) !== true)
      throw new Error(`src/syntax/tree.ts has no node "${words.pascal}" yet; add it and its reader first`);
    const file = `src/lowering/${room}/${short.kebab}.ts`;
    const test = `test/lowering/${room}/${short.kebab}.test.ts`;
    return making(
      read,
      words,
      {
        [file]: source(kind, words.pascal, short.camel, short.kebab.replaceAll("-", " ")),
        [test]: testOf(words.pascal, short.kebab.replaceAll("-", " ")),
      },
      {
        [`src/lowering/${room}/dispatch.ts`]: (text) =>
          withCase(
            withLine(text, /^import .* from "[.]\/[a-z-]+[.]ts";$/, `import { ${short.camel} } from "./${short.kebab}.ts";`),
            words.pascal,
            `return ${short.camel}(here, node);`,
          ),
      },
      [
        `lower it in ${file}: no sugar is left in the IR`,
        `write its source in ${test} and make it green`,
        "npm run sim shows what it becomes",
      ],
    );
  },
};

const source = (
  kind: "Statement" | "Expression",
  pascal: string,
  camel: string,
  words: string,
): string => `// The construct "${words}". Not lowered yet: a run that reaches it is undecided, and says so.
import type { ${kind} } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { ${kind === "Statement" ? "evaluate, opaque" : "opaque"} } from "../build.ts";
import type { Here } from "../names/state.ts";

export function ${camel}(_here: Here, node: Extract<Source.${kind}, { type: "${pascal}" }>): ${kind === "Statement" ? "readonly Statement[]" : "Expression"} {
  return ${kind === "Statement" ? `[evaluate(opaque(node.start, "${words}", "${words} is not supported yet"))]` : `opaque(node.start, "${words}", "${words} is not supported yet")`};
}
`;

const testOf = (pascal: string, words: string): string => `// The construct "${words}": what it becomes.
import { expect, test } from "vitest";
import { lowerFile } from "#lowering/lower-file.ts";
import { parseFile } from "#syntax/parse.ts";

const text = "/* one ${pascal} */";

test("is lowered without anything opaque", () => {
  const file = parseFile("one.js", "0", text);
  expect(text).not.toContain("/*");
  expect(JSON.stringify(lowerFile(file))).not.toContain("opaque");
});
`;
