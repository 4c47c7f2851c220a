// The simulation steps of the tasks, as the work of one thread: sources and scenarios in, runs, verdicts and patches out.
// Deterministic; keeps only caches of what it can compute again.
import type { Simulator } from "./ports.ts";
import { compare } from "./simulation/compare.ts";
import { findInert } from "./simulation/inert.ts";
import { runWhole } from "./simulation/program.ts";
import { createPrograms } from "./simulation/programs.ts";
import { repair } from "./simulation/repair.ts";
import { surveyFiles } from "./simulation/survey-files.ts";
import { witness } from "./simulation/witness.ts";

export function createSimulation(): Omit<Simulator, "close"> {
  const programs = createPrograms();
  return {
    survey: async (files) => surveyFiles(files),
    run: async (snapshot, scenario, settings) => programs.run(snapshot, scenario, settings),
    compare: async (request) => compare(programs, request),
    witness: async (request) => witness(programs, request),
    repair: async (request) => repair(programs, request),
    inert: async (request) => findInert(programs, request),
    program: async (request) => runWhole(programs, request),
  };
}
