// Runs the commands of Prisma's CLI that need no engine binary (generate, validate, format), without any download.
// The CLI insists that the binary exists before it does anything; any file satisfies it. Commands that would really
// call the engine exit 0 having done nothing then, so they are refused here: migrations are written with migration.mjs.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const needsNoEngine = ["generate", "validate", "format"];
const [command = "", ...rest] = process.argv.slice(2);
if (!needsNoEngine.includes(command)) {
  console.error(`usage: node prisma/tools/prisma.mjs ${needsNoEngine.join("|")} (for migrations: node prisma/tools/migration.mjs)`);
  process.exit(2);
}

const here = fileURLToPath(import.meta.url);
const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
const { status } = spawnSync(process.execPath, [cli, command, ...rest], {
  cwd: join(dirname(here), "..", ".."),
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: here, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  stdio: "inherit",
});
process.exit(status ?? 1);
