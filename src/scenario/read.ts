// The YAML form of a scenario → Scenario, or every problem in it with its line. Where it came from, and so what it is
// called for ever, is the caller's to say: a text never chooses its own id.
import type { Problem } from "#ground/problem.ts";
import { fail, ok, type Result } from "#ground/result.ts";
import { type Given, nothingGiven, type Question, type Scenario, type ScenarioSource } from "./scenario.ts";
import { parseSource } from "./source-line.ts";
import { readExpectations } from "./yaml/expectations.ts";
import { readGiven } from "./yaml/given.ts";
import { type YamlNode, YamlReader } from "./yaml/reader.ts";
import { readSteps } from "./yaml/steps.ts";

const KEYS = ["scenario", "says", "from", "version", "given", "when", "then", "remembers", "question"];

export type ScenarioOrigin = {
  readonly id: string;
  readonly from: ScenarioSource;
  readonly version: number /** For the places of problems. */;
  readonly path: string;
};

export function readScenario(text: string, origin: ScenarioOrigin): Result<Scenario, readonly Problem[]> {
  const reader = new YamlReader(origin.path, text);
  if (reader.problems.length > 0) return fail(reader.problems);
  const parts = new Map(reader.entries(reader.root, "a scenario", KEYS).map(({ key, value }) => [key, value]));
  const read = <T>(key: string, otherwise: T, how: (node: YamlNode | null) => T): T =>
    parts.has(key) ? how(parts.get(key) ?? null) : otherwise;
  const title = read<string | null>("scenario", null, (node) => reader.text(node, "scenario"));
  if (!parts.has("scenario")) reader.refuse(reader.root, "a scenario needs a title: scenario: …");
  if (!parts.has("when")) reader.refuse(reader.root, "a scenario needs at least one step: when: …");
  const scenario: Scenario = {
    id: origin.id,
    title: title ?? "",
    says: read("says", "", (node) => reader.text(node, "says")?.trim() ?? ""),
    from: read("from", origin.from, (node) => readSource(reader, node) ?? origin.from),
    version: read("version", origin.version, (node) => readVersion(reader, node)),
    given: read<Given>("given", nothingGiven, (node) => readGiven(reader, node)),
    when: read("when", [], (node) => readSteps(reader, node)),
    then: read("then", [], (node) => readExpectations(reader, node)),
    remembers: read<string | null>("remembers", null, (node) => reader.text(node, "remembers")),
    question: read<Question | null>("question", null, (node) => readQuestion(reader, node)),
  };
  return reader.problems.length > 0 ? fail(reader.problems) : ok(scenario);
}

function readSource(reader: YamlReader, node: YamlNode | null): ScenarioSource | null {
  const text = reader.text(node, "from");
  if (text === null) return null;
  return (
    parseSource(text) ??
    reader.refuse(node, "from must be `issue 12`, `incident 12`, `file PATH`, `history COMMIT` or `test PATH:LINE FRAMEWORK`")
  );
}

function readVersion(reader: YamlReader, node: YamlNode | null): number {
  const version = Number(reader.text(node, "version") ?? Number.NaN);
  if (Number.isSafeInteger(version) && version > 0) return version;
  reader.refuse(node, "version must be a whole number above 0");
  return 1;
}

function readQuestion(reader: YamlReader, node: YamlNode | null): Question | null {
  if (reader.json(node, "question") === null) return null;
  const parts = new Map(reader.entries(node, "question", ["phrase", "choices"]).map(({ key, value }) => [key, value]));
  const phrase = reader.text(parts.get("phrase") ?? null, "phrase");
  const choices = parts.has("choices")
    ? reader.items(parts.get("choices") ?? null, "choices").map((item) => reader.text(item, "a choice") ?? "")
    : [];
  return phrase === null ? null : { phrase, choices };
}
