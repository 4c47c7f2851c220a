// Reports of what went wrong → symptom, places, and what was done.
import { expect, test } from "vitest";
import { readIncident } from "#reading/incident.ts";
import { printScenario } from "#scenario/print.ts";
import { cinema } from "./cinema.ts";

function read(body: string, title = "Paid twice"): string {
  const { symptom, error, frames, scenario } = readIncident({ number: 9, title, body }, cinema);
  return [
    `symptom: ${symptom}`,
    `error: ${error?.name ?? "none"}`,
    ...frames.map((frame) => `frame ${frame.path}:${frame.line}`),
    scenario ? printScenario({ ...scenario, says: "" }).trimEnd() : "no scenario",
  ].join("\n");
}

test("an error with its trace", () => {
  expect(
    read(`When I cancel, I see:

\`\`\`
TypeError: Cannot read properties of undefined (reading 'seats')
    at priceFor (/srv/app/src/price.ts:12:7)
    at async book (file:///srv/app/src/price.ts:30:1)
    at Layer.handle (/srv/app/node_modules/express/lib/router/layer.js:95:5)
    at C:\\app\\src\\app.ts:4:2
    at node:internal/main:1:1
\`\`\`
`),
  ).toMatchInlineSnapshot(`
    "symptom: TypeError: Cannot read properties of undefined (reading 'seats')
    error: TypeError
    frame src/price.ts:12
    frame src/price.ts:30
    frame src/app.ts:4
    no scenario"
  `);
});

test("what was done, and that it should not fail so", () => {
  expect(read('RangeError: no seats\n\n```js\npriceFor(1, "adult")\n```')).toMatchInlineSnapshot(`
    "symptom: RangeError: no seats
    error: RangeError
    scenario: Paid twice
    from: incident 9
    when:
      - { call: src/price.ts#priceFor, with: [ 1, adult ], as: result }
    then:
      - { says: no error is thrown, check: error === undefined }"
  `);
  expect(
    read("Since yesterday the sum is wrong. It worked before.\n\nSteps to reproduce\n\n1. Call sum([1, 2])\n\nExpected\n\nit returns 3"),
  ).toMatchInlineSnapshot(`
    "symptom: Since yesterday the sum is wrong.
    error: none
    scenario: Paid twice
    from: incident 9
    when:
      - { call: src/parse.ts#sum, with: [ [ 1, 2 ] ], as: result }
    then:
      - { says: it returns 3, check: result === 3 }"
  `);
});

test("only words", () => {
  expect(read("The screen is grey. Nothing helps.")).toMatchInlineSnapshot(`
    "symptom: The screen is grey.
    error: none
    no scenario"
  `);
  expect(read("", "The screen is grey")).toMatchInlineSnapshot(`
    "symptom: The screen is grey
    error: none
    no scenario"
  `);
});
