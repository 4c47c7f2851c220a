// Cuts the part in use out of GitHub's OpenAPI description and writes it as github-openapi.json.
// Run by hand:  npx tsx --conditions=source test/contract/slice.ts PATH/TO/api.github.com.json [VERSION]
// (the file is in the package @octokit/openapi, MIT, which is too large to depend on). Requests are kept whole; responses
// are `whole.NAME` where they answer an operation, `part.NAME` one level deeper, and plain objects below that.
import { readFileSync, writeFileSync } from "node:fs";
import { Bug } from "#ground/bug.ts";
import { OPERATIONS } from "./operations.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Dict = { [key: string]: Json };

const DROPPED = new Set(["description", "example", "examples", "title", "externalDocs", "xml", "discriminator", "deprecated", "default"]);
const KEPT_ADDRESSES = new Set(["html_url", "details_url", "clone_url", "target_url", "download_url", "annotations_url"]);
/** Answers also say how a repository merges and is searched, which nothing here reads. */
const UNREAD =
  /_url$|^(allow|squash|merge_commit|use_squash|delete_branch|code_search|anonymous|temp_clone|starred|web_commit|pull_request_creation)_/;
/** Response schemas that are large and that nothing here reads: their presence is checked, their inside is not. */
const CLOSED = new Set([
  "app-permissions",
  "security-and-analysis",
  "nullable-milestone",
  "deployment-simple",
  "team",
  "issue-field-value",
  "nullable-collaborator",
  "code-of-conduct-simple",
  "nullable-license-simple",
  "auto-merge",
  "issue-dependencies-summary",
  "sub-issues-summary",
  "nullable-issue-comment",
  "issue-type",
  "team-simple",
  "reaction-rollup",
  "pull-request-stack",
]);

/** Answers that the description spells out in place though a named schema says the same, shorter. */
const ANSWERS: Readonly<Record<string, Json>> = {
  "apps/list-installations": { type: "array", items: { $ref: "#/components/schemas/installation" } },
  "users/get-by-username": { $ref: "#/components/schemas/public-user" },
};

/** Said to be numbers, and null in fact: where an outdated review comment, or one on a whole file, stands. */
const NULL_IN_FACT = new Set(["line", "original_line"]);

/** Where a schema stands: in a request, in the answer itself, or in a part of the answer. */
type Level = "request" | "whole" | "part";

function main(path: string, version: string): void {
  const description = JSON.parse(readFileSync(path, "utf8")) as Dict;
  const slicer = new Slicer(description);
  const operations = Object.keys(OPERATIONS)
    .sort()
    .map((id) => slicer.operation(id));
  const lines = operations.map((operation) => JSON.stringify(operation)).join(",\n");
  const source = `GitHub REST API description, @octokit/openapi ${version}, MIT License, Copyright (c) GitHub`;
  const text = `{"source":${JSON.stringify(source)},\n"operations":[\n${lines}],\n"parameters":{\n${slicer.lines("parameters")}},\n"schemas":{\n${slicer.lines("found")}}}\n`;
  writeFileSync(new URL("./github-openapi.json", import.meta.url), text);
  console.log(`${operations.length} operations, ${text.length} bytes`);
}

/** Collects the named schemas that the operations point at: `request/NAME` whole, `response/NAME` shortened. */
class Slicer {
  private readonly description: Dict;
  private readonly found = new Map<string, Json>();
  private readonly parameters = new Map<string, Json>();

  constructor(description: Dict) {
    this.description = description;
  }

  operation(id: string): Json {
    for (const [path, methods] of Object.entries(this.description.paths as Dict))
      for (const [method, value] of Object.entries(methods as Dict)) {
        const operation = value as Dict;
        if (operation?.operationId === id) return this.cut(id, method.toUpperCase(), path, operation);
      }
    throw new Bug(`GitHub's description has no operation ${id}`);
  }

  lines(of: "found" | "parameters"): string {
    const rows = [...this[of].entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    return rows.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",\n");
  }

  private cut(id: string, method: string, path: string, operation: Dict): Json {
    const parameters = ((operation.parameters ?? []) as Json[]).map((parameter) => this.parameter(this.resolve(parameter) as Dict));
    const body = this.resolve(operation.requestBody ?? null) as Dict | null;
    const request = body === null ? null : this.jsonSchema(body, "request");
    const responses: Dict = {};
    for (const [status, response] of Object.entries(operation.responses as Dict))
      if (status.startsWith("2"))
        responses[status] = ANSWERS[id] ? this.answer(ANSWERS[id], "whole") : this.jsonSchema(this.resolve(response) as Dict, "whole");
    return { id, method, path, parameters, request, requestRequired: body?.required ?? false, responses };
  }

  /** Parameters repeat in most operations: each distinct one is written once and named in the operations. */
  private parameter({ name, in: place, required, schema }: Dict): Json {
    const kept = { name: name ?? null, in: place ?? null, required: required ?? false, schema: this.clean(schema ?? {}, "request") };
    for (let copy = 1; ; copy++) {
      const key = copy === 1 ? String(name) : `${String(name)}-${copy}`;
      if (!this.parameters.has(key)) this.parameters.set(key, kept);
      if (JSON.stringify(this.parameters.get(key)) === JSON.stringify(kept)) return key;
    }
  }

