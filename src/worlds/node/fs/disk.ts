// The imagined disk: the repository's files, read only, under what the run itself writes. Knows no guest values.
import { byText } from "#ground/order.ts";
import { dirname, resolve } from "../path.ts";

export type FaultCode = "ENOENT" | "EEXIST" | "ENOTDIR" | "EISDIR" | "ENOTEMPTY" | "EINVAL";
export class DiskFault {
  readonly code: FaultCode;
  readonly syscall: string;
  readonly path: string | null;
  readonly to: string | null;

  constructor(code: FaultCode, syscall: string, path: string | null, to: string | null = null) {
    this.code = code;
    this.syscall = syscall;
    this.path = path;
    this.to = to;
  }
}

export type Content = string | Uint8Array;
export type Entry =
  | { readonly kind: "file"; readonly size: number; readonly changedMs: number }
  | { readonly kind: "folder"; readonly changedMs: number };

type Below = {
  readonly root: string;
  readonly fileText: (path: string) => string | undefined;
  readonly filePaths: () => readonly string[];
  readonly omitted: ReadonlySet<string>;
};

/** A file of the repository whose text is not at hand. */
export class Omitted {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

export class Disk {
  private readonly below: Below;
  /** What the run wrote; null: removed. Folders are kept as "folder". */
  private readonly above = new Map<string, { content: Content; changedMs: number } | "folder" | null>();
  private folders: Set<string> | null = null;

  constructor(below: Below) {
    this.below = below;
  }

  private inside(path: string): string | null {
    const { root } = this.below;
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;
  }

  private belowFolders(): Set<string> {
    if (this.folders !== null) return this.folders;
    const { root } = this.below;
    this.folders = new Set(["/", "/tmp", "/home", "/home/user", root]);
    for (const path of [...this.below.filePaths(), ...this.below.omitted])
      for (let at = dirname(`${root}/${path}`); at.length > root.length; at = dirname(at)) this.folders.add(at);
    return this.folders;
  }

  content(path: string): Content | Omitted | null {
    const written = this.above.get(path);
    if (written === null || written === "folder") return null;
    if (written !== undefined) return written.content;
    const inside = this.inside(path);
    if (inside === null) return null;
    if (this.below.omitted.has(inside)) return new Omitted(inside);
    const text = this.below.fileText(inside);
    if (text !== undefined) return text;
    // What installs and builds leave in a checkout is not in the repository; whether it is there is not ours to say.
    return /(^|\/)node_modules\//.test(inside) ? new Omitted(inside) : null;
  }

  isFolder(path: string): boolean {
    const written = this.above.get(path);
    if (written !== undefined) return written === "folder";
    return this.belowFolders().has(path);
  }

  exists(path: string): boolean {
    return this.isFolder(path) || this.content(path) !== null;
  }

  entry(path: string): Entry | null {
    if (this.isFolder(path)) return { kind: "folder", changedMs: 0 };
    const content = this.content(path);
    if (content === null) return null;
    const written = this.above.get(path);
    return {
      kind: "file",
      size: content instanceof Omitted ? 0 : sizeOf(content),
      changedMs: written !== undefined && written !== null && written !== "folder" ? written.changedMs : 0,
    };
  }

  write(path: string, content: Content, nowMs: number, syscall = "open"): void {
    if (this.isFolder(path)) throw new DiskFault("EISDIR", syscall, path);
    if (!this.isFolder(dirname(path))) throw new DiskFault(this.content(dirname(path)) === null ? "ENOENT" : "ENOTDIR", syscall, path);
    this.above.set(path, { content, changedMs: nowMs });
  }

  makeFolder(path: string, recursive: boolean): string | null {
    if (this.exists(path)) {
      if (recursive && this.isFolder(path)) return null;
      throw new DiskFault("EEXIST", "mkdir", path);
    }
    const parent = dirname(path);
    let first: string | null = null;
    if (!this.isFolder(parent)) {
      if (!recursive) throw new DiskFault("ENOENT", "mkdir", path);
      first = this.makeFolder(parent, true);
    }
    this.above.set(path, "folder");
    return first ?? path;
  }

  removeFile(path: string): void {
    if (this.isFolder(path)) throw new DiskFault("EISDIR", "unlink", path);
    if (this.content(path) === null) throw new DiskFault("ENOENT", "unlink", path);
    this.above.set(path, null);
  }

  removeFolder(path: string): void {
    if (!this.isFolder(path)) throw new DiskFault(this.exists(path) ? "ENOTDIR" : "ENOENT", "rmdir", path);
    if (this.list(path).length > 0) throw new DiskFault("ENOTEMPTY", "rmdir", path);
    this.above.set(path, null);
  }

  removeAll(path: string): void {
    if (this.isFolder(path)) for (const name of this.list(path)) this.removeAll(resolve("/", path, name));
    this.above.set(path, null);
  }

  move(from: string, to: string, nowMs: number): void {
    if (!this.exists(from)) throw new DiskFault("ENOENT", "rename", from, to);
    if (this.isFolder(from)) {
      if (!this.isFolder(to)) this.makeFolder(to, true);
      for (const name of this.list(from)) this.move(resolve("/", from, name), resolve("/", to, name), nowMs);
    } else {
      const content = this.content(from);
      this.write(to, content === null || content instanceof Omitted ? "" : content, nowMs, "rename");
    }
    this.above.set(from, null);
  }

  /** Names in a folder, sorted. */
  list(path: string): string[] {
    if (!this.isFolder(path)) throw new DiskFault(this.exists(path) ? "ENOTDIR" : "ENOENT", "scandir", path);
    const prefix = path === "/" ? "/" : `${path}/`;
    const names = new Set<string>();
    const note = (each: string): void => {
      if (each.startsWith(prefix) && each !== path) names.add(each.slice(prefix.length).split("/")[0] ?? "");
    };
    for (const folder of this.belowFolders()) note(folder);
    for (const file of [...this.below.filePaths(), ...this.below.omitted]) note(`${this.below.root}/${file}`);
    for (const [each, written] of this.above) if (written !== null) note(each);
    return [...names].filter((name) => name !== "" && this.exists(`${prefix}${name}`)).sort(byText);
  }
}

export function sizeOf(content: Content): number {
  return typeof content === "string" ? new TextEncoder().encode(content).length : content.length;
}
