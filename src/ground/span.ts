// Where something stands in a source file. Lines and columns count from 1, offsets from 0 in UTF-16 units.

export type Span = {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
};

/** The offsets at which lines begin; the first is always 0. */
export function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

/** Line and column of an offset, both from 1. */
export function placeOf(starts: Int32Array, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

export function spanOf(path: string, starts: Int32Array, start: number, end: number): Span {
  const from = placeOf(starts, start);
  return { path, start, end, line: from.line, column: from.column, endLine: placeOf(starts, end).line };
}

export const printSpan = (span: Span): string => `${span.path}:${span.line}`;
