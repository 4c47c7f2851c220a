// One golden for each group of constructs: the source, and under the line the IR it is lowered to. `npm run golden` writes them anew.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printModule } from "#ir/print.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { type LoweringOptions, plainOptions } from "#lowering/options.ts";
import { parseFile } from "#syntax/parse.ts";

const folder = join(import.meta.dirname, "goldens");
const LINE = "\n======== ir\n";

/** The first line of a source names its file, and settings where they matter: `// cart.ts legacyDecorators`. */
function lowered(source: string): string {
  const [, path = "", settings = ""] = /^\/\/ (\S+)(.*)/.exec(source) ?? [];
  const words = settings.split(/\s+/);
  const options: LoweringOptions = {
    ...plainOptions,
    ...(words.includes("legacyDecorators") && { legacyDecorators: true, decoratorMetadata: true }),
    ...(words.includes("assignFields") && { defineFields: false }),
    ...(words.includes("classicJsx") && { jsx: { kind: "classic", factory: "h", fragment: "Fragment" } }),
  };
  const { module, problems } = lowerFile(parseFile(path, "", source), options);
  return printModule(module) + problems.map((problem) => `problem at line ${problem.span.line}: ${problem.message}\n`).join("");
}

const names = readdirSync(folder).sort();

test.each(names)("%s", (name) => {
  const path = join(folder, name);
  const [source = "", expected] = readFileSync(path, "utf8").split(LINE);
  const actual = lowered(source);
  if (process.env["GOLDEN"] === "update") writeFileSync(path, source + LINE + actual);
  else expect(actual).toBe(expected);
});

test("there are goldens", () => expect(names.length).toBeGreaterThan(15));
