// `npm run sim -- FILE [--after syntax|lowering] [--test TITLE] [--seed TEXT]`: each stage of a file on its way through the
// simulator, printed. Without --after the file (or one test of it) is run, and its trace is shown with source lines.
import { parseArgs } from "node:util";
import { readFolderFor } from "#faces/cli/folder.ts";
import { printModule } from "#ir/print.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { nothingGiven, type Scenario } from "#scenario/scenario.ts";
import { printStep } from "#simulate/print-trace.ts";
import { runProgram } from "#simulate/run-program.ts";
import { simulate } from "#simulate/simulate.ts";
import { makeSources } from "#syntax/link.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { after: { type: "string" }, test: { type: "string" }, seed: { type: "string", default: "1" } },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { snapshot, path } = await readFolderFor(positionals[0] ?? "");
const sources = makeSources(snapshot);
// The main thread's stack is small; what needs more depth is run by `foretrace run`.
const settings = { seed: values.seed, traced: true, depthMax: 500, stepsMax: 50_000_000 };

if (values.after === "syntax") say(JSON.stringify(sources.parsed(path)?.tree, null, 1));
else if (values.after === "lowering") {
  const parsed = sources.parsed(path);
  if (parsed) say(printModule(lowerFile(parsed).module));
} else if (values.test === undefined) {
  const run = runProgram({ sources, path, arguments: [], settings });
  for (const line of run.trace ?? []) say(line);
  for (const { text } of run.output) process.stdout.write(text);
} else {
  const step = { kind: "test", path, title: values.test } as const;
  const from = { kind: "test", path, line: 1, framework: "" } as const;
  const scenario: Scenario = {
    id: "sim",
    title: values.test,
    says: "",
    from,
    version: 1,
    given: nothingGiven,
    when: [step],
    then: [],
    remembers: null,
    question: null,
  };
  const run = simulate({ sources, scenario, settings });
  for (const step of run.trace?.steps ?? []) {
    const line = step.span === null ? "" : (snapshot.files.get(step.span.path)?.text.split("\n")[step.span.line - 1] ?? "");
    say(`${printStep(step).padEnd(70)} ${line.trim()}`);
  }
  say(`${run.status} ${run.failure?.message ?? run.stuck?.message ?? ""}`);
}
