// `given`: the world settings of a scenario. What is not given stays the world's documented default.
import type { Given, Json } from "../scenario.ts";
import { nothingGiven } from "../scenario.ts";
import type { YamlNode, YamlReader } from "./reader.ts";

const KEYS = ["now", "seed", "timeZone", "env", "config", "flags", "tables", "replies"];
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

export function readGiven(reader: YamlReader, node: YamlNode | null): Given {
  const given: { -readonly [K in keyof Given]: Given[K] } = { ...nothingGiven };
  for (const { key, value } of reader.entries(node, "given", KEYS)) {
    if (key === "now") given.now = readNow(reader, value);
    else if (key === "seed") given.seed = reader.text(value, "seed");
    else if (key === "timeZone") given.timeZone = reader.text(value, "timeZone");
    else if (key === "env") given.env = readTexts(reader, value, "env");
    else if (key === "config" || key === "flags") given[key] = readValues(reader, value, key);
    else if (key === "tables") given.tables = readTables(reader, value);
    else given.replies = readReplies(reader, value);
  }
  return given;
}

function readNow(reader: YamlReader, node: YamlNode | null): string | null {
  const now = reader.text(node, "now");
  if (now === null || INSTANT.test(now)) return now;
  return reader.refuse(node, "now must be an ISO instant such as 2026-03-15T10:00:00Z");
}

/** A mapping of texts, such as headers or environment values. */
export function readTexts(reader: YamlReader, node: YamlNode | null, what: string): Record<string, string> {
  return Object.fromEntries(reader.entries(node, what, null).map(({ key, value }) => [key, reader.text(value, `${what}.${key}`) ?? ""]));
}

function readValues(reader: YamlReader, node: YamlNode | null, what: string): Record<string, Json> {
  return Object.fromEntries(reader.entries(node, what, null).map(({ key, value }) => [key, reader.json(value, `${what}.${key}`)]));
}

function readTables(reader: YamlReader, node: YamlNode | null): Record<string, readonly Json[]> {
  const tables = reader.entries(node, "tables", null);
  return Object.fromEntries(
    tables.map(({ key, value }) => [key, reader.items(value, `tables.${key}`).map((row) => reader.json(row, `tables.${key}`))]),
  );
}

function readReplies(reader: YamlReader, node: YamlNode | null): Given["replies"] {
  return reader.items(node, "replies").flatMap((item) => {
    const parts = new Map(reader.entries(item, "a reply", ["call", "with"]).map(({ key, value }) => [key, value]));
    const call = parts.has("call")
      ? reader.text(parts.get("call") ?? null, "call")
      : reader.refuse(item, "a reply needs the call it answers");
    return call === null ? [] : [{ call, with: reader.json(parts.get("with") ?? null, "with") }];
  });
}
