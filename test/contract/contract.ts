// GitHub's REST API as far as it is in use: finds the operation a request means and says what is wrong with the
// request or with an answer. Knows nothing of state; the stand-in for GitHub and recorded calls both ask it.
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type Need, OPERATIONS } from "./operations.ts";
import { brokenRules } from "./rules.ts";

type Parameter = { readonly name: string; readonly in: "path" | "query" | "header"; readonly required: boolean; readonly schema: object };
type Sliced = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly request: { readonly properties?: object } | null;
  readonly requestRequired: boolean;
  readonly responses: Readonly<Record<string, object | null>>;
};
type Document = {
  readonly source: string;
  readonly operations: readonly Sliced[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly schemas: object;
};

export type Operation = { readonly id: string; readonly need: Need; readonly params: Readonly<Record<string, string>> };
export type Asked = { readonly query: URLSearchParams; readonly body: unknown };

export class Contract {
  private readonly document: Document;
  private readonly ajv: Ajv;
  private readonly routes: readonly { readonly sliced: Sliced; readonly pattern: RegExp; readonly names: readonly string[] }[];
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    this.document = JSON.parse(readFileSync(new URL("./github-openapi.json", import.meta.url), "utf8")) as Document;
    this.ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(this.ajv);
    for (const format of ["timestamp", "repo.nwo", "int64"]) this.ajv.addFormat(format, true);
    this.ajv.addSchema({ $id: "github", schemas: this.document.schemas });
    const routes = this.document.operations.map((sliced) => ({ sliced, ...pathPattern(sliced.path) }));
    // The most literal first: `commits/{ref}/check-runs` before `commits/{ref}`, whose ref may hold slashes.
    this.routes = routes.sort(
      (a, b) => b.sliced.path.split("/").length - a.sliced.path.split("/").length || a.names.length - b.names.length,
    );
  }

  find(method: string, path: string): Operation | undefined {
    for (const { sliced, pattern, names } of this.routes) {
      const match = sliced.method === method ? pattern.exec(path) : null;
      if (match === null) continue;
      const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? "")]));
      return { id: sliced.id, need: OPERATIONS[sliced.id] ?? "any", params };
    }
    return undefined;
  }

  /** Every reason for which GitHub would refuse the request, or silently ignore a part of it. */
  requestProblems(operation: Operation, { query, body }: Asked): string[] {
    const sliced = this.sliced(operation.id);
    const problems = this.parameterProblems(sliced, operation.params, query);
    if (sliced.request === null)
      return body === undefined || Object.keys(body as object).length === 0 ? problems : [...problems, "this operation takes no body"];
    if (body === undefined && !sliced.requestRequired) return problems;
    problems.push(...this.check(`request ${sliced.id}`, sliced.request, body ?? {}));
    const known = sliced.request.properties;
    if (known !== undefined && isRecord(body))
      problems.push(
        ...Object.keys(body)
          .filter((key) => !(key in known))
          .map((key) => `body: ${key} is not a property of this operation`),
      );
    if (isRecord(body)) problems.push(...brokenRules(sliced.id, body));
    return problems;
  }

  responseProblems(operation: Operation, status: number, body: unknown): string[] {
    const responses = this.sliced(operation.id).responses;
    if (status >= 300) return [];
    if (!(status in responses)) return [`answer ${status} is not one of ${Object.keys(responses).join(", ")}`];
    const schema = responses[status];
    return schema ? this.check(`response ${operation.id} ${status}`, schema, body) : [];
  }

  private parameterProblems(sliced: Sliced, params: Readonly<Record<string, string>>, query: URLSearchParams): string[] {
    const declared = sliced.parameters.map((name) => this.document.parameters[name] as Parameter);
    const problems: string[] = [];
    for (const { name, in: place, required, schema } of declared) {
      const value = place === "path" ? params[name] : (query.get(name) ?? undefined);
      if (value === undefined && required) problems.push(`${place}: ${name} is missing`);
      if (value !== undefined)
        problems.push(
          ...this.check(`parameter ${sliced.id} ${name}`, schema, fromText(value, schema)).map((reason) => `${place} ${name}: ${reason}`),
        );
    }
    for (const name of new Set(query.keys()))
      if (!declared.some((parameter) => parameter.in === "query" && parameter.name === name))
        problems.push(`query: ${name} is not a parameter of this operation`);
    if (Number(query.get("per_page") ?? 0) > 100) problems.push("query per_page: at most 100");
    return problems;
  }

  private sliced(id: string): Sliced {
    return this.document.operations.find((operation) => operation.id === id) as Sliced;
  }

  private check(key: string, schema: object, value: unknown): string[] {
    const validate = this.compiled.get(key) ?? this.ajv.compile(rebased(schema) as object);
    this.compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || "body"} ${error.message ?? error.keyword}`);
  }
}

function pathPattern(path: string): { pattern: RegExp; names: string[] } {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const pattern = path.replace(/\{(path|ref|basehead)\}/g, "(.+)").replace(/\{\w+\}/g, "([^/]+)");
  return { pattern: new RegExp(`^${pattern}$`), names };
}

/** Schemas of operations point into the shared ones, which ajv knows under the name "github". */
function rebased(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/'));
}

function fromText(value: string, schema: object): unknown {
  const type = (schema as { type?: string }).type;
  if (type === "integer" || type === "number") return /^-?\d+$/.test(value) ? Number(value) : value;
  return type === "boolean" ? value === "true" : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
