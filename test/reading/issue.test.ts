// Issues as people write them → what they were read as. The back end they speak of is in cinema.ts.
import { expect, test } from "vitest";
import { readIssue } from "#reading/issue.ts";
import { printScenario } from "#scenario/print.ts";
import { cinema } from "./cinema.ts";

function read(body: string, title = "Seats"): string {
  const { scenario, readings } = readIssue({ number: 7, title, body }, cinema);
  const text = printScenario({ ...scenario, says: "" })
    .replace(/^(scenario|from):.*\n/gm, "")
    .trimEnd();
  return [text, ...readings.map((reading) => `~ ${reading}`)].join("\n");
}

test("given, when, then", () => {
  expect(
    read('Given the time is 2026-01-01\nWhen `priceFor` is called with 3 and "adult"\nThen the result is 36\nAnd it is at least 3'),
  ).toMatchInlineSnapshot(`
    "given: { now: 2026-01-01 }
    when:
      - { call: src/price.ts#priceFor, with: [ 3, adult ], as: result }
    then:
      - { says: the result is 36, check: result === 36 }
      - { says: it is at least 3, check: result >= 3 }
    ~ \`priceFor\` as \`src/price.ts#priceFor\`"
  `);
  expect(
    read(
      '**Given** the `free-seats` flag is on\n**When** POST /bookings with body { seat: 7, by: "ann, and is" }\n**Then** the status is 201 and the body has seat 7',
    ),
  ).toMatchInlineSnapshot(`
    "given: { flags: { free-seats: true } }
    when:
      - { http: POST /bookings, body: { seat: 7, by: "ann, and is" }, as: reply }
    then:
      - { says: the status is 201, check: reply.status === 201 }
      - { says: the body has seat 7, check: reply.body.seat === 7 }
    ~ \`free-seats\` as a flag"
  `);
  expect(
    read(
      '- Given `RATE_URL` is "https://rates.example"\n- And table seats has [{ id: 7 }]\n- And GET https://rates.example/eur replies with { rate: 1.08 }\n- When calling sum with [1, 2]\n- Then it returns 3',
    ),
  ).toMatchInlineSnapshot(`
    "given:
      env: { RATE_URL: https://rates.example }
      tables: { seats: [ { id: 7 } ] }
      replies: [ { call: GET https://rates.example/eur, with: { rate: 1.08 } } ]
    when:
      - { call: src/parse.ts#sum, with: [ [ 1, 2 ] ], as: result }
    then:
      - { says: it returns 3, check: result === 3 }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
});

test("arguments by name, by place, as fields of one object", () => {
  expect(read("When `priceFor` is called with seats: 3 and kind: adult\nThen it returns 36")).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#priceFor, with: [ 3, adult ], as: result }
    then:
      - { says: it returns 36, check: result === 36 }
    ~ \`priceFor\` as \`src/price.ts#priceFor\`
    ~ *seats*, *kind* by the parameters of \`priceFor\`"
  `);
  expect(read("When quote is called with 3 seats and member true, then the result has total 12")).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#quote, with: [ { seats: 3, member: true } ], as: result }
    then:
      - { says: the result has total 12, check: result.total === 12 }
    ~ \`quote\` as \`src/price.ts#quote\`
    ~ *seats*, *member* as fields of the one object that \`quote\` takes"
  `);
  expect(read("When book is called with seat 7 and by \"ann\", then the result is { seat: 7, by: 'ann' }")).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#book, with: [ { seat: 7, by: ann } ], as: result }
    then:
      - says: "the result is { seat: 7, by: 'ann' }"
        check: Object.keys(result).length === 2 && result.seat === 7 && result.by === "ann"
    ~ \`book\` as \`src/price.ts#book\`
    ~ *seat*, *by* as fields of the one object that \`book\` takes"
  `);
});

