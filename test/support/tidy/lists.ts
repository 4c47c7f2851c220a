// A row of siblings has a list, and the list names every file of its folder: nothing is found by scanning folders at run time.
// Root files stand by name, and so do rooms that have no test yet.
import { isSource, roomOf, type TidyFile } from "./tree.ts";

/** The list, the files it must name, and (if their place does not say it) what in their text makes them members. */
export type Row = { readonly list: string; readonly row: RegExp; readonly holding?: RegExp };

export const rows: readonly Row[] = [
  { list: "src/builtins/all.ts", row: /^src\/builtins\/objects\/[^/]+[.]ts$/ },
  { list: "src/worlds/all.ts", row: /^src\/worlds\/[^/]+\/.*[.]ts$/, holding: /^export const \w+: World = /m },
  { list: "src/verdict/all.ts", row: /^src\/verdict\/(properties|hazards)\/[^/]+[.]ts$/ },
  { list: "src/patch/candidates/all.ts", row: /^src\/patch\/candidates\/(?!all[.])[^/]+[.]ts$/ },
  { list: "src/faces/github/app.ts", row: /^src\/faces\/github\/on\/[^/]+[.]ts$/ },
  { list: "tools/new/all.ts", row: /^tools\/new\/[^/]+[.]ts$/, holding: /^export const \w+: Recipe = /m },
];

export const unlisted =
  (known: readonly Row[]) =>
  (files: readonly TidyFile[]): string[] =>
    known.flatMap(({ list, row, holding }) => {
      const members = files.filter((file) => row.test(file.path) && (holding?.test(file.text) ?? true));
      const holder = files.find((file) => file.path === list);
      if (members.length === 0) return [];
      if (holder === undefined) return [`${list} is missing; it names ${members.length} files`];
      const named = importedBy(holder);
      return members.filter((file) => !named.has(file.path)).map((file) => `${list} does not name ${file.path}`);
    });

function importedBy({ path, text }: TidyFile): ReadonlySet<string> {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return new Set([...text.matchAll(/from "[.]\/([^"]+)"/g)].map((match) => folder + match[1]));
}

export const rootFiles: ReadonlySet<string> = new Set([
  ".dependency-cruiser.mjs",
  ".dockerignore",
  ".editorconfig",
  ".env.example",
  ".gitattributes",
  ".gitignore",
  ".npmrc",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "app.yml",
  "biome.json",
  "compose.yaml",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
]);
export const rootFolders: ReadonlySet<string> = new Set([".ci", ".github", "docs", "prisma", "src", "test", "tools"]);
const srcFiles: ReadonlySet<string> = new Set(["cli.ts", "compose.ts", "config.ts", "index.ts", "worker.ts"]);

export function strangers(files: readonly TidyFile[]): string[] {
  return files.flatMap(({ path }) => {
    const [first = "", second = "", third] = path.split("/");
    if (second === "") return rootFiles.has(first) ? [] : [`${path}: a new file in the root is a decision`];
    if (!rootFolders.has(first)) return [`${path}: a new folder in the root is a decision`];
    return first === "src" && third === undefined && !srcFiles.has(second)
      ? [`${path}: src itself holds only ${[...srcFiles].join(", ")}`]
      : [];
  });
}

export function untestedRooms(files: readonly TidyFile[]): string[] {
  const rooms = new Set(files.filter(isSource).flatMap((file) => roomOf(file.path) ?? []));
  const tested = new Set(files.flatMap(({ path }) => /^test\/([^/]+)\/.*[.]test[.]ts$/.exec(path)?.[1] ?? []));
  return [...rooms].filter((room) => !tested.has(room)).map((room) => `src/${room}: no test at all under test/${room}`);
}
