// Constructs that the grammar does not know or takes for others, and what stands in for them while it reads. Every stand-in has the
// length of what it replaces. They are tried only on text that has errors, and kept only if they help.
import type { Language } from "../languages.ts";

export type StandIn = (text: string) => string;

const blank = (text: string): string => text.replace(/[^\n\r]/g, " ");
const replacing =
  (pattern: RegExp, by: (match: string) => string): StandIn =>
  (text) =>
    text.replace(pattern, by);
/** Another name of the same length: readers take names from the original text. */
const renamed = (match: string): string => `${match.slice(0, -1)}Z`;

/** Type arguments before a template: sql<User[]>`…`. */
const templateTypes = replacing(/(?<=[\w$\])])<[^`()=+*/]*?>(?=`)/g, blank);
/** `interface A<in T, out U>` */
const variance = replacing(/(?<=[<,]\s*)(?:in[ \t]+out|in|out)(?=[ \t]+[A-Za-z_$])/g, blank);
/** `export type * from "x"` */
const typeStar = replacing(/(?<=\bexport\s+)type(?=\s*\*)/g, blank);
/** `typeof import("x")` */
const typeofImport = replacing(/(?<=\btypeof\s+)import\s*\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\)/g, (match) => `x${blank(match.slice(1))}`);
/** Members of object types that begin with `<T>(…)` on a line of their own, without a semicolon before. */
const genericMember = replacing(/\n(?=[ \t]*<[A-Za-z_$])/g, () => ";");
/** The same for call signatures `(a: A): B`. */
const callMember = replacing(/(?<=[\w>\])}"'`/])\n(?=[ \t]*\([^\n]*\)[ \t]*:[ \t])/g, () => ";");
/** `static private x` */
const lateModifier = replacing(/(?<=\b(?:static|override|readonly|abstract)[ \t]+)(?:public|private|protected)(?=[ \t])/g, blank);
/** `for (using x of y)`, `await using a = f(), b = g()`: the readers see by the text what it really is. */
const usingDeclaration = replacing(
  /\b(?:await[ \t]+)?using(?=[ \t]+[A-Za-z_$][\w$]*\s*(?:=[^=>]|of\b))/g,
  (match) => `const${blank(match.slice(5))}`,
);
/** `using`, `module`, `type` and the like as plain names. */
const usingName = replacing(/\busing\b(?!\s+[A-Za-z_$])/g, renamed);
const wordName = replacing(/\b(?:module|declare|namespace|abstract|type)\b(?=\s*(?:=[^=>]|[.;,)]))/g, renamed);
/** Tagged templates may hold escapes that mean nothing. */
const looseEscape = replacing(/\\(?:u(?![0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})|x(?![0-9a-fA-F]{2}))/g, () => "\\n");
/** `import defer * as x` */
const importDefer = replacing(/(?<=\bimport\s+)defer(?=\s+\*)/g, blank);

const TYPED: readonly StandIn[] = [
  templateTypes,
  typeStar,
  variance,
  typeofImport,
  genericMember,
  callMember,
  lateModifier,
  usingDeclaration,
  usingName,
  wordName,
  looseEscape,
  importDefer,
];
const PLAIN: readonly StandIn[] = [usingDeclaration, usingName, wordName, looseEscape, importDefer];

export const standInsFor = (language: Language): readonly StandIn[] => (language.typed ? TYPED : PLAIN);