test("one sentence says it all", () => {
  expect(read('`priceFor(0, "adult")` should throw a RangeError with message "no seats".')).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#priceFor, with: [ 0, adult ], as: result }
    then:
      - says: '\`priceFor(0, "adult")\` should throw a RangeError with message "no seats"'
        check: error?.name === "RangeError" && error?.message === "no seats"
    ~ \`priceFor\` as \`src/price.ts#priceFor\`"
  `);
  expect(read("", "open() returns undefined")).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#open, as: result }
    then:
      - { says: open() returns undefined, check: result === undefined }
    ~ \`open\` as \`src/price.ts#open\`"
  `);
  expect(
    read("If a booking is deleted with DELETE /bookings/7, the response is 204.\nGET /seats/7 responds with 404."),
  ).toMatchInlineSnapshot(`
    "when:
      - { http: DELETE /bookings/7, as: reply }
      - { http: GET /seats/7, as: reply2 }
    then:
      - { says: the response is 204, check: reply.status === 204 }
      - { says: GET /seats/7 responds with 404, check: reply2.status === 404 }
    ~ DELETE /bookings/7 as the route \`DELETE /bookings/:id\`
    ~ GET /seats/7 as the route \`GET /seats/:id\`"
  `);
  expect(
    read("sum([]) is 0. `sum([1])` is not 0. sum([1]) is between 1 and 3. sum([1]) is one of 1, 2 or 3. sum([3]) returns NaN"),
  ).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [] ], as: result }
      - { call: src/parse.ts#sum, with: [ [ 1 ] ], as: result2 }
      - { call: src/parse.ts#sum, with: [ [ 1 ] ], as: result3 }
      - { call: src/parse.ts#sum, with: [ [ 1 ] ], as: result4 }
      - { call: src/parse.ts#sum, with: [ [ 3 ] ], as: result5 }
    then:
      - { says: "sum([]) is 0", check: result === 0 }
      - { says: "\`sum([1])\` is not 0", check: result2 !== 0 }
      - { says: "sum([1]) is between 1 and 3", check: result3 >= 1 && result3 <= 3 }
      - { says: "sum([1]) is one of 1, 2 or 3", check: "[1,2,3].includes(result4)" }
      - { says: "sum([3]) returns NaN", check: Number.isNaN(result5) }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
});

test("twice, and at the same time", () => {
  expect(
    read("When POST /bookings with seat 7 and by ann is sent twice\nThen the first response is 201\nAnd the second is 409"),
  ).toMatchInlineSnapshot(`
    "when:
      - { http: POST /bookings, body: { seat: 7, by: ann }, as: reply }
      - { http: POST /bookings, body: { seat: 7, by: ann }, as: reply2 }
    then:
      - { says: the first response is 201, check: reply.status === 201 }
      - { says: the second is 409, check: reply2.status === 409 }"
  `);
  expect(read("When POST /bookings with { seat: 7 } is sent at the same time, then the second is 409")).toMatchInlineSnapshot(`
    "when:
      - together: [ { http: POST /bookings, body: { seat: 7 }, as: reply }, { http: POST /bookings, body: { seat: 7 }, as: reply2 } ]
    then:
      - { says: the second is 409, check: reply2.status === 409 }"
  `);
});

test("steps to reproduce, and what was expected", () => {
  expect(read("### Steps to reproduce\n\n1. Call `sum([1, 2])`\n\n### Expected\n\n3\n\n### Actual\n\nIt returns 0")).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [ 1, 2 ] ], as: result }
    then:
      - { says: "3", check: result === 3 }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
});

test("blocks of code", () => {
  expect(
    read("```ts\nimport { sum } from './parse';\nconst total = sum([1, 2]); // => 3\n```\nThe `total` should be at most 9."),
  ).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [ 1, 2 ] ], as: total }
    then:
      - { says: "const total = sum([1, 2]); // => 3", check: total === 3 }
      - { says: The \`total\` should be at most 9, check: total <= 9 }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
  expect(read("```js\nexpect(sum([])).toBe(0);\nassert.equal(sum([1]), 1);\n```")).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [] ], as: result }
      - { call: src/parse.ts#sum, with: [ [ 1 ] ], as: result2 }
    then:
      - { says: "expect(sum([])).toBe(0);", check: result === 0 }
      - { says: "assert.equal(sum([1]), 1);", check: result2 === 1 }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
  expect(read("```js\nfor (const n of [1, 2]) sum([n]);\n```\nIt should not throw")).toMatchInlineSnapshot(`
    "when:
      - run: |-
          const { sum } = await import("./src/parse.ts");
          for (const n of [1, 2]) sum([n]);
    then:
      - { says: It should not throw, check: error === undefined }
    ~ the block of code that calls \`sum\` as one step"
  `);
  expect(
    read(
      "```sh\ncurl -X POST http://localhost:3000/bookings -H 'Content-Type: application/json' \\\n  -d '{\"seat\":7}'\n```\nThen the status is 201",
    ),
  ).toMatchInlineSnapshot(`
    "when:
      - { http: POST /bookings, headers: { content-type: application/json }, body: { seat: 7 }, as: reply }
    then:
      - { says: the status is 201, check: reply.status === 201 }"
  `);
  expect(read('```http\nPOST /bookings HTTP/1.1\nX-User: ann\n\n{ "seat": 7 }\n```\nThe response should be 201')).toMatchInlineSnapshot(`
    "when:
      - { http: POST /bookings, headers: { x-user: ann }, body: { seat: 7 }, as: reply }
    then:
      - { says: The response should be 201, check: reply.status === 201 }"
  `);
  expect(
    read('When POST /bookings is sent with\n```json\n{ "seat": 7 }\n```\nThen the body is { ok: true, list: [1] } and the total is 3'),
  ).toMatchInlineSnapshot(`
    "when:
      - { http: POST /bookings, body: { seat: 7 }, as: reply }
    then:
      - says: "the body is { ok: true, list: [1] }"
        check: Object.keys(reply.body).length === 2 && reply.body.ok === true && reply.body.list.length === 1 && reply.body.list[0] === 1
      - { says: the total is 3, check: reply.body.total === 3 }
    ~ *total* as \`reply.body.total\`"
  `);
});

