// What is wrong in a scenario's text is said with its line; nothing unknown is skipped in silence.
import { expect, test } from "vitest";
import { readScenario } from "#scenario/read.ts";
import { origin } from "./samples.ts";

const problemsOf = (text: string): string => {
  const read = readScenario(text, origin);
  return read.ok ? "fine" : read.error.map((problem) => `${problem.span.line}:${problem.span.column} ${problem.message}`).join("\n");
};

test("every mistake is named at its place", () => {
  expect(
    problemsOf(`scenario: Two seats
when:
  - { cal: priceFor }
  - { call: priceFor, wiht: [3] }
  - { call: priceFor, http: GET /a }
  - { http: fetch it }
  - { schedule: soon }
  - { call: priceFor, as: the price }
  - priceFor
then:
  - ""
given: { nwo: 1, now: yesterday }
colour: red
version: 0
`),
  ).toMatchInlineSnapshot(`
    "3:5 a step needs exactly one of call, http, publish, schedule, test, run, together
    4:23 unknown key wiht in a step call; known are call, with, as
    5:5 a step needs exactly one of call, http, publish, schedule, test, run, together
    6:5 http must be a method, perhaps a service, and a path: POST billing /invoices
    7:17 schedule must be a span of time such as 90s or 5 minutes
    8:27 as must be a name that an expression can use
    9:5 a step must be a mapping such as { call: name, with: [1] }
    11:5 a line of then is empty
    12:10 unknown key nwo in given; known are now, seed, timeZone, env, config, flags, tables, replies
    12:23 now must be an ISO instant such as 2026-03-15T10:00:00Z
    13:1 unknown key colour in a scenario; known are scenario, says, from, version, given, when, then, remembers, question
    14:10 version must be a whole number above 0"
  `);
});

test("a scenario needs a title and a step", () => {
  expect(problemsOf("says: nothing")).toMatchInlineSnapshot(`
    "1:1 a scenario needs a title: scenario: …
    1:1 a scenario needs at least one step: when: …"
  `);
  expect(problemsOf("scenario: Nothing\nwhen: []")).toMatchInlineSnapshot(`"2:7 when needs at least one step"`);
  expect(problemsOf("")).toMatchInlineSnapshot(`
    "1:1 a scenario must be a mapping
    1:1 a scenario needs a title: scenario: …
    1:1 a scenario needs at least one step: when: …"
  `);
});

test("what only looks like YAML is refused", () => {
  expect(problemsOf("scenario: a\nscenario: b\nwhen: [{ call: a }]")).toMatchInlineSnapshot(`"2:1 Map keys must be unique"`);
  expect(problemsOf("scenario: &x a\nwhen: [{ call: a, with: [*x] }]")).toMatchInlineSnapshot(
    `"2:26 with holds something that is not JSON"`,
  );
  expect(problemsOf("scenario: [")).toMatchInlineSnapshot(
    `"1:12 Flow sequence in block collection must be sufficiently indented and end with a ]"`,
  );
  expect(problemsOf("[".repeat(5000))).toMatchInlineSnapshot(`"1:1 nested deeper than 64 levels"`);
  expect(problemsOf("- ".repeat(5000))).toMatchInlineSnapshot(`"1:1 nested deeper than 64 levels"`);
  expect(problemsOf("scenario: !!js/function 'x'\nwhen: [{ call: a }]")).toMatchInlineSnapshot(
    `"1:11 Unresolved tag: tag:yaml.org,2002:js/function"`,
  );
});
