// A stored scenario → Scenario. What comes back from a database or an event is parsed again; null when it is no scenario.
import type { Expectation, Given, Json, Question, Scenario, ScenarioSource, Step } from "./scenario.ts";

type Fields = { readonly [key: string]: unknown };

export function scenarioFromJson(value: unknown): Scenario | null {
  if (!isFields(value) || !isText(value.id) || !isText(value.title) || !isText(value.says) || !isCount(value.version)) return null;
  if (!isSource(value.from) || !isGiven(value.given) || !isTextOrNull(value.remembers)) return null;
  if (!isListOf(value.when, isStep) || !isListOf(value.then, isExpectation)) return null;
  if (value.question !== null && !isQuestion(value.question)) return null;
  const { id, title, says, version, from, given, when, remembers, question } = value;
  return { id, title, says, version, from, given, when, remembers, question, then: value.then };
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
const isListOf = <T>(value: unknown, isOne: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isOne);
const isRecordOf = <T>(value: unknown, isOne: (item: unknown) => item is T): value is Readonly<Record<string, T>> =>
  isFields(value) && Object.values(value).every(isOne);

/** What came out of JSON is JSON all the way down; only `undefined` can be met besides. */
const isJson = (value: unknown): value is Json => value !== undefined;

function isSource(value: unknown): value is ScenarioSource {
  if (!isFields(value)) return false;
  if (value.kind === "test") return isText(value.path) && isCount(value.line) && isText(value.framework);
  if (value.kind === "issue" || value.kind === "incident") return isCount(value.number);
  return value.kind === "file" ? isText(value.path) : value.kind === "history" && isText(value.commit);
}

function isGiven(value: unknown): value is Given {
  if (!isFields(value) || !isTextOrNull(value.now) || !isTextOrNull(value.seed) || !isTextOrNull(value.timeZone)) return false;
  if (!isRecordOf(value.env, isText) || !isRecordOf(value.config, isJson) || !isRecordOf(value.flags, isJson)) return false;
  const isRows = (rows: unknown): rows is readonly Json[] => isListOf(rows, isJson);
  const isReply = (reply: unknown): reply is Given["replies"][number] => isFields(reply) && isText(reply.call) && isJson(reply.with);
  return isRecordOf(value.tables, isRows) && isListOf(value.replies, isReply);
}

function isStep(value: unknown): value is Step {
  if (!isFields(value)) return false;
  switch (value.kind) {
    case "call":
      return isText(value.symbol) && isListOf(value.arguments, isJson) && isTextOrNull(value.as);
    case "http":
      return (
        isText(value.method) &&
        isTextOrNull(value.service) &&
        isText(value.path) &&
        isRecordOf(value.headers, isText) &&
        isTextOrNull(value.as)
      );
    case "publish":
      return isText(value.topic) && isJson(value.message);
    case "schedule":
      return isCount(value.advanceMs);
    case "test":
      return isText(value.path) && isText(value.title);
    case "run":
      return isText(value.code) && isTextOrNull(value.path);
    default:
      return value.kind === "together" && isListOf(value.steps, isStep);
  }
}

const isExpectation = (value: unknown): value is Expectation => isFields(value) && isText(value.text) && isText(value.expression);
const isQuestion = (value: unknown): value is Question => isFields(value) && isText(value.phrase) && isListOf(value.choices, isText);
