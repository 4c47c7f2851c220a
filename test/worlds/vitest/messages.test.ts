// Failed assertions say here what they say under the real vitest: same status, same first line.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { simulateFile } from "#simulate/simulate-file.ts";
import { tinySources } from "../../support/tiny-repo.ts";

const assertions = readFileSync(new URL("./messages.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");
const file = `import { expect, it, vi } from "vitest";\n${assertions.map((text, at) => `it("t${at}", async () => { ${text}\n });`).join("\n")}`;

type Said = { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] };

function real(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  try {
    writeFileSync(join(folder, "m.test.ts"), file);
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    try {
      execFileSync(
        process.execPath,
        [
          resolve("node_modules/vitest/vitest.mjs"),
          "run",
          "--root",
          folder,
          "--reporter",
          "json",
          "--outputFile",
          join(folder, "out.json"),
        ],
        { stdio: "ignore", env: { ...process.env, CI: "1" } },
      );
    } catch {
      // It fails, as it should: what counts is what it wrote.
    }
    const out = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as {
      readonly testResults: ReadonlyArray<{ readonly assertionResults: readonly Said[] }>;
    };
    return (out.testResults[0]?.assertionResults ?? []).map(
      ({ title, status, failureMessages }) => `${title} ${status} ${firstLine(failureMessages[0] ?? "")}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const firstLine = (message: string): string =>
  (message.split("\n")[0] ?? "").replace(/\u001b\[\d+m/g, "").replace(/^(AssertionError|Error): /, "");

it("words failures as the real vitest does", () => {
  const runs = simulateFile(tinySources(`// file: m.test.ts\n${file}`), "m.test.ts", {
    seed: "messages",
    traced: false,
    depthMax: 400,
    stepsMax: 20_000_000,
  });
  const ours = runs.map((run) => `${run.scenarioId} ${run.status} ${firstLine(run.failure?.message ?? "")}`);
  expect(ours).toEqual(real());
});
