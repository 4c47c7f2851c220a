// The reply on an issue that became a scenario.
import { expect, test } from "vitest";
import { printScenarioAnswer, type ScenarioAnswer } from "#report/scenario-answer.ts";
import { spanAt } from "../verdict/samples.ts";

const answer: ScenarioAnswer = {
  yaml: "scenario: Two bookings of the last seat\nwhen:\n  - { call: book, arguments: [7], as: a }\n",
  version: 1,
  branch: "main",
  result: { kind: "holds", shown: "a = 201" },
  reaches: ["POST /bookings", "book"],
  readings: ["last seat was read as a hall with one free row in `seats`"],
};
const result = (given: ScenarioAnswer["result"], more: Partial<ScenarioAnswer> = {}): string =>
  printScenarioAnswer({ ...answer, ...more, result: given });

test("it holds", () => {
  expect(printScenarioAnswer(answer)).toMatchInlineSnapshot(`
    "**Read as** (edit the issue to correct it; this is version 1)
    \`\`\`yaml
    scenario: Two bookings of the last seat
    when:
      - { call: book, arguments: [7], as: a }
    \`\`\`

    *last seat was read as a hall with one free row in \\\`seats\\\`*

    **On \`main\` today** it holds: \`a = 201\`.

    From now on every pull request that reaches \`POST /bookings\`, \`book\` runs it."
  `);
});

test("it breaks, with the way to where it breaks", () => {
  const path = [
    { span: spanAt("src/book.ts", 31), code: "", text: "book(7)", value: null, depth: 0 },
    { span: spanAt("src/@types/seat.ts", 44), code: "", text: "seat.taken", value: "true", depth: 1 },
  ];
  const text = result({ kind: "breaks", message: "a.status is 500, and @ann said 201", path });
  expect(text.split("\n\n").slice(-3).join("\n")).toMatchInlineSnapshot(`
    "**On \`main\` today** it breaks: a.status is 500, and @​ann said 201
    \`book(7)\` (\`src/book.ts:31\`) → \`seat.taken = true\` (\`src/@types/seat.ts:44\`)
    From now on every pull request that reaches \`POST /bookings\`, \`book\` runs it."
  `);
});

test("it could not be decided, or a question is open", () => {
  expect(
    result({ kind: "unknown", message: "sharp has no model" }, { reaches: [], readings: [] }).split("\n\n").slice(-2),
  ).toMatchInlineSnapshot(`
    [
      "**On \`main\` today** it could not be decided: sharp has no model",
      "From now on every pull request that reaches this code runs it.",
    ]
  `);
  const asked = {
    kind: "draft",
    question: '"usual price": which of these?',
    choices: ["prices.base", "priceFor(seat)"],
    note: "the model gave no wording",
  } as const;
  expect(result(asked, { readings: [] }).split("\n\n").slice(-3)).toMatchInlineSnapshot(`
    [
      ""usual price": which of these? 1 \`prices.base\` · 2 \`priceFor(seat)\` · 3 something else (say the value)",
      "Until this is answered the scenario is a draft and is not run.",
      "<sub>the model gave no wording</sub>",
    ]
  `);
  expect(result({ ...asked, choices: [], note: null })).not.toMatch(/something else|<sub>|From now on/);
});