test("YAML is taken as it stands, but for where it says it came from", () => {
  expect(
    read("```yaml\nscenario: Two seats\nfrom: issue 1\nwhen: [{ call: priceFor, with: [2, adult], as: r }]\nthen: [r === 24]\n```"),
  ).toMatchInlineSnapshot(`
    "when:
      - { call: priceFor, with: [ 2, adult ], as: r }
    then:
      - r === 24"
  `);
  expect(
    readIssue({ number: 7, title: "x", body: "```yaml\nscenario: Two seats\nfrom: issue 1\nwhen: [{ call: a }]\n```" }, cinema).scenario,
  ).toMatchObject({ id: "issue:7", title: "Two seats", from: { kind: "issue", number: 7 } });
  expect(read("```yaml\nscenario: Two seats\nwhen: [{ call: priceFor, wiht: [2] }]\n```")).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: "line 2: unknown key wiht in a step call; known are call, with, as", choices: [] }
    ~ line 2: unknown key wiht in a step call; known are call, with, as"
  `);
});

test("what cannot be read is asked about, once, and the scenario stays a draft", () => {
  expect(read("When someone books the last seat twice at the same time, only one of them should get it.")).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: someone books the last seat twice at the same time, choices: [ book, GET /seats/:id ] }"
  `);
  expect(read('When parseDate is called with "2026-02-29", it throws')).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: parseDate, choices: [ src/other/parse.ts#parseDate, src/parse.ts#parseDate ] }"
  `);
  expect(read("When priceFor is called with a valid customer\nThen the result is 36")).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: a valid customer, choices: [ seats, kind, discount ] }"
  `);
  expect(read("When calling quote with 3 seats and member true, the total should be 12 and `seats` equals 3")).toMatchInlineSnapshot(`
    "when:
      - { call: src/price.ts#quote, with: [ { seats: 3, member: true } ], as: result }
    then:
      - { says: "\`seats\` equals 3", check: result.seats === 3 }
    question: { phrase: the total, choices: [ result, result.total, something else (say the value) ] }
    ~ \`quote\` as \`src/price.ts#quote\`
    ~ *seats*, *member* as fields of the one object that \`quote\` takes
    ~ \`seats\` as \`result.seats\`"
  `);
  expect(read("When POST /tickets is called, then the status is 201")).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: POST /tickets, choices: [ POST /bookings ] }"
  `);
  expect(read("Given a hall full of people\nWhen sum([1]) is called\nThen the world is a better place")).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [ 1 ] ], as: result }
    question: { phrase: a hall full of people, choices: [] }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
  expect(read("Please make it nicer")).toMatchInlineSnapshot(`
    "when: []
    question: { phrase: what is done, choices: [] }"
  `);
});

test("a question is answered by saying which one is meant", () => {
  expect(read('When `src/parse.ts#parseDate` is called with "2026-02-29", it throws')).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#parseDate, with: [ 2026-02-29 ], as: result }
    then:
      - { says: it throws, check: error !== undefined }
    ~ \`src/parse.ts#parseDate\` as \`src/parse.ts#parseDate\`"
  `);
});

test("what is hidden from readers says nothing", () => {
  expect(read("<!-- When sum([1]) is called then it is 1 -->\nsum([2]) is 2")).toMatchInlineSnapshot(`
    "when:
      - { call: src/parse.ts#sum, with: [ [ 2 ] ], as: result }
    then:
      - { says: "sum([2]) is 2", check: result === 2 }
    ~ \`sum\` as \`src/parse.ts#sum\`"
  `);
});
