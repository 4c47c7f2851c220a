// The files of this checkout as the tidy test reads them: what git tracks or would track, never what it ignores.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export type TidyFile = { readonly path: string; readonly bytes: number; readonly text: string };

export const project = join(import.meta.dirname, "../../..");

export function readTree(root: string = project): TidyFile[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, maxBuffer: 2 ** 26 });
  const paths = [...new Set(listed.toString("utf8").split("\0"))].filter((path) => path !== "" && existsSync(join(root, path)));
  return paths.sort().map((path) => ({ path, bytes: statSync(join(root, path)).size, text: readFileSync(join(root, path), "utf8") }));
}

/** For the plants: files that exist only in a test. */
export const file = (path: string, text: string): TidyFile => ({ path, bytes: Buffer.byteLength(text), text });

export const isSource = ({ path }: TidyFile): boolean => path.startsWith("src/") && path.endsWith(".ts");
export const isOurCode = ({ path }: TidyFile): boolean =>
  /^(src|test|tools)\/.*[.]ts$/.test(path) && !/^test\/(repos|bench\/subjects)\//.test(path);
export const isProse = ({ path }: TidyFile): boolean => path.endsWith(".md") && !/^test\/(repos|bench|journeys)\//.test(path);

export const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
export const linesIn = (text: string): number => (text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0));
