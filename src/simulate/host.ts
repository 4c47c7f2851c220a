// Answers the machine's port: modules come from the snapshot, from worlds, or are named as missing; text is lowered when asked for.
import type { Span } from "#ground/span.ts";
import type { ProgramModule } from "#ir/program.ts";
import { lowerText } from "#lowering/lower-text.ts";
import type { Compiled, CompileRequest, Host, ImportKind, Loaded, Resolved } from "#machine/host.ts";
import { newNative } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { running } from "#machine/running.ts";
import type { Stuck } from "#machine/trace.ts";
import type { Value } from "#machine/value.ts";
import { parseText } from "#syntax/parse.ts";
import type { Sources } from "#syntax/sources.ts";
import { worldNamed } from "#worlds/modules.ts";
import { platformModule } from "#worlds/platform.ts";
import { recordOf } from "#worlds/values.ts";
import { programOf } from "./programs.ts";

export type HostParts = {
  readonly sources: Sources;
  readonly root: string;
  readonly startMs: number;
  readonly seed: string;
  readonly interop: Host["interop"];
  readonly env: Readonly<Record<string, string>>;
  /** Modules given as text, by key. */
  readonly given: ReadonlyMap<string, ProgramModule>;
  /** Hears of each file as it is loaded. */
  readonly onRead: (path: string) => void;
};

const stuck = (
  kind: Stuck["kind"],
  what: string,
  message: string,
  span: Span | null = null,
): { readonly kind: "stuck"; readonly stuck: Stuck } => ({ kind: "stuck", stuck: { kind, what, message, span } });

export function makeHost(parts: HostParts): Host {
  return {
    resolve: (from, specifier, kind) => resolve(parts, from, specifier, kind),
    load: (key) => load(parts, key),
    compile: compileText,
    startMs: parts.startMs,
    timezoneOffset: () => 0,
    seed: parts.seed,
    importMeta: (key, realm) => importMeta(parts, key, realm),
    interop: parts.interop,
  };
}

/** Places where builds leave files: what is missing there was never in the repository. */
const GENERATED = /(^|\/)(generated|__generated__|dist|build|out|lib|\.next|\.prisma)(\/|$)/;

function resolve(parts: HostParts, from: string, specifier: string, kind: ImportKind): Resolved {
  if (worldNamed(specifier) !== undefined || specifier.startsWith("node:")) return { kind: "module", key: `platform ${specifier}` };
  const found = parts.sources.resolve(from, specifier);
  switch (found.kind) {
    case "file":
      return { kind: "module", key: found.path };
    case "platform":
      return { kind: "module", key: `platform ${found.name}` };
    case "package":
      return { kind: "module", key: `package ${found.name}` };
    case "missing": {
      if (GENERATED.test(specifier) || parts.sources.snapshot.omitted.some((path) => path.endsWith(specifier.replace(/^[./]+/, "")))) {
        return stuck("missing", specifier, `${specifier} is not in the repository: it is made by a build, or too large to be read`);
      }
      const message =
        kind === "import"
          ? `Cannot find module '${parts.root}/${joined(from, specifier)}' imported from ${parts.root}/${from}`
          : `Cannot find module '${specifier}'`;
      return { kind: "missing", message };
    }
  }
}

function joined(from: string, specifier: string): string {
  const kept = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== ".") kept.push(part);
  }
  return kept.join("/");
}

function load(parts: HostParts, key: string): Loaded {
  const [first = "", name = ""] = key.split(" ");
  if (first === "platform" && name !== "") return loadPlatform(name);
  // The source of a package is not at hand: it can be imported and passed on; deciding on it or calling it ends the run and names it.
  if (first === "package" && name !== "") return { kind: "unknown", what: name, absent: true };
  const given = parts.given.get(key);
  if (given !== undefined) return { kind: "program", module: given };
  parts.onRead(key);
  const module = programOf(parts.sources, key);
  if (module !== null) return { kind: "program", module };
  if (parts.sources.snapshot.files.has(key))
    return stuck("unsupported", key.slice(key.lastIndexOf(".")), `files such as ${key} are not read as modules`);
  return stuck("missing", key, `${key} is not in the repository`);
}

function loadPlatform(name: string): Loaded {
  const world = worldNamed(name);
  const make = world?.exports;
  if (make !== undefined) return { kind: "native", exports: () => make(running()) };
  return { kind: "native", exports: () => platformModule(running(), name) };
}

/** Texts of the platform's own parts, which every run asks for again. */
const compiledParts = new Map<string, Compiled>();

function compileText(request: CompileRequest): Compiled {
  if (!/^(node|web):/.test(request.path)) return compileAnew(request);
  const known = compiledParts.get(request.path) ?? compileAnew(request);
  compiledParts.set(request.path, known);
  return known;
}

const HEADS: Readonly<Record<string, string>> = {
  function: "function",
  generator: "function*",
  "async-function": "async function",
  "async-generator": "async function*",
};

function compileAnew(request: CompileRequest): Compiled {
  const { path, text } = request;
  const head = HEADS[request.kind];
  const lowered =
    head === undefined
      ? lowerText({ path, text: valueOf(text), kind: "body", parameters: [], async: false, strict: false })
      : lowerText({
          path,
          text: `(${head} anonymous(${request.parameters ?? ""}\n) {\n${text}\n})`,
          kind: "expression",
          parameters: [],
          async: false,
          strict: false,
        });
  const [problem] = lowered.problems;
  if (problem === undefined) return { kind: "program", module: lowered.module };
  return problem.message.startsWith("not readable") && !/ of kind /.test(problem.message)
    ? { kind: "syntax-error", message: problem.message.replace(/^not readable: /, "") }
    : stuck("unsupported", "code as text", problem.message, problem.span);
}

/** The value of a text is that of its last expression. */
function valueOf(text: string): string {
  const { tree } = parseText("<text>", text);
  const last = tree.body[tree.body.length - 1];
  return last?.type === "ExpressionStatement"
    ? `${text.slice(0, last.start)}return (${text.slice(last.start, last.end).replace(/;\s*$/, "")}\n)${text.slice(last.end)}`
    : text;
}

function importMeta(parts: HostParts, key: string, realm: Realm): ReadonlyArray<readonly [string, Value]> {
  const path = `${parts.root}/${key}`;
  const slash = path.lastIndexOf("/");
  const resolver = newNative(realm, "resolve", 1, (_, __, [specifier]) => {
    const found = parts.sources.resolve(key, String(specifier));
    return found.kind === "file" ? `file://${parts.root}/${found.path}` : String(specifier);
  });
  const entries: Array<readonly [string, Value]> = [
    ["dirname", path.slice(0, slash)],
    ["filename", path],
    ["resolve", resolver],
    ["url", `file://${path}`],
  ];
  if (parts.interop === "compiled")
    entries.push([
      "env",
      recordOf(realm, [...Object.entries(parts.env), ["MODE", "test"], ["DEV", true], ["PROD", false], ["SSR", true], ["BASE_URL", "/"]]),
    ]);
  return entries;
}
