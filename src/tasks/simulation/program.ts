// A file as a whole program, with the world a fresh process would have.
import { runProgram } from "#simulate/run-program.ts";
import type { ProgramRequest, ProgramRun } from "../ports.ts";
import type { Programs } from "./programs.ts";

export function runWhole(programs: Programs, request: ProgramRequest): ProgramRun {
  return runProgram({
    sources: programs.sources(request.snapshot),
    path: request.path,
    arguments: request.arguments,
    settings: programs.settings({ seed: request.seed, traced: request.traced }),
  });
}
