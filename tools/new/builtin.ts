// An object of the language's own library: one file, its two lines in the list of builtins, and a test that is red until it has something.
import { withLine } from "./lists.ts";
import { making, type Recipe } from "./recipe.ts";
import { wordsOf } from "./words.ts";

const list = "src/builtins/all.ts";

export const builtin: Recipe = {
  usage: "builtin Temporal",
  says: "an object of the language's own library, by its name in programs",
  make: (name, read) => {
    const words = wordsOf(name);
    const file = `src/builtins/objects/${words.kebab}.ts`;
    const test = `test/builtins/objects/${words.kebab}.test.ts`;
    const local = `${words.camel}Object`;
    return making(
      read,
      words,
      { [file]: source(name, words.kebab), [test]: testOf(name, words.kebab) },
      {
        [list]: (text) =>
          withLine(
            withLine(
              text,
              /^import \* as \w+ from "[.]\/objects\/[a-z-]+[.]ts";$/,
              `import * as ${local} from "./objects/${words.kebab}.ts";`,
            ),
            /^ {2}\{ name: "/,
            `  { name: "${words.kebab}", ...${local} },`,
          ),
      },
      [
        `write in ${file} what the specification says, and what is missing in knownGaps`,
        "an unknown argument gives an unknown answer where the function is pure (PURE)",
        `make ${test} green, and add a program to the conformance suite`,
      ],
    );
  },
};

const source = (name: string, kebab: string): string => `// ${name}: https://tc39.es/ecma262/#sec-${kebab}-objects
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { defineGlobal, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = ["everything but the object itself"];

export function fill(realm: Realm): void {
  const object = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "${name}", object);
  defineTag(object, "${name}");
}
`;

const testOf = (name: string, kebab: string): string => `// ${name}: what is there of it.
import { expect, test } from "vitest";
import { knownGaps } from "#builtins/objects/${kebab}.ts";

test("has more than its name", () => {
  expect(knownGaps).not.toContain("everything but the object itself");
});
`;
