// Which files we read, and as what. The only place that knows file endings.

export type Language = {
  /** The grammar's dialect: `<T>x` assertions exist only in `typescript`, JSX only in `tsx`. */
  readonly grammar: "typescript" | "tsx";
  /** TypeScript proper: type arguments and type-only imports mean something. */
  readonly typed: boolean;
  /** What the ending says about loading; null: ask package.json and the code. */
  readonly format: "esm" | "commonjs" | null;
};

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ["ts", { grammar: "typescript", typed: true, format: null }],
  ["mts", { grammar: "typescript", typed: true, format: "esm" }],
  ["cts", { grammar: "typescript", typed: true, format: "commonjs" }],
  ["tsx", { grammar: "tsx", typed: true, format: null }],
  ["js", { grammar: "tsx", typed: false, format: null }],
  ["jsx", { grammar: "tsx", typed: false, format: null }],
  ["mjs", { grammar: "tsx", typed: false, format: "esm" }],
  ["cjs", { grammar: "tsx", typed: false, format: "commonjs" }],
]);

/** The language of a path, or undefined when we do not read such files. Declaration files have no behaviour. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/\.d(\.[^.]+)?\.[cm]?ts$/.test(name)) return undefined;
  return LANGUAGES.get(name.slice(name.lastIndexOf(".") + 1));
}

export const isJson = (path: string): boolean => path.endsWith(".json");

/** What an import may leave out at the end of a path, in the order tried. */
export const ENDINGS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"] as const;

/** Paths as TypeScript wants them written name the output; these are the sources they may come from. */
export function sourcesOfOutput(path: string): readonly string[] {
  const match = /^(.*)\.([cm]?)js(x?)$/.exec(path);
  if (!match) return [];
  const [, stem, kind, x] = match;
  if (x) return [`${stem}.tsx`];
  return kind ? [`${stem}.${kind}ts`] : [`${stem}.ts`, `${stem}.tsx`];
}
