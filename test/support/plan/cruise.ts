// Runs the import plan over a checkout, as a developer would on the command line, and says what is wrong.
// A cruise that saw fewer modules than there are files proves nothing, so that is an offence too.
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type Violation = { readonly rule: string; readonly from: string; readonly to: string };
export type Cruise = {
  readonly violations: readonly Violation[];
  readonly modules: readonly string[];
  readonly imports: ReadonlyMap<string, readonly string[]>;
};

const command = join(import.meta.dirname, "../../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
/** Made from the schema, not by hand: in the plan as something to import, not as something that imports. */
const generated = "src/adapters/store/generated/";

export async function cruise(root: string, ...options: readonly string[]): Promise<Cruise> {
  const printed = await new Promise<string>((done, fail) => {
    execFile(
      process.execPath,
      [command, "src", "--output-type", "json", ...options],
      { cwd: root, maxBuffer: 2 ** 28 },
      (error, out, err) => (out.startsWith("{") ? done(out) : fail(new Error(`the cruise printed no report: ${err || String(error)}`))),
    );
  });
  const report = JSON.parse(printed) as Report;
  return {
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: report.modules.map((module) => module.source).filter((path) => path.startsWith("src/") && !path.startsWith(generated)),
    imports: new Map(report.modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)])),
  };
}

export function offences(seen: Cruise, files: readonly string[]): string[] {
  const modules = new Set(seen.modules);
  const unseen = files.filter((file) => !modules.has(file)).map((file) => `${file} was not cruised`);
  return [...unseen, ...seen.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)];
}

/** Files to which no import leads from where a process starts: what they do, nobody meets. */
export function unreached(seen: Cruise, doors: readonly string[]): string[] {
  const reached = new Set<string>();
  const open = [...doors];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    open.push(...(seen.imports.get(file) ?? []));
  }
  return seen.modules.filter((file) => !reached.has(file)).map((file) => `${file}: nothing leads here from the doors`);
}

/** Every source file on disk, whether git knows it or not. */
export function sourceFiles(root: string): string[] {
  if (!existsSync(join(root, "src"))) return [];
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .filter((path) => /[.][cm]?[jt]sx?$/.test(path) && !path.startsWith(generated))
    .sort();
}

type Report = {
  readonly summary: {
    readonly violations: ReadonlyArray<{ readonly rule: { readonly name: string }; readonly from: string; readonly to: string }>;
  };
  readonly modules: ReadonlyArray<{ readonly source: string; readonly dependencies: ReadonlyArray<{ readonly resolved: string }> }>;
};
