// Words that say nothing about what a file is, names in the wrong shape, and notes that nobody will come back to.
import { comments } from "./syntax.ts";
import { isOurCode, isProse, isSource, type TidyFile } from "./tree.ts";

const emptyNames: Readonly<Record<string, string>> = {
  utils: "the noun it is about",
  util: "the noun it is about",
  helpers: "the verb it does, in the room that uses it",
  helper: "the verb it does, in the room that uses it",
  common: "a real name in ground/, once three rooms need it",
  shared: "a real name in ground/, once three rooms need it",
  manager: "the verb it does",
  service: "the room's own noun (a Service is a node of the graph)",
  misc: "several files",
  types: "the name of the main type",
  interfaces: "the name of the main type",
};
/** Our own word for an imagined outside is world; guest programs and their test frameworks keep their words. */
const otherWords: Readonly<Record<string, string>> = {
  mock: "world",
  mocks: "world",
  stub: "world",
  stubs: "world",
  shim: "world",
  fake: "world",
};

/** A world is named after the module it models, and Node has a `util`. */
export function emptyWords(files: readonly TidyFile[]): string[] {
  return files
    .filter((file) => (isOurCode(file) || file.path.startsWith("tools/")) && !/^(src|test)\/worlds\/[^/]+\//.test(file.path))
    .flatMap(({ path }) =>
      path.split("/").flatMap((segment) => {
        const words = segment.replace(/[.].*$/, "").split("-");
        return [words.join("-"), words.at(-1) ?? ""]
          .filter((word, at, all) => all.indexOf(word) === at && Object.hasOwn(emptyNames, word))
          .map((word) => `${path}: no name "${word}"; say ${emptyNames[word]}`);
      }),
    );
}

export function foreignWords(files: readonly TidyFile[]): string[] {
  return files
    .filter((file) => isSource(file) && !/^src\/(worlds|reading)\//.test(file.path))
    .flatMap(({ path }) =>
      path
        .split(/[/.-]/)
        .filter((word) => Object.hasOwn(otherWords, word))
        .map((word) => `${path}: no name "${word}"; our word is ${otherWords[word]}`),
    );
}

export function unkebabNames(files: readonly TidyFile[]): string[] {
  const segment = /^[.]?[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)*$/;
  return files
    .filter((file) => isOurCode(file) || /^(docs|tools|prisma\/tools)\//.test(file.path))
    .flatMap(({ path }) =>
      path
        .split("/")
        .filter((name) => !segment.test(name) && name !== "ARCHITECTURE.md")
        .map((name) => `${path}: "${name}" is not kebab-case`),
    );
}

const notes = /\b(TODO|FIXME|XXX|HACK)\b/;

export function leftNotes(files: readonly TidyFile[]): string[] {
  const inCode = files
    .filter((file) => isOurCode(file) && notes.test(file.text))
    .flatMap((file) =>
      comments(file)
        .filter(({ text }) => notes.test(text))
        .map(({ line, text }) => `${file.path}:${line}: ${notes.exec(text)?.[1]}; do it, or write an issue`),
    );
  const inProse = files
    .filter(isProse)
    .flatMap((file) =>
      file.text
        .split("\n")
        .flatMap((line, at) =>
          /\b(TODO|FIXME)\b(?!`)/.test(line) && !/no (TODO|FIXME)/i.test(line) ? [`${file.path}:${at + 1}: a note left behind`] : [],
        ),
    );
  return [...inCode, ...inProse];
}

const linesMax = 5;

/** Each file says first what it is, in one to five lines. A script may start with the line that names its interpreter. */
export function missingHeads(files: readonly TidyFile[]): string[] {
  return files.filter(isSource).flatMap(({ path, text }) => {
    const lines = text.replace(/^#!.*\n/, "").split("\n");
    if (lines[0]?.startsWith("/*")) {
      const end = lines.findIndex((line) => line.includes("*/"));
      return end + 1 > linesMax ? [`${path}: its first comment has ${end + 1} lines, at most ${linesMax}`] : [];
    }
    const after = lines.findIndex((line) => !line.startsWith("//"));
    if (after === 0) return [`${path}: no first comment that says what it is`];
    return after > linesMax ? [`${path}: its first comment has ${after} lines, at most ${linesMax}`] : [];
  });
}
