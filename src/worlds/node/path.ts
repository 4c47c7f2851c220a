// `node:path` for POSIX. Works on text alone; `resolve` and `relative` know the imagined working directory.
import type { Agent } from "#machine/agent.ts";
import { newError, throwValue } from "#machine/error.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { addFunctions, type Functions, recordOf } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { settingOf, stateOf, type World } from "../world.ts";

function text(agent: Agent, value: Value, name = "path"): string {
  if (typeof value === "string") return value;
  const error = newError(agent, "TypeError", `The "${name}" argument must be of type string. Received ${received(value)}`);
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

function received(value: Value): string {
  if (value === undefined || value === null) return String(value);
  if (isObject(value)) return value.behaviour.call === null ? "an instance of Object" : "function";
  return `type ${typeof value} (${String(typeof value === "bigint" ? `${value}n` : value)})`;
}

/** Removes `.`, `..` and doubled slashes. */
export function normalizeParts(path: string, absolute: boolean): string {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept[kept.length - 1] !== "..") kept.pop();
    else if (!absolute) kept.push("..");
  }
  return kept.join("/");
}

export function normalize(path: string): string {
  if (path === "") return ".";
  const absolute = path.startsWith("/");
  const plain = normalizeParts(path, absolute);
  if (plain === "") return absolute ? "/" : path.endsWith("/") ? "./" : ".";
  return `${absolute ? "/" : ""}${plain}${path.endsWith("/") ? "/" : ""}`;
}

export const join = (...paths: readonly string[]): string => {
  const joined = paths.filter((path) => path !== "").join("/");
  return joined === "" ? "." : normalize(joined);
};

export function resolve(cwd: string, ...paths: readonly string[]): string {
  let resolved = "";
  for (let at = paths.length - 1; at >= 0 && !resolved.startsWith("/"); at--) {
    const path = paths[at] ?? "";
    if (path !== "") resolved = resolved === "" ? path : `${path}/${resolved}`;
  }
  if (!resolved.startsWith("/")) resolved = resolved === "" ? cwd : `${cwd}/${resolved}`;
  return `/${normalizeParts(resolved, true)}`;
}

export function relative(cwd: string, from: string, to: string): string {
  const a = resolve(cwd, from)
    .split("/")
    .filter((part) => part !== "");
  const b = resolve(cwd, to)
    .split("/")
    .filter((part) => part !== "");
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
}

export function dirname(path: string): string {
  if (path === "") return ".";
  const trimmed = path.length > 1 ? path.replace(/\/+$/, "") : path;
  if (trimmed === "") return "/";
  const at = trimmed.lastIndexOf("/");
  if (at < 0) return ".";
  if (at === 0) return "/";
  return at === 1 && trimmed.startsWith("//") ? "//" : trimmed.slice(0, at);
}

export function basename(path: string, suffix = ""): string {
  if (suffix !== "" && suffix === path) return "";
  const trimmed = path.replace(/\/+$/, "");
  const base = trimmed.slice(trimmed.lastIndexOf("/") + 1);
  return suffix !== "" && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

export function extname(path: string): string {
  const base = basename(path);
  const at = base.lastIndexOf(".");
  return at <= 0 || base === ".." ? "" : base.slice(at);
}

function parse(path: string): ReadonlyArray<readonly [string, string]> {
  const root = path.startsWith("/") ? "/" : "";
  const base = basename(path);
  const ext = extname(path);
  const dir = dirname(path);
  return [
    ["root", root],
    ["dir", dir === "." && !path.startsWith("./") ? "" : dir],
    ["base", base],
    ["ext", ext],
    ["name", ext === "" ? base : base.slice(0, -ext.length)],
  ];
}

function format(agent: Agent, parts: Value): string {
  if (!isObject(parts)) return text(agent, parts, "pathObject");
  const part = (key: string): string => {
    const value = get(parts, key);
    return typeof value === "string" ? value : "";
  };
  const ext = part("ext");
  const base = part("base") || `${part("name")}${ext === "" || ext.startsWith(".") ? ext : `.${ext}`}`;
  const dir = part("dir") || part("root");
  if (dir === "") return base;
  return dir === part("root") ? `${dir}${base}` : `${dir}/${base}`;
}

const functions: Functions = {
  resolve: [0, (agent, _, args) => resolve(settingOf(agent).root, ...args.map((arg, at) => text(agent, arg, `paths[${at}]`)))],
  normalize: [1, (agent, _, [path]) => normalize(text(agent, path))],
  isAbsolute: [1, (agent, _, [path]) => text(agent, path).startsWith("/")],
  join: [0, (agent, _, args) => join(...args.map((arg) => text(agent, arg)))],
  relative: [2, (agent, _, [from, to]) => relative(settingOf(agent).root, text(agent, from, "from"), text(agent, to, "to"))],
  toNamespacedPath: [1, (_, __, [path]) => path],
  dirname: [1, (agent, _, [path]) => dirname(text(agent, path))],
  basename: [2, (agent, _, [path, suffix]) => basename(text(agent, path), suffix === undefined ? "" : text(agent, suffix, "suffix"))],
  extname: [1, (agent, _, [path]) => extname(text(agent, path))],
  format: [1, (agent, _, [parts]) => format(agent, parts)],
  parse: [1, (agent, _, [path]) => recordOf(agent.realm, parse(text(agent, path)))],
};

function pathModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.path", () => {
    const made = addFunctions(agent.realm, newObject(unmodelledPrototype(agent.realm, "node:path")), functions);
    setOwn(made, "sep", "/");
    setOwn(made, "delimiter", ":");
    setOwn(made, "win32", null);
    setOwn(made, "posix", made);
    return made;
  });
}

export const path: World = {
  name: "node:path",
  aliases: ["path", "node:path/posix", "path/posix"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/path.html",
  knownGaps: ["no `win32`"],
  faults: [],
  exports: pathModule,
};
