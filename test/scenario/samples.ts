// The worked example of the YAML form, and scenarios by chance for the round trip.
import fc from "fast-check";
import { nothingGiven, type Scenario, type ScenarioSource, type Step } from "#scenario/scenario.ts";

export const origin = { id: "issue-123", from: { kind: "issue", number: 123 }, version: 1, path: "issue 123" } as const;

export const invoice = `scenario: Invoice during a plan change in the EU
says: When a customer with an EU billing address generates an invoice, the proration handles FX rounding.
from: issue 123
given:
  now: 2026-03-15T10:00:00Z
  config: { FX_ROUNDING: half-even }
  flags: { new-proration: true }
  tables: { customers: [ { id: c1, country: DE, currency: EUR } ] }
  replies: [ { call: GET https://rates.example/eur-usd, with: { rate: 1.0837 } } ]
when:
  - { http: POST billing /plans/change, body: { customer: c1, plan: pro } }
  - { http: POST billing /invoices, body: { customer: c1 }, as: invoice }
  - { call: src/price.ts#priceFor, with: [ 3, "3", null, [ 1, [ 2 ] ] ], as: r }
  - { schedule: 5m }
  - run: |
      const a = 1;
      a + 1
  - { together: [ { call: a }, { publish: seat.freed, message: { seat: 7 } } ] }
  - { test: test/price.test.ts, title: price > for adults }
then:
  - invoice.status === 201
  - rows('invoices').added.length === 1
  - { says: the total is what the lines add up to, check: invoice.body.total === sum(invoice.body.lines) }
remembers: sha256:abc
`;

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((value) => value.trim() || "a");
const name = fc.constantFrom("a", "result", "seat_7", "$x");
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
const as = fc.option(name);
const plainStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("call" as const), symbol: text, arguments: fc.array(json, { maxLength: 3 }), as }),
  fc.record({
    kind: fc.constant("http" as const),
    method: fc.constantFrom("GET", "POST"),
    service: fc.option(fc.constantFrom("billing", "mail-2")),
    path: fc.constantFrom("/", "/a/:id?x=1#y"),
    headers: fc.dictionary(name, text),
    body: fc.option(json, { nil: undefined }),
    as,
  }),
  fc.record({ kind: fc.constant("publish" as const), topic: text, message: json }),
  fc.record({ kind: fc.constant("schedule" as const), advanceMs: fc.nat() }),
  fc.record({ kind: fc.constant("test" as const), path: text, title: text }),
  fc.record({
    kind: fc.constant("run" as const),
    code: fc.constantFrom("f(1)", "const a = 1;\n\n  a + 1\n", "  x\n"),
    path: fc.option(text),
  }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  plainStep,
  fc.record({ kind: fc.constant("together" as const), steps: fc.array(plainStep, { minLength: 1, maxLength: 3 }) }),
);
const source: fc.Arbitrary<ScenarioSource> = fc.oneof(
  fc.constant({ kind: "issue" as const, number: 123 }),
  fc.constant({ kind: "incident" as const, number: 9 }),
  fc.constant({ kind: "file" as const, path: "docs/a b.md" }),
  fc.constant({ kind: "history" as const, commit: "4be1c02" }),
  fc.constant({ kind: "test" as const, path: "test/a.test.ts", line: 7, framework: "vitest" }),
);

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  id: fc.constant(origin.id),
  title: text,
  says: fc.oneof(fc.constant(""), text),
  from: source,
  version: fc.integer({ min: 1, max: 9 }),
  given: fc.oneof(
    fc.constant(nothingGiven),
    fc.record({
      now: fc.option(fc.constant("2026-03-15T10:00:00Z")),
      seed: fc.option(text),
      timeZone: fc.option(fc.constant("Europe/Berlin")),
      env: fc.dictionary(name, text),
      config: fc.dictionary(text, json),
      flags: fc.dictionary(name, json),
      tables: fc.dictionary(name, fc.array(json, { maxLength: 3 })),
      replies: fc.array(fc.record({ call: text, with: json }), { maxLength: 2 }),
    }),
  ),
  when: fc.array(step, { minLength: 1, maxLength: 4 }),
  then: fc.array(
    fc.oneof(
      text.map((line) => ({ text: line, expression: line })),
      fc.record({ text, expression: text }),
    ),
    { maxLength: 3 },
  ),
  remembers: fc.option(text),
  question: fc.option(fc.record({ phrase: text, choices: fc.array(text, { maxLength: 3 }) })),
});
