// Random programs behave as in real Node, step for step, in plain functions and in all that can wait.
import { expect, test } from "vitest";
import { linesOfNode } from "./node.ts";
import { runProgram } from "./program.ts";
import { type Flavour, randomProgram } from "./random-program.ts";

const COUNT = Number(process.env["PROGRAMS"] ?? 40);

test.each<Flavour>(["plain", "async", "generator", "async-generator"])("%s functions do what real ones do", (flavour) => {
  const seeds = Array.from({ length: COUNT }, (_, at) => `${flavour} ${at}`);
  const programs = seeds.map((seed) => randomProgram(seed, flavour));
  const expected = linesOfNode(programs);
  programs.forEach((text, at) => {
    const ran = runProgram(text);
    expect({ seed: seeds[at], end: ran.outcome.kind === "stuck" ? ran.end : "ended", lines: ran.lines }).toEqual({
      seed: seeds[at],
      end: "ended",
      lines: expected[at],
    });
  });
});
