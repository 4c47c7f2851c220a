// A stable TimSort that calls its comparison exactly as V8's does. It sorts the given list in place and knows no guest.
// Port of https://github.com/v8/v8/blob/12.4.254/third_party/v8/builtins/array-sort.tq
import { mergeRuns, type Sorting } from "./tim-merge.ts";

type Run = { base: number; length: number };

export function timSort<T>(work: T[], compare: (a: T, b: T) => number): void {
  if (work.length < 2) return;
  const sorting: Sorting<T> = { work, compare, minGallop: 7 };
  const runs: Run[] = [];
  const shortest = minRunLength(work.length);
  let low = 0;
  while (low < work.length) {
    const remaining = work.length - low;
    let length = countAndMakeRun(sorting, low, work.length);
    if (length < shortest) {
      const forced = Math.min(shortest, remaining);
      binaryInsertionSort(sorting, low, low + length, low + forced);
      length = forced;
    }
    runs.push({ base: low, length });
    collapse(sorting, runs);
    low += length;
  }
  while (runs.length > 1) {
    const at = runs.length - 2;
    mergeAt(sorting, runs, at > 0 && runs[at - 1]!.length < runs[at + 1]!.length ? at - 1 : at);
  }
}

function minRunLength(length: number): number {
  let rest = length;
  let odd = 0;
  while (rest >= 64) {
    odd |= rest & 1;
    rest >>= 1;
  }
  return rest + odd;
}

/** The length of the run at `low`; a descending one is turned round. */
function countAndMakeRun<T>({ work, compare }: Sorting<T>, low: number, high: number): number {
  if (low + 1 === high) return 1;
  let length = 2;
  const descending = compare(work[low + 1]!, work[low]!) < 0;
  for (let at = low + 2; at < high; at++) {
    const order = compare(work[at]!, work[at - 1]!);
    if (descending ? order >= 0 : order < 0) break;
    length++;
  }
  if (descending) {
    for (let from = low, to = low + length - 1; from < to; from++, to--) {
      const value = work[from]!;
      work[from] = work[to]!;
      work[to] = value;
    }
  }
  return length;
}

function binaryInsertionSort<T>({ work, compare }: Sorting<T>, low: number, begin: number, high: number): void {
  for (let start = low === begin ? begin + 1 : begin; start < high; start++) {
    let left = low;
    let right = start;
    const pivot = work[right]!;
    while (left < right) {
      const middle = left + ((right - left) >> 1);
      if (compare(pivot, work[middle]!) < 0) right = middle;
      else left = middle + 1;
    }
    for (let at = start; at > left; at--) work[at] = work[at - 1]!;
    work[left] = pivot;
  }
}

const established = (runs: readonly Run[], at: number): boolean => at < 2 || runs[at - 2]!.length > runs[at - 1]!.length + runs[at]!.length;

/** Merges until the lengths of the waiting runs grow towards the bottom of the stack again. */
function collapse<T>(sorting: Sorting<T>, runs: Run[]): void {
  while (runs.length > 1) {
    let at = runs.length - 2;
    if (!established(runs, at + 1) || !established(runs, at)) {
      if (runs[at - 1]!.length < runs[at + 1]!.length) at--;
    } else if (runs[at]!.length > runs[at + 1]!.length) return;
    mergeAt(sorting, runs, at);
  }
}

function mergeAt<T>(sorting: Sorting<T>, runs: Run[], at: number): void {
  const a = runs[at]!;
  const b = runs[at + 1]!;
  const lengthA = a.length;
  a.length += b.length;
  runs.splice(at + 1, 1);
  mergeRuns(sorting, a.base, lengthA, b.base, b.length);
}
