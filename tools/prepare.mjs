// What `npm ci` does at its end: makes the database client from the schema, then dist from src. Needs no network.
// Plain JavaScript, because it runs before anything else of ours can.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, "node_modules/typescript/lib/tsc.js");

if (!existsSync(compiler)) {
  const built = existsSync(join(root, "dist/cli.js"));
  console.error(
    built ? "No compiler here: keeping the dist that is there." : "No compiler here: install with the development packages to build dist.",
  );
  process.exit(built ? 0 : 1);
}

step("making the database client", [join(root, "prisma/tools/prisma.mjs"), "generate"]);
rmSync(join(root, "dist"), { recursive: true, force: true });
step("compiling src to dist", [compiler, "-p", join(root, "tsconfig.json")]);

function step(what, args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  console.error(`prepare: ${what} failed`);
  process.exit(status ?? 1);
}
