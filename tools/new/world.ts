// A world, the model of one module of a system: one file, one line in the list of worlds, and a test that is red until it answers.
import { withLine, withMember } from "./lists.ts";
import { making, type Recipe } from "./recipe.ts";
import { wordsOf } from "./words.ts";

const list = "src/worlds/all.ts";

export const world: Recipe = {
  usage: "world node/zlib",
  says: "the model of a module of an outside",
  make: (name, read) => {
    const [system = "", module = "", ...more] = name.split("/");
    if (module === "" || more.length > 0) throw new Error(`a world is named system/module, not ${name}`);
    const [where, words] = [wordsOf(system), wordsOf(module)];
    const file = `src/worlds/${where.kebab}/${words.kebab}.ts`;
    const test = `test/worlds/${where.kebab}/${words.kebab}.test.ts`;
    return making(
      read,
      words,
      { [file]: source(where.kebab, words.kebab, words.camel), [test]: testOf(where.kebab, words.kebab, words.camel) },
      {
        [list]: (text) =>
          withMember(
            withLine(
              text,
              /^import \{ [^}]+ \} from "[.]\/[^"]+[.]ts";$/,
              `import { ${words.camel} } from "./${where.kebab}/${words.kebab}.ts";`,
            ),
            "readonly World[] = [",
            words.camel,
          ),
      },
      [
        `give ${file} its reference (the manual it models), its known gaps and its faults`,
        "what it does not answer stays a named unknown",
        `make ${test} green`,
      ],
    );
  },
};

const source = (
  system: string,
  kebab: string,
  camel: string,
): string => `// \`${system}:${kebab}\`. Models nothing yet: every name that is asked of it is a named unknown.
import type { Agent } from "#machine/agent.ts";
import { newObject } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { addFunctions, type Functions } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";

const functions: Functions = {};

function moduleOf(agent: Agent): GuestObject {
  return stateOf(agent, "${system}.${kebab}", () => addFunctions(agent.realm, newObject(unmodelledPrototype(agent.realm, "${system}:${kebab}")), functions));
}

export const ${camel}: World = {
  name: "${system}:${kebab}",
  reference: "",
  knownGaps: ["everything"],
  faults: [],
  exports: moduleOf,
};
`;

const testOf = (system: string, kebab: string, camel: string): string => `// \`${system}:${kebab}\`: what it answers, and where it stops.
import { expect, test } from "vitest";
import { ${camel} } from "#worlds/${system}/${kebab}.ts";

test("has a reference, and more to say than its gaps", () => {
  expect(${camel}.reference).toMatch(/^https:/);
  expect(${camel}.knownGaps).not.toEqual(["everything"]);
});
`;
