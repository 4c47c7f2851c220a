// A patch idea: one file, one line in the list of ideas, and a test that is red until it proposes something.
import { withLine, withMember } from "./lists.ts";
import { making, type Recipe } from "./recipe.ts";
import { wordsOf } from "./words.ts";

const list = "src/patch/candidates/all.ts";

export const candidate: Recipe = {
  usage: "candidate swapped-arguments",
  says: "an idea for a patch",
  make: (name, read) => {
    const words = wordsOf(name);
    const file = `src/patch/candidates/${words.kebab}.ts`;
    const test = `test/patch/candidates/${words.kebab}.test.ts`;
    return making(
      read,
      words,
      { [file]: source(words.kebab, words.camel), [test]: testOf(words.kebab, words.camel) },
      {
        [list]: (text) =>
          withMember(
            withLine(text, /^import \{ \w+ \} from "[.]\/[a-z-]+[.]ts";$/, `import { ${words.camel} } from "./${words.kebab}.ts";`),
            "=> readonly Candidate[]> = [",
            words.camel,
          ),
      },
      [
        `say in the first line of ${file} what it tries`,
        "propose the smallest edit; proving is done for all ideas by patch/prove.ts",
        `make ${test} green, then add a case where it must stay silent`,
      ],
    );
  },
};

const source = (
  kebab: string,
  camel: string,
): string => `// The idea "${kebab.replaceAll("-", " ")}": proposes edits on the lines that the change touched; whether one is right is for prove to say.
import type { PatchContext } from "../context.ts";
import type { Candidate } from "../patch.ts";
import { onTouchedLines } from "../touched.ts";

export function ${camel}(context: PatchContext): readonly Candidate[] {
  return onTouchedLines(context, () => []);
}
`;

const testOf = (kebab: string, camel: string): string => `// The idea "${kebab.replaceAll("-", " ")}": what it proposes for a small change.
import { expect, test } from "vitest";
import { ${camel} } from "#patch/candidates/${kebab}.ts";
import { parseFile } from "#syntax/parse.ts";

const base = "export const seats = (row, price) => row * price;\\n";
const head = "export const seats = (row, price) => price;\\n";

test("proposes an edit for the line that changed", () => {
  const file = parseFile("src/hall.js", "0", head);
  const hunk = { baseStart: 1, baseLines: 1, headStart: 1, headLines: 1 };
  const change = { status: "modified" as const, path: "src/hall.js", basePath: "src/hall.js", binary: false, hunks: [hunk] };
  const proposed = ${camel}({ file, change, baseText: base, causeLine: 1 });
  expect(proposed.map(({ says }) => says)).not.toEqual([]);
});
`;
