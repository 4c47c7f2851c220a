// What the calls of `node:fs` do, on guest values: each takes its arguments and answers or throws the error Node would throw.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toBoolean, toText } from "#machine/convert.ts";
import { newError, throwValue } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { HIDDEN } from "#machine/shape.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../../guest/build.ts";
import { bytesOf, classOf, typedValues } from "../../guest/kind.ts";
import { settingOf, stateOf } from "../../world.ts";
import { bufferOf } from "../buffer.ts";
import { inspectValue } from "../inspect/inspect.ts";
import { resolve } from "../path.ts";
import { type Content, Disk, DiskFault, type Entry, type FaultCode, Omitted } from "./disk.ts";

export const diskOf = (agent: Agent): Disk => stateOf(agent, "node.fs.disk", () => new Disk(settingOf(agent)));

export type Call = (agent: Agent, args: readonly Value[]) => Value;

const WORDS: Readonly<Record<FaultCode, readonly [number, string]>> = {
  ENOENT: [-2, "no such file or directory"],
  EEXIST: [-17, "file already exists"],
  ENOTDIR: [-20, "not a directory"],
  EISDIR: [-21, "illegal operation on a directory"],
  ENOTEMPTY: [-39, "directory not empty"],
  EINVAL: [-22, "invalid argument"],
};

/** A fault of the disk as the guest's error. */
export function faultError(agent: Agent, fault: DiskFault): GuestObject {
  const [errno, words] = WORDS[fault.code];
  const to = fault.to === null ? "" : ` -> '${fault.to}'`;
  const error = newError(agent, "Error", `${fault.code}: ${words}, ${fault.syscall}${fault.path === null ? "" : ` '${fault.path}'`}${to}`);
  setOwn(error, "errno", errno);
  setOwn(error, "code", fault.code);
  setOwn(error, "syscall", fault.syscall);
  if (fault.path !== null) setOwn(error, "path", fault.path);
  if (fault.to !== null) setOwn(error, "dest", fault.to);
  return error;
}

function guarded<T>(agent: Agent, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof DiskFault) throwValue(faultError(agent, fault));
    throw fault;
  }
}

