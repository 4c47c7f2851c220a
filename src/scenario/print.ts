// A scenario in its YAML form, as people see and edit it. Reading the text again gives the same scenario.
import { Document, isSeq, type Node, visit } from "yaml";
import type { Expectation, Given, Json, Scenario } from "./scenario.ts";
import { nothingGiven } from "./scenario.ts";
import { printSource } from "./source-line.ts";
import { stepToJson } from "./step-json.ts";

/** A mapping or list that fits on one line of this length is written on one. */
const lineWidth = 120;

export function printScenario(scenario: Scenario): string {
  const document = new Document(
    {
      scenario: scenario.title,
      ...(scenario.says === "" ? {} : { says: scenario.says }),
      from: printSource(scenario.from),
      ...(scenario.version === 1 ? {} : { version: scenario.version }),
      ...(isNothing(scenario.given) ? {} : { given: givenToJson(scenario.given) }),
      when: scenario.when.map(stepToJson),
      ...(scenario.then.length > 0 ? { then: scenario.then.map(expectationToJson) } : {}),
      ...(scenario.remembers === null ? {} : { remembers: scenario.remembers }),
      ...(scenario.question === null ? {} : { question: { phrase: scenario.question.phrase, choices: [...scenario.question.choices] } }),
    },
    { version: "1.2", aliasDuplicateObjects: false },
  );
  flowWhatFits(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function givenToJson(given: Given): Json {
  const entries = Object.entries(given).filter(([, value]) => value !== null && Object.keys(value).length > 0);
  return Object.fromEntries(entries);
}

const isNothing = (given: Given): boolean => JSON.stringify({ ...nothingGiven, ...given }) === JSON.stringify(nothingGiven);

const expectationToJson = (line: Expectation): Json =>
  line.text === line.expression ? line.expression : { says: line.text, check: line.expression };

/** Steps and rows read best on one line each; what has several lines of text stays in block form. */
function flowWhatFits(document: Document): void {
  visit(document, {
    Collection(_key, node, ancestors) {
      const isRoot = ancestors.length < 3;
      const isStepsOrExpectations = ancestors.length === 3 && isSeq(node);
      if (isRoot || isStepsOrExpectations || !fits(node)) return undefined;
      node.flow = true;
      return visit.SKIP;
    },
  });
}

function fits(node: Node): boolean {
  const text = JSON.stringify(node);
  return text.length < lineWidth && !text.includes("\\n");
}