  private jsonSchema(holder: Dict, level: Level): Json {
    const content = holder.content as Dict | undefined;
    const schema = (content?.["application/json"] as Dict | undefined)?.schema;
    return schema === undefined ? null : this.answer(schema, level);
  }

  /** An answer, or a list of answers, names its schema one level above its parts. */
  private answer(schema: Json, level: Level): Json {
    const items = (schema as Dict).items;
    if (level === "request") return this.clean(schema, level);
    if (items !== undefined) return { type: "array", items: this.answer(items, level) };
    const reference = (schema as Dict).$ref;
    if (typeof reference !== "string") return this.wrapper(schema as Dict);
    const key = `whole.${reference.split("/").at(-1)}`;
    if (!this.found.has(key)) this.found.set(key, this.clean(this.resolve(schema), level));
    return { $ref: `#/schemas/${key}` };
  }

  /** `{total_count, check_runs: [...]}`: the list inside is the answer. */
  private wrapper(schema: Dict): Json {
    if (schema.properties === undefined) return this.clean(schema, "whole");
    const properties = Object.entries(schema.properties as Dict);
    const lists = properties
      .filter(([, value]) => (value as Dict).type === "array")
      .map(([name, value]) => [name, this.answer(value, "whole")]);
    const others = properties.filter(([name]) => !lists.some(([list]) => list === name));
    const kept = this.clean({ ...schema, required: [], properties: Object.fromEntries(others) }, "whole") as Dict;
    kept.properties = { ...(kept.properties as Dict), ...Object.fromEntries(lists) };
    kept.required = schema.required ?? [];
    return kept;
  }

  private resolve(value: Json): Json {
    const reference = (value as Dict | null)?.$ref;
    if (typeof reference !== "string") return value;
    return reference
      .slice(2)
      .split("/")
      .reduce<Json>((at, key) => (at as Dict)[key] as Json, this.description);
  }

  private clean(schema: Json, level: Level): Json {
    if (Array.isArray(schema)) return schema.map((part) => this.clean(part, level));
    if (schema === null || typeof schema !== "object") return schema;
    if (typeof schema.$ref === "string") return this.named(schema, level);
    if (schema.title === "App Permissions") return permissions(schema.properties as Dict);
    const kept: Dict = {};
    for (const [key, value] of Object.entries(schema)) {
      if (DROPPED.has(key) || key.startsWith("x-") || key === "nullable") continue;
      if (key === "additionalProperties" && level !== "request") continue;
      // Where parts were cut away, two of several forms may fit.
      const word = key === "oneOf" && level !== "request" ? "anyOf" : key;
      kept[word] = key === "properties" ? this.properties(value as Dict, level) : this.clean(value, level);
    }
    if (Array.isArray(kept.required) && kept.properties !== undefined) {
      const names = Object.keys(kept.properties as Dict);
      kept.required = kept.required.filter((name) => names.includes(name as string));
    }
    if (kept.format === "int64" || (level !== "request" && kept.format === "uri")) delete kept.format;
    return schema.nullable === true ? nullable(kept) : kept;
  }

  private properties(properties: Dict, level: Level): Dict {
    const kept: Dict = {};
    for (const [name, schema] of Object.entries(properties)) {
      if (level !== "request" && UNREAD.test(name) && !KEPT_ADDRESSES.has(name)) continue;
      const cleaned = this.clean(schema, level) as Dict;
      kept[name] = level === "request" || !NULL_IN_FACT.has(name) ? cleaned : nullable(cleaned);
    }
    return kept;
  }

  private named(schema: Dict, level: Level): Json {
    const name = (schema.$ref as string).split("/").at(-1) as string;
    const target = this.resolve(schema) as Dict;
    const plain = `#/components/schemas/${name.replace(/^nullable-/, "")}`;
    if (name.startsWith("nullable-") && level === "whole" && !CLOSED.has(name) && this.resolve({ $ref: plain }) !== undefined)
      return { anyOf: [this.named({ $ref: plain }, level), { type: "null" }] };
    if (level === "part" || (level === "whole" && CLOSED.has(name)))
      return target.type === "object" ? nullableIf(target, { type: "object" }) : {};
    const key = `${level === "whole" ? "part" : level}.${name}`;
    if (!this.found.has(key)) {
      this.found.set(key, {});
      this.found.set(key, this.clean(target, level === "whole" ? "part" : level));
    }
    return { $ref: `#/schemas/${key}` };
  }
}

/** Some fifty properties with one of three words each: said once. */
function permissions(properties: Dict): Json {
  return { type: "object", propertyNames: { enum: Object.keys(properties) }, additionalProperties: { enum: ["read", "write", "admin"] } };
}

const nullableIf = (target: Dict, schema: Dict): Json => (target.nullable === true ? nullable(schema) : schema);

function nullable(schema: Dict): Json {
  if (Array.isArray(schema.enum))
    return {
      ...schema,
      enum: [...schema.enum, null],
      ...(schema.type === undefined ? {} : { type: [schema.type as string, "null"] }),
    };
  if (typeof schema.type === "string") return { ...schema, type: [schema.type, "null"] };
  return { anyOf: [schema, { type: "null" }] };
}

main(process.argv[2] ?? "api.github.com.json", process.argv[3] ?? "23.0.2");
