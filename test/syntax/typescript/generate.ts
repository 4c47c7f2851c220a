// Random expressions, deliberately rich in what the grammar misplaces: `!`, `as`, type arguments, `await`, `yield`, arrows.
import type { Random } from "#ground/random.ts";

const NAMES = ["a", "b", "c", "d", "x", "y", "f", "g"];
const TYPES = ["T", "R", "A.B", "string", "T[]", "Map<K, V>", "A | B", "'lit'", "{ a: T }"];
const BINARY = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "**",
  "<<",
  ">>",
  ">>>",
  "&",
  "|",
  "^",
  "==",
  "!=",
  "===",
  "!==",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "instanceof",
  "&&",
  "||",
  "??",
];
const ASSIGN = ["=", "+=", "??=", "&&=", "||=", "**=", ">>>="];
const UNARY = ["!", "-", "+", "~", "typeof ", "void ", "delete ", "await "];

export function randomExpression(random: Random, depth: number): string {
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
  const inner = (): string => randomExpression(random, depth - 1);
  if (depth <= 0) return pick([...NAMES, ...NAMES, "1", '"s"', "this", "`t`", "null"]);
  const makers: ReadonlyArray<() => string> = [
    () => `${inner()} ${pick(BINARY)} ${inner()}`,
    () => `${inner()} ${pick(BINARY)} ${inner()}`,
    () => `${inner()} ${pick(BINARY)} ${inner()}`,
    () => `${pick(UNARY)}${inner()}`,
    () => `${inner()}!`,
    () => `${inner()}!.${pick(NAMES)}`,
    () => `${inner()}!()`,
    () => `${inner()}![${inner()}]`,
    () => `${pick(NAMES)}<${pick(TYPES)}>(${inner()})`,
    () => `${pick(NAMES)}.${pick(NAMES)}<${pick(TYPES)}>(${inner()})`,
    () => `${pick(NAMES)}<${pick(TYPES)}>\`t\``,
    () => `${inner()} as ${pick(TYPES)}`,
    () => `${inner()} satisfies ${pick(TYPES)}`,
    () => `(${inner()})`,
    () => `(${inner()}, ${inner()})`,
    () => `${inner()}.${pick(NAMES)}`,
    () => `${inner()}?.${pick(NAMES)}`,
    () => `${inner()}?.[${inner()}]`,
    () => `${inner()}?.(${inner()})`,
    () => `${inner()}[${inner()}]`,
    () => `${pick(NAMES)}(${inner()}, ${inner()})`,
    () => `new ${pick(NAMES)}(${inner()})`,
    () => `new ${pick(NAMES)}.${pick(NAMES)}<${pick(TYPES)}>(${inner()})`,
    () => `new ${pick(NAMES)}`,
    () => `${inner()} ? ${inner()} : ${inner()}`,
    () => `${pick(NAMES)} ${pick(ASSIGN)} ${inner()}`,
    () => `${pick(NAMES)}.${pick(NAMES)} ${pick(ASSIGN)} ${inner()}`,
    () => `() => ${inner()}`,
    () => `async ${pick(NAMES)} => ${inner()}`,
    () => `(${pick(NAMES)}: ${pick(TYPES)}) => ${inner()}`,
    () => `yield ${inner()}`,
    () => `yield* ${inner()}`,
    () => `${pick(NAMES)}++`,
    () => `--${pick(NAMES)}`,
    () => `[${inner()}, ...${inner()}]`,
    () => `({ a: ${inner()}, [${inner()}]: ${inner()} })`,
    () => `<${pick(TYPES)}>${inner()}`,
  ];
  return pick(makers)();
}
