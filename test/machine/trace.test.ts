// Traces: what a traced run writes down, line by line, and that tracing changes nothing else.
import { expect, test } from "vitest";
import type { TraceStep } from "#machine/trace.ts";
import { runProgram } from "./program.ts";
import { randomProgram } from "./random-program.ts";

function written(step: TraceStep): string {
  const indent = "  ".repeat("depth" in step ? step.depth : 0);
  const line = step.span === null ? "-" : String(step.span.line);
  switch (step.kind) {
    case "line":
      return `${indent}${line}`;
    case "call":
      return `${indent}${line} call ${step.name}(${step.arguments.map((each) => each.text).join(", ")})`;
    case "return":
      return `${indent}${line} return ${step.value.text} from ${step.name}`;
    case "throw":
      return `${indent}${line} throw ${step.value.text}`;
    case "set":
      return `${indent}${line} ${step.name} = ${step.value.text}`;
    case "branch":
      return `${indent}${line} branch ${step.taken}`;
    case "outside":
      return `${indent}${line} outside ${step.api} -> ${step.answer.text}`;
    case "assume":
      return `${indent}${line} assume ${step.text}`;
  }
}

const traceOf = (text: string): string => runProgram(text, { tracing: true }).machine.record().trace.steps.map(written).join("\n");

test("a trace tells lines, calls, values, branches and throws", () => {
  const text = `const shelf = { books: [] };
function add(title) {
  if (title === "") throw new Error("no title");
  shelf.last = title;
  return shelf.books.push(title);
}
add("Dune");
try {
  add("");
} catch (error) {
  let told = error.message;
}`;
  expect(traceOf(text)).toBe(
    `  1
  1 shelf = { books: [] }
  7
    2 call add('Dune')
    3
    3 branch false
    4
    4 shelf.last = 'Dune'
    5
    5 return 1 from add
  8
  9
    2 call add('')
    3
    3 branch true
    3 throw [Error: no title]
  11
  11 told = 'no title'`,
  );
});

test("async functions are traced where they go on", () => {
  const text = `async function load(id) {
  const first = await id;
  return first * 2;
}
const result = await load(21);`;
  expect(traceOf(text)).toBe(
    `  5
    1 call load(21)
    2
    5 return Promise { <pending> } from load
  2 first = 21
  3
  5 result = 42`.replace("    5 return Promise { <pending> } from load", "    2 return Promise { <pending> } from load"),
  );
});

test("tracing changes nothing that can be seen", () => {
  for (let seed = 0; seed < 12; seed++) {
    const text = randomProgram(`traced ${seed}`, "async");
    expect(runProgram(text, { tracing: true }).lines).toEqual(runProgram(text).lines);
  }
});

test("a trace is cut at its limit and says so", () => {
  const { trace } = runProgram("for (let at = 0; at < 100; at++) {}", { tracing: true, limits: { traceStepsMax: 10 } }).machine.record();
  expect(trace.truncated).toBe(true);
  expect(trace.steps).toHaveLength(10);
});
