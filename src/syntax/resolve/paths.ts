// Paths of a repository: always with `/`, never leading above its root.

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** `from` is a folder; null: the path leads out of the repository. */
export function joinPath(from: string, to: string): string | null {
  const parts = to.startsWith("/") || from === "" ? [] : from.split("/");
  for (const part of to.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else parts.push(part);
  }
  return parts.join("/");
}

/** The folder itself and those around it, innermost first; the root is "". */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ""; at = folderOf(at)) folders.push(at);
  return [...folders, ""];
}

export const inFolder = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);
