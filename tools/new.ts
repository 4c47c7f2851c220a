// `npm run new <kind> <name>`: writes the first file of a kind, its line in the list, and its test, which is red until it is done.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { recipes } from "./new/all.ts";

const root = dirname(import.meta.dirname);
const [kind = "", name = "", ...more] = process.argv.slice(2);
const recipe = Object.hasOwn(recipes, kind) ? recipes[kind] : undefined;

if (recipe === undefined || name === "" || more.length > 0) {
  console.error("npm run new <kind> <name>\n");
  for (const { usage, says } of Object.values(recipes)) console.error(`  npm run new ${usage.padEnd(44)} ${says}`);
  process.exitCode = 2;
} else {
  try {
    const { created, changed, next } = recipe.make(name, read);
    for (const [path, text] of [...created, ...changed]) write(path, text);
    spawnSync(process.execPath, [join(root, "node_modules/@biomejs/biome/bin/biome"), "check", "--write", ...paths(created, changed)], {
      cwd: root,
    });
    for (const path of created.keys()) console.log(`wrote    ${path}`);
    for (const path of changed.keys()) console.log(`changed  ${path}`);
    console.log(`\nNow:\n${next.map((line) => `  - ${line}`).join("\n")}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function read(path: string): string | undefined {
  const full = join(root, path);
  return existsSync(full) ? readFileSync(full, "utf8") : undefined;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function paths(...groups: ReadonlyArray<ReadonlyMap<string, string>>): string[] {
  return groups.flatMap((group) => [...group.keys()]).filter((path) => path.endsWith(".ts"));
}
