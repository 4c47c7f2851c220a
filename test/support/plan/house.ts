// A house of tiny files with the layout of the real one, in a folder of its own, and wrong imports planted in it.
// It is cruised once with everything planted, so each plant is a file that nothing else imports wrongly.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MAY_IMPORT, PURE } from "../../../.dependency-cruiser.mjs";

export type Plant = {
  readonly path: string;
  readonly text: string;
  readonly refusedBy: string;
  /** Files that the fault needs and that are not at fault. */
  readonly beside: Readonly<Record<string, string>>;
};

const project = join(import.meta.dirname, "../../..");
const packages = ["pg", "probot", "tree-sitter", "openai", "@prisma/client", "zod", "pino", "yaml", "left-pad", "commander"];

/** What the sound part of the house consists of: one door in each room, which imports the doors it may import. */
export function soundFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const doors = (room: string): string =>
    (MAY_IMPORT[room] ?? []).map((other, at) => `import type { Door as D${at} } from "#${other}/door.ts";`).join("\n");
  const typeOf = (room: string): string => (MAY_IMPORT[room] ?? []).map((_, at) => `D${at}`).join(" | ") || "never";
  for (const room of PURE) {
    files.set(
      `src/${room}/door.ts`,
      `${doors(room)}\nexport type Door = { readonly room: "${room}"; readonly of?: ${typeOf(room)} };\nexport const open = 1;\n`,
    );
    files.set(`src/${room}/back/inner.ts`, `import { open } from "../door.ts";\nexport const inner = open;\n`);
  }
  files.set("src/tasks/ports.ts", `import type { Door } from "./door.ts";\nexport type Port = Door;\n`);
  for (const wing of ["adapters/store", "adapters/git", "faces/github", "faces/cli"])
    files.set(`src/${wing}/door.ts`, `import type { Port } from "#tasks/ports.ts";\nexport type Door = Port;\nexport const open = 1;\n`);
  files.set(
    "src/faces/github/door.ts",
    `import type { Door as D } from "#tasks/door.ts";\nimport { Probot } from "probot";\nexport type Door = D;\nexport const open = Probot;\n`,
  );
  files.set(
    "src/syntax/parser/library.ts",
    `import { createRequire } from "node:module";\nimport Parser from "tree-sitter";\nexport const library = [createRequire, Parser];\n`,
  );
  files.set("src/config.ts", `import { open } from "#ground/door.ts";\nexport const config = open;\n`);
  files.set(
    "src/compose.ts",
    `import { open as a } from "#adapters/store/door.ts";\nimport { open as b } from "#faces/github/door.ts";\nimport { config } from "./config.ts";\nexport const app = [a, b, config];\n`,
  );
  files.set("src/index.ts", `import { app } from "./compose.ts";\nexport default app;\n`);
  files.set("src/worker.ts", `import { open } from "#simulate/door.ts";\nexport const work = open;\n`);
  return files;
}

export function build(plants: readonly Plant[]): string {
  const root = mkdtempSync(join(tmpdir(), "house-of-plants-"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const file of [".dependency-cruiser.mjs", "tsconfig.json"]) cpSync(join(project, file), join(root, file));
  write(
    "package.json",
    JSON.stringify({ name: "house", type: "module", imports: { "#*.ts": { source: "./src/*.ts", default: "./dist/*.js" } } }),
  );
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = {};\n");
  }
  write("test/support/thing.ts", "export const thing = 1;\n");
  write("tools/thing.ts", "export const thing = 1;\n");
  for (const [path, text] of soundFiles()) write(path, text);
  for (const plant of plants) for (const [path, text] of Object.entries({ ...plant.beside, [plant.path]: plant.text })) write(path, text);
  return root;
}
