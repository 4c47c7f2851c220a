// What our texts must and must not say: one title each, links that lead somewhere, no address of a package registry,
// no path of the machine they were written on, and in src no name of a program that we are measured on.
import { dirname, join, normalize } from "node:path";
import { isProse, isSource, project, type TidyFile } from "./tree.ts";

export function titles(files: readonly TidyFile[]): string[] {
  return files.filter(isProse).flatMap((file) => {
    const count = withoutFences(file.text).filter((line) => /^# /.test(line)).length;
    return count === 1 ? [] : [`${file.path}: ${count} titles, it should have one`];
  });
}

export function deadLinks(files: readonly TidyFile[]): string[] {
  const paths = new Set(files.flatMap(({ path }) => path.split("/").map((_, at, all) => all.slice(0, at + 1).join("/"))));
  return files.filter(isProse).flatMap((file) =>
    withoutFences(file.text).flatMap((line, at) =>
      [...line.matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => (match[1] ?? "").replace(/#.*$/, ""))
        .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
        .filter((target) => !paths.has(normalize(join(dirname(file.path), target)).replace(/\/$/, "")))
        .map((target) => `${file.path}:${at + 1}: ${target} leads nowhere`),
    ),
  );
}

export function changelogHead(files: readonly TidyFile[]): string[] {
  const changelog = files.find((file) => file.path === "CHANGELOG.md");
  const first = changelog?.text.split("\n").find((line) => line.startsWith("## "));
  return first === "## Unreleased" ? [] : [`CHANGELOG.md: the first section is "${first ?? ""}", it should be "## Unreleased"`];
}

// Written so that this file does not hold what it looks for.
const registries = /(registry[.](npm|yarn)[a-z]*[.](org|com)|npm[.]pkg[.]github[.]com)/;

export function registryHosts(files: readonly TidyFile[]): string[] {
  return files.flatMap((file) =>
    file.text
      .split("\n")
      .flatMap((line, at) => (registries.test(line) ? [`${file.path}:${at + 1}: the address of a package registry`] : [])),
  );
}

/** A checkout directly below the root of the disk has a path that is too short to be looked for. */
export const machinePaths =
  (root: string = project) =>
  (files: readonly TidyFile[]): string[] =>
    root.split("/").length < 3
      ? []
      : files.filter((file) => file.text.includes(`${root}/`)).map((file) => `${file.path}: holds the path ${root}`);

/** Names of the programs that we are measured on and of our own samples; a world may speak of the system it models. */
export const subjects: readonly string[] = [];

export const namedSubjects =
  (names: readonly string[]) =>
  (files: readonly TidyFile[]): string[] =>
    files.filter(isSource).flatMap((file) =>
      names
        .filter((name) => !file.path.startsWith(`src/worlds/${name}/`))
        .filter((name) => new RegExp(`(^|[^a-z0-9])${name.replace(/[^a-z0-9]/gi, "\\$&")}($|[^a-z0-9])`, "i").test(file.text))
        .map((name) => `${file.path}: speaks of ${name}, on which we are measured`),
    );

function withoutFences(text: string): string[] {
  let fenced = false;
  return text.split("\n").map((line) => {
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      return "";
    }
    return fenced ? "" : line;
  });
}
