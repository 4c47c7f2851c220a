// What survives proof: the broken scenario holds again, nothing around it breaks, and the file can be read.
import { expect, test } from "vitest";
import type { Snapshot } from "#ground/snapshot.ts";
import type { Candidate } from "#patch/patch.ts";
import { type ProofInput, prove } from "#patch/prove.ts";
import type { Run } from "#simulate/run.ts";
import { makeSources } from "#syntax/link.ts";
import type { Sources } from "#syntax/sources.ts";
import { failed, observationOf, passed, runOf, scenarioOf, stuck, testScenario } from "../verdict/samples.ts";

const path = "src/seats.ts";
const text = "export const free = (row) => row <= 9;\nexport const late = (at) => at + 1;\n";
const head: Snapshot = { commit: "91a77f3", files: new Map([[path, { path, blob: "b1", text }]]), omitted: [] };

const candidate = (idea: string, old: string, now: string): Candidate => {
  const start = text.indexOf(old);
  return { idea, says: `writes ${now}`, edit: { path, start, end: start + old.length, text: now } };
};
const wrong = candidate("wrong", "<=", ">");
const right = candidate("right", "<=", "<");

const free = testScenario("row 9 is taken");
const late = testScenario("late by one");

/** A scenario passes when the file has the text it wants. */
const wants: Readonly<Record<string, RegExp>> = { [free.id]: /row < 9/, [late.id]: /at \+ 1/ };

function proofOf(more: Partial<ProofInput> = {}): ProofInput & { readonly runs: string[] } {
  const runs: string[] = [];
  return {
    head,
    broken: [free],
    holding: [late],
    settings: { seed: "1", traced: false, depthMax: 100, stepsMax: 1000 },
    sourcesOf: makeSources,
    run: (sources: Sources, scenario): Run => {
      runs.push(scenario.title);
      const now = sources.snapshot.files.get(path)?.text ?? "";
      return wants[scenario.id]?.test(now) === true ? passed() : failed("no");
    },
    expected: () => null,
    ...more,
    runs,
  };
}

test("the first candidate that repairs and breaks nothing is the patch, with what it was proved on", () => {
  const proof = proofOf();
  expect(prove([wrong, right], proof)).toEqual({
    idea: "right",
    says: "writes <",
    edit: right.edit,
    lines: { path, from: 1, to: 1, text: "export const free = (row) => row < 9;\n" },
    proof: { repaired: ["row 9 is taken"], unchanged: 1, notCovered: null },
  });
  // A candidate that does not repair costs one run.
  expect(proof.runs).toEqual(["row 9 is taken", "row 9 is taken", "late by one"]);
});

test("a repair that breaks what held is forgotten", () => {
  const both = candidate("both", text, "export const free = (row) => row < 9;\nexport const late = (at) => at;\n");
  expect(prove([both], proofOf())).toBeNull();
  expect(prove([both], proofOf({ holding: [] }))).toMatchObject({ proof: { unchanged: 0 } });
});

test("an edit that cannot be read, changes nothing, or is of no file of head is never run", () => {
  const proof = proofOf();
  const elsewhere: Candidate = { ...right, edit: { ...right.edit, path: "src/gone.ts" } };
  expect(prove([candidate("odd", "<=", "<= ="), candidate("none", "<=", "<="), elsewhere], proof)).toBeNull();
  expect(proof.runs).toEqual([]);
});

test("a run that gets stuck proves nothing", () => {
  expect(prove([right], proofOf({ run: () => stuck("sharp") }))).toBeNull();
});

test("a scenario without an expectation must show again what base showed", () => {
  const seen = scenarioOf("row 9 costs 12");
  const shows = (digest: string): ProofInput => ({
    ...proofOf(),
    broken: [seen],
    run: () => runOf({ status: "failed", observation: observationOf({ digest }) }),
    expected: (scenario) => (scenario.id === seen.id ? "as at base" : null),
    holding: [],
  });
  expect(prove([right], shows("as at base"))).not.toBeNull();
  expect(prove([right], shows("otherwise"))).toBeNull();
});

test("what is proved is what the suggestion makes of the file", () => {
  const texts: string[] = [];
  const whole = { ...head, files: new Map([[path, { path, blob: "b1", text: text.trimEnd() }]]) };
  const run = (sources: Sources): Run => {
    texts.push(sources.snapshot.files.get(path)?.text ?? "");
    return passed();
  };
  const closed: Candidate = { ...right, edit: { path, start: 0, end: text.length - 1, text: `${text.replace("<=", "<")}` } };
  expect(prove([closed], proofOf({ head: whole, run }))?.lines).toMatchObject({ from: 1, to: 2 });
  expect(new Set(texts)).toEqual(new Set([text.replace("<=", "<")]));
});
