// Small programs that use the platform print here what they print under the real Node.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runProgram } from "#simulate/run-program.ts";
import { tinySources } from "../../support/tiny-repo.ts";

const folder = fileURLToPath(new URL("./programs/", import.meta.url));
const settings = { seed: "programs", traced: false, depthMax: 400, stepsMax: 20_000_000 };

describe.skipIf(!process.version.startsWith("v20."))("programs print what the real Node prints", () => {
  it.each(readdirSync(folder).sort())("%s", (name) => {
    const real = execFileSync(process.execPath, [`${folder}${name}`], { encoding: "utf8" });
    const run = runProgram({
      sources: tinySources(`// file: ${name}\n${readFileSync(`${folder}${name}`, "utf8")}`),
      path: name,
      arguments: [],
      settings,
    });
    expect(run.end.kind === "stuck" ? run.end.stuck : run.exitCode).toBe(0);
    expect(
      run.output
        .filter(({ stream }) => stream === "out")
        .map(({ text }) => text)
        .join(""),
    ).toBe(real);
  });
});
