// `when`: what is done, one step an item. The key that says the kind of step comes with its own few others.
import { isMap, isScalar } from "yaml";
import { readDuration } from "../duration.ts";
import type { Step } from "../scenario.ts";
import { readTexts } from "./given.ts";
import type { YamlNode, YamlReader } from "./reader.ts";

/** For each kind of step, the keys it may have beside its own. */
const KEYS = {
  call: ["with", "as"],
  http: ["headers", "body", "as"],
  publish: ["message"],
  schedule: [],
  test: ["title"],
  run: ["in"],
  together: [],
} as const;
type Kind = keyof typeof KEYS;
const KINDS = Object.keys(KEYS) as readonly Kind[]; // the keys of a literal are exactly its kinds
const NAME = /^[A-Za-z_$][\w$]*$/;

export function readSteps(reader: YamlReader, node: YamlNode | null): readonly Step[] {
  const steps = reader.items(node, "when").flatMap((item) => readStep(reader, item) ?? []);
  if (steps.length === 0 && reader.problems.length === 0) reader.refuse(node, "when needs at least one step");
  return steps;
}

function readStep(reader: YamlReader, node: YamlNode): Step | null {
  if (!isMap(node)) return reader.refuse(node, "a step must be a mapping such as { call: name, with: [1] }");
  const kinds = KINDS.filter((kind) => node.has(kind));
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) return reader.refuse(node, `a step needs exactly one of ${KINDS.join(", ")}`);
  const parts = new Map(reader.entries(node, `a step ${kind}`, [kind, ...KEYS[kind]]).map(({ key, value }) => [key, value]));
  const own = parts.get(kind) ?? null;
  const text = kind === "together" || kind === "schedule" ? "" : reader.text(own, kind);
  if (text === null) return null;
  const textOf = (key: string): string | null => (parts.has(key) ? reader.text(parts.get(key) ?? null, key) : null);
  const jsonOf = (key: string) => reader.json(parts.get(key) ?? null, key);
  const as = parts.has("as") ? readName(reader, parts.get("as") ?? null) : null;
  switch (kind) {
    case "call":
      return {
        kind,
        symbol: text,
        arguments: parts.has("with") ? reader.items(parts.get("with") ?? null, "with").map((item) => reader.json(item, "with")) : [],
        as,
      };
    case "http":
      return readHttp(reader, node, text, parts, as);
    case "publish":
      return { kind, topic: text, message: jsonOf("message") };
    case "schedule":
      return readSchedule(reader, own);
    case "test": {
      const title = textOf("title");
      return title === null ? reader.refuse(node, "a step test needs the title of the test") : { kind, path: text, title };
    }
    case "run":
      return { kind, code: text, path: textOf("in") };
    case "together":
      return { kind, steps: readSteps(reader, own) };
  }
}

function readHttp(
  reader: YamlReader,
  node: YamlNode,
  text: string,
  parts: ReadonlyMap<string, YamlNode | null>,
  as: string | null,
): Step | null {
  const match = /^([A-Z]+)\s+(?:(\S+)\s+)?(\/\S*)$/.exec(text.trim());
  if (!match) return reader.refuse(node, "http must be a method, perhaps a service, and a path: POST billing /invoices");
  const headers = parts.has("headers") ? readTexts(reader, parts.get("headers") ?? null, "headers") : {};
  const body = parts.has("body") ? reader.json(parts.get("body") ?? null, "body") : undefined;
  return { kind: "http", method: match[1] ?? "", service: match[2] ?? null, path: match[3] ?? "", headers, body, as };
}

function readSchedule(reader: YamlReader, node: YamlNode | null): Step | null {
  const text = isScalar(node) ? String(node.value) : "";
  const advanceMs = readDuration(text);
  return advanceMs === null
    ? reader.refuse(node, "schedule must be a span of time such as 90s or 5 minutes")
    : { kind: "schedule", advanceMs };
}

function readName(reader: YamlReader, node: YamlNode | null): string | null {
  const name = reader.text(node, "as");
  return name === null || NAME.test(name) ? name : reader.refuse(node, "as must be a name that an expression can use");
}
