// What the readers of single constructs share: the text, and the way back to the reader of any expression, pattern or statement.
// Holding these as functions keeps the construct files free of circles.
import type {
  ClassDeclaration,
  ClassExpression,
  Expression,
  Parameter,
  Pattern,
  RestElement,
  Statement,
  Super,
  TypeNote,
  Unreadable,
} from "../tree.ts";
import type { Raw } from "./grammar.ts";

export type Reader = {
  readonly text: string;
  /** TypeScript proper, where `f < T > (x)` is a call. */
  readonly typed: boolean;
  /** Offsets at which a same-length stand-in was put into the text for the grammar's sake, and what really stands there. */
  readonly mended: ReadonlyMap<number, string>;
  readonly unreadables: Unreadable[];
  /** What only a module may do was met: `import.meta`. */
  isModule: boolean;
  readonly expression: (raw: Raw) => Expression;
  /** An expression without operators around it. */
  readonly atom: (raw: Raw) => Expression | Super;
  /** Neighbours in a list that must be read together; undefined: each stands for itself. */
  readonly neighbours: (parts: readonly Raw[]) => readonly Expression[] | undefined;
  readonly pattern: (raw: Raw) => Pattern | RestElement;
  readonly statement: (raw: Raw) => Statement | null;
  readonly statements: (raw: Raw) => readonly Statement[];
  readonly classLike: (raw: Raw, decorators: readonly Raw[]) => ClassDeclaration | ClassExpression;
  readonly arrow: (raw: Raw) => ArrowHead;
};

export type ArrowHead = { readonly params: readonly Parameter[]; readonly async: boolean; readonly returns: TypeNote | null };

export const sliceOf = (reader: Reader, raw: Raw): string => reader.text.slice(raw.start, raw.end);

export const partOf = (raw: Raw, field: string): Raw | undefined => raw.parts.find((part) => part.field === field);
export const partsOf = (raw: Raw, field: string): readonly Raw[] => raw.parts.filter((part) => part.field === field);
export const kindOfPart = (raw: Raw, kind: string): Raw | undefined => raw.parts.find((part) => part.kind === kind);
export const hasToken = (raw: Raw, token: string): boolean => raw.parts.some((part) => part.kind === token);

/** Notes that a region cannot be read; it stays in the tree so that only its function suffers. */
export function unreadable(reader: Reader, raw: { readonly start: number; readonly end: number }, message: string): Unreadable {
  const node: Unreadable = { type: "Unreadable", start: raw.start, end: raw.end, message };
  reader.unreadables.push(node);
  return node;
}