function pathOf(agent: Agent, value: Value, name = "path"): string {
  const root = settingOf(agent).root;
  if (typeof value === "string") return resolve(root, value);
  if (isObject(value)) {
    const href = getFrom(agent, value, "href");
    if (typeof href === "string" && href.startsWith("file://")) return decodeURIComponent(href.slice(7));
    if (classOf(value) === "TypedArray") return resolve(root, toText(agent, invoke(agent, value, "toString", [])));
  }
  const error = newError(
    agent,
    "TypeError",
    `The "${name}" argument must be of type string or an instance of Buffer or URL. Received ${value === undefined ? "undefined" : inspectValue(agent, value)}`,
  );
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

function option(agent: Agent, options: Value, key: string): Value {
  return isObject(options) ? getFrom(agent, options, key) : undefined;
}

function encodingOf(agent: Agent, options: Value): string | null {
  const encoding = typeof options === "string" ? options : option(agent, options, "encoding");
  return typeof encoding === "string" && encoding !== "buffer" ? encoding : null;
}

function contentOf(agent: Agent, value: Value): Content {
  if (typeof value === "string") return value;
  if (isObject(value) && classOf(value) === "TypedArray") return Uint8Array.from(typedValues(value).values.map(Number));
  if (isObject(value) && classOf(value) === "ArrayBuffer") return bytesOf(value).slice();
  const error = newError(
    agent,
    "TypeError",
    `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${inspectValue(agent, value)}`,
  );
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

const textOf = (content: Content): string => (typeof content === "string" ? content : new TextDecoder().decode(content));

const readFile: Call = (agent, [path, options]) => {
  const at = pathOf(agent, path);
  const content = guarded(agent, () => {
    const disk = diskOf(agent);
    if (disk.isFolder(at)) throw new DiskFault("EISDIR", "read", null);
    const found = disk.content(at);
    if (found === null) throw new DiskFault("ENOENT", "open", at);
    return found;
  });
  if (content instanceof Omitted)
    return agent.stuck({
      kind: "missing",
      what: content.path,
      message: `the content of ${content.path} is not at hand: it is too large or no text`,
    });
  const encoding = encodingOf(agent, options);
  if (encoding !== null && /^utf-?8$/i.test(encoding)) return textOf(content);
  const buffer = bufferOf(agent, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return encoding === null ? buffer : invoke(agent, buffer, "toString", [encoding]);
};

const writeFile: Call = (agent, [path, data, options]) => {
  const at = pathOf(agent, path);
  const content = contentOf(agent, data);
  const flag = option(agent, options, "flag");
  guarded(agent, () => {
    const disk = diskOf(agent);
    if (typeof flag === "string" && flag.includes("x") && disk.exists(at)) throw new DiskFault("EEXIST", "open", at);
    if (typeof flag === "string" && flag.startsWith("a")) return append(disk, at, content, agent.nowMs());
    return disk.write(at, content, agent.nowMs());
  });
  return undefined;
};

function append(disk: Disk, path: string, content: Content, nowMs: number): void {
  const before = disk.content(path);
  disk.write(path, `${before === null || before instanceof Omitted ? "" : textOf(before)}${textOf(content)}`, nowMs);
}

const appendFile: Call = (agent, [path, data]) => {
  const at = pathOf(agent, path);
  const content = contentOf(agent, data);
  guarded(agent, () => append(diskOf(agent), at, content, agent.nowMs()));
  return undefined;
};

function statOf(agent: Agent, entry: Entry): Value {
  const { realm } = agent;
  const made = newObject(
    stateOf(agent, "node.fs.Stats", () => {
      const prototype = newObject(realm.core.objectPrototype);
      setOwn(
        prototype,
        "constructor",
        newNative(realm, "Stats", 0, () => undefined),
        HIDDEN,
      );
      const folder = (self: Value): boolean => isObject(self) && getFrom(agent, self, "mode") === 16877;
      setOwn(
        prototype,
        "isDirectory",
        newNative(realm, "isDirectory", 0, (_, self) => folder(self)),
        HIDDEN,
      );
      setOwn(
        prototype,
        "isFile",
        newNative(realm, "isFile", 0, (_, self) => !folder(self)),
        HIDDEN,
      );
      for (const name of ["isSymbolicLink", "isFIFO", "isSocket", "isBlockDevice", "isCharacterDevice"])
        setOwn(
          prototype,
          name,
          newNative(realm, name, 0, () => false),
          HIDDEN,
        );
      return prototype;
    }),
  );
  const at = entry.changedMs === 0 ? agent.host.startMs : entry.changedMs;
  setOwn(made, "size", entry.kind === "file" ? entry.size : 4096);
  setOwn(made, "mode", entry.kind === "file" ? 33188 : 16877);
  for (const name of ["atimeMs", "mtimeMs", "ctimeMs", "birthtimeMs"]) setOwn(made, name, at);
  const date = agent.realm.intrinsics.get("%Date%");
  for (const name of ["atime", "mtime", "ctime", "birthtime"]) setOwn(made, name, date?.behaviour.construct?.(date, [at], date) ?? at);
  return made;
}

const stat: Call = (agent, [path, options]) => {
  const at = pathOf(agent, path);
  const entry = diskOf(agent).entry(at);
  if (entry !== null) return statOf(agent, entry);
  if (option(agent, options, "throwIfNoEntry") === false) return undefined;
  return throwValue(faultError(agent, new DiskFault("ENOENT", "stat", at)));
};

const readdir: Call = (agent, [path, options]) => {
  const at = pathOf(agent, path);
  const disk = diskOf(agent);
  const names = guarded(agent, () => disk.list(at));
  if (toBoolean(option(agent, options, "recursive"))) return readBelow(agent, at, toBoolean(option(agent, options, "withFileTypes")));
  if (!toBoolean(option(agent, options, "withFileTypes"))) return arrayOf(agent.realm, names);
  return arrayOf(
    agent.realm,
    names.map((name) => direntOf(agent, at, name, disk.isFolder(resolve("/", at, name)))),
  );
};

/** All entries below a folder: level by level, as Node walks them. */
function readBelow(agent: Agent, root: string, typed: boolean): Value {
  const disk = diskOf(agent);
  const found: Value[] = [];
  const waiting = [root];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for (const name of disk.list(folder)) {
      agent.spend(1);
      const path = resolve("/", folder, name);
      if (disk.isFolder(path)) waiting.push(path);
      found.push(typed ? direntOf(agent, folder, name, disk.isFolder(path)) : path.slice(root.length + 1));
    }
  }
  return arrayOf(agent.realm, found);
}

function direntOf(agent: Agent, parent: string, name: string, folder: boolean): Value {
  const { realm } = agent;
  const made = newObject(realm.core.objectPrototype);
  setOwn(made, "name", name);
  setOwn(made, "parentPath", parent);
  setOwn(made, "path", parent);
  setOwn(
    made,
    "isDirectory",
    newNative(realm, "isDirectory", 0, () => folder),
    HIDDEN,
  );
  setOwn(
    made,
    "isFile",
    newNative(realm, "isFile", 0, () => !folder),
    HIDDEN,
  );
  setOwn(
    made,
    "isSymbolicLink",
    newNative(realm, "isSymbolicLink", 0, () => false),
    HIDDEN,
  );
  return made;
}

const mkdir: Call = (agent, [path, options]) => {
  const made = guarded(agent, () => diskOf(agent).makeFolder(pathOf(agent, path), toBoolean(option(agent, options, "recursive"))));
  return toBoolean(option(agent, options, "recursive")) ? (made ?? undefined) : undefined;
};

const rm: Call = (agent, [path, options]) => {
  const at = pathOf(agent, path);
  guarded(agent, () => {
    const disk = diskOf(agent);
    if (!disk.exists(at)) {
      if (toBoolean(option(agent, options, "force"))) return;
      throw new DiskFault("ENOENT", "rm", at);
    }
    if (disk.isFolder(at) && !toBoolean(option(agent, options, "recursive"))) throw new DiskFault("EISDIR", "rm", at);
    disk.removeAll(at);
  });
  return undefined;
};

const access: Call = (agent, [path]) => {
  const at = pathOf(agent, path);
  return diskOf(agent).exists(at) ? undefined : throwValue(faultError(agent, new DiskFault("ENOENT", "access", at)));
};

const copyFile: Call = (agent, [from, to]) => {
  const source = pathOf(agent, from, "src");
  const target = pathOf(agent, to, "dest");
  guarded(agent, () => {
    const content = diskOf(agent).content(source);
    if (content === null || content instanceof Omitted) throw new DiskFault("ENOENT", "copyfile", source, target);
    diskOf(agent).write(target, content, agent.nowMs(), "copyfile");
  });
  return undefined;
};

const simple =
  (work: (disk: Disk, path: string) => void): Call =>
  (agent, [path]) => {
    guarded(agent, () => work(diskOf(agent), pathOf(agent, path)));
    return undefined;
  };

/** The calls that exist in a synchronous, a callback and a promise form. */
export const calls: Readonly<Record<string, Call>> = {
  readFile,
  writeFile,
  appendFile,
  stat,
  lstat: stat,
  readdir,
  mkdir,
  rm,
  access,
  copyFile,
  unlink: simple((disk, path) => disk.removeFile(path)),
  rmdir: simple((disk, path) => disk.removeFolder(path)),
  rename: (agent, [from, to]) => {
    guarded(agent, () => diskOf(agent).move(pathOf(agent, from, "oldPath"), pathOf(agent, to, "newPath"), agent.nowMs()));
    return undefined;
  },
  mkdtemp: (agent, [prefix]) => {
    const made = `${toText(agent, prefix)}${Array.from({ length: 6 }, () => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[agent.random.below(62)]).join("")}`;
    guarded(agent, () => diskOf(agent).makeFolder(pathOf(agent, made), false));
    return made;
  },
  realpath: (agent, [path]) => {
    const at = pathOf(agent, path);
    return diskOf(agent).exists(at) ? at : throwValue(faultError(agent, new DiskFault("ENOENT", "lstat", at)));
  },
  chmod: (agent, [path]) => access(agent, [path]),
  utimes: (agent, [path]) => access(agent, [path]),
};

export const exists = (agent: Agent, path: Value): boolean =>
  typeof path === "string" || isObject(path) ? diskOf(agent).exists(pathOf(agent, path)) : false;
