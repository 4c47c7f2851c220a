// Unknown values flow through everything that only computes; what would have to choose is a decision of the run.
import fc from "fast-check";
import { expect, test } from "vitest";
import { defineValue } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { type GuestObject, Unknown } from "#machine/value.ts";
import { type ProgramOptions, type Ran, runProgram } from "./program.ts";
import { type Flavour, randomProgram } from "./random-program.ts";

/** Programs find an unknown under the global name `mystery`. */
function run(text: string, options: ProgramOptions = {}): Ran {
  return runProgram(text, {
    ...options,
    populate: (realm) => defineValue(realm.global, "mystery", new Unknown({ what: "mystery", span: null })),
  });
}

const known = fc.constantFrom(
  "1",
  "-2.5",
  "'text'",
  "true",
  "null",
  "undefined",
  "7n",
  "({ a: 1 })",
  "[1, 2]",
  "(() => 1)",
  "Symbol.iterator",
);
const operator = fc.constantFrom(
  "+",
  "-",
  "*",
  "/",
  "%",
  "**",
  "<<",
  ">>",
  ">>>",
  "&",
  "|",
  "^",
  "==",
  "!=",
  "===",
  "!==",
  "<",
  "<=",
  ">",
  ">=",
);
const unknown: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.constant("mystery")
    : fc.oneof(
        fc.tuple(unknown(), operator, known).map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(known, operator, unknown()).map(([a, op, b]) => `(${a} ${op} ${b})`),
        unknown().map((a) => `(-${a})`),
        unknown().map((a) => `(!${a})`),
        unknown().map((a) => `(typeof ${a})`),
        unknown().map((a) => `${a}.name.other`),
        unknown().map((a) => `${a}?.maybe`),
        unknown().map((a) => `${a}[0]`),
        unknown().map((a) => `[5][${a}]`),
        unknown().map((a) => `${a}(1, 2)`),
        unknown().map((a) => `${a}.method({})`),
        unknown().map((a) => `new (${a})(3)`),
        unknown().map((a) => `\`text \${${a}}\``),
        unknown().map((a) => `[1, ...${a}]`),
        unknown().map((a) => `({ x: 1, ...${a} })`),
        unknown().map((a) => `(({ p = 5 }) => p)(${a})`),
        unknown().map((a) => `(([, q]) => q)(${a})`),
        unknown().map((a) => `(await ${a})`),
        unknown().map((a) => `(${a} instanceof Array)`),
        unknown().map((a) => `("x" in ${a})`),
      ),
);

test("what is computed from an unknown is unknown, with the same origin", () => {
  fc.assert(
    fc.property(fc.array(unknown(4), { minLength: 1, maxLength: 8 }), (expressions) => {
      const ran = run(`export const results = [${expressions.join(", ")}];`);
      expect(ran.end.kind === "value" ? "value" : ran.end).toBe("value");
      if (ran.outcome.kind !== "value") return;
      const results = get(ran.outcome.value as GuestObject, "results") as GuestObject;
      for (const [at, value] of results.elements!.entries()) {
        expect({ expression: expressions[at], origin: value instanceof Unknown ? value.origin.what : value }).toEqual({
          expression: expressions[at],
          origin: "mystery",
        });
      }
    }),
    { numRuns: 60 },
  );
});

test("a program with an unknown in it never ends in a fault of ours", () => {
  const flavours: readonly Flavour[] = ["plain", "async", "generator", "async-generator"];
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...flavours), fc.constantFrom("stop" as const, "first" as const), (seed, flavour, beyond) => {
      const text = randomProgram(`unknown ${seed}`, flavour).replace("let v = 1", "let v = mystery");
      const { end } = run(text, { decisions: { prefix: [], beyond }, limits: { stepsMax: 200_000 } });
      if (end.kind === "stuck") expect(["undecided", "limit"]).toContain(end.stuck.kind);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["if (mystery.ready) {}", "a condition depends on mystery.ready, which is unknown"],
  ["const x = 1;\nfor (const each of mystery) {}", "what is looped over depends on mystery, which is unknown"],
  ["Math.max(...mystery)", "what is spread depends on mystery, which is unknown"],
  ["({})[mystery] = 1", "which property is written depends on mystery, which is unknown"],
  ["class A extends mystery {}", "what a class extends depends on mystery, which is unknown"],
  ["switch (mystery) { case 1: }", "a condition depends on mystery === 1, which is unknown"],
  ["await import(mystery)", "which module is imported depends on mystery, which is unknown"],
])("%s is undecided", (text, message) => {
  const { end } = run(text);
  expect(end).toMatchObject({ kind: "stuck", stuck: { kind: "undecided", what: "mystery", message, span: { path: "main.mjs" } } });
});

test("a longer prefix of decisions leads down every way", () => {
  const text = `
    const parts = [];
    if (mystery) parts.push("a"); else parts.push("b");
    parts.push(mystery ? "same" : "still");
    parts.push(mystery.other > 3 ? "big" : "small");
    console.log(parts.join());`;
  const ways: string[] = [];
  for (const prefix of [[], [1], [0, 1], [1, 1]]) {
    const ran = run(text, { decisions: { prefix, beyond: "first" } });
    ways.push(ran.lines.join());
    expect(ran.machine.record().choices.map((each) => each.ways)).toEqual([2, 2]);
  }
  expect(ways).toEqual(["a,same,big", "b,still,big", "a,same,small", "b,still,small"]);
  const { choices, assumptions } = run(text, { decisions: { prefix: [0, 1], beyond: "stop" } }).machine.record();
  expect(choices.map((each) => each.text)).toEqual(["mystery is truthy", "mystery.other > 3 is falsy"]);
  expect(assumptions.map((each) => `${each.span?.line}: ${each.text}`)).toEqual(["3: mystery is truthy", "5: mystery.other > 3 is falsy"]);
});

test("calling an unknown is noted as an assumption when it could have done something to its arguments", () => {
  const { machine, lines } = run(`mystery.save({ id: 1 }); mystery.save({ id: 2 }); mystery.log("text"); console.log("on");`);
  expect(lines).toEqual(["on"]);
  expect(machine.record().assumptions.map((each) => each.text)).toEqual(["mystery.save(…) does not change or call its arguments"]);
});
