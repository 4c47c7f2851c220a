// Merging two neighbouring runs, by single steps while neither wins, by galloping while one does. Part of `tim-sort.ts`.
export type Sorting<T> = { readonly work: T[]; readonly compare: (a: T, b: T) => number; minGallop: number };

/** Wins in a row that keep a merge galloping. */
const WINS_TO_GALLOP = 7;

/** Where a merge stands: `copied` is the shorter run, moved out of the way. */
type Merge<T> = {
  readonly sorting: Sorting<T>;
  readonly copied: T[];
  lengthA: number;
  lengthB: number;
  dest: number;
  atCopied: number;
  atWork: number;
  winsA: number;
  winsB: number;
  readonly baseA: number;
};
type Outcome = "on" | "succeed" | "copy";

export function mergeRuns<T>(sorting: Sorting<T>, base: number, length: number, baseB: number, givenB: number): void {
  const { work } = sorting;
  const skipped = gallopRight(sorting, work, work[baseB]!, base, length, 0);
  const baseA = base + skipped;
  const lengthA = length - skipped;
  if (lengthA === 0) return;
  const lengthB = gallopLeft(sorting, work, work[baseA + lengthA - 1]!, baseB, givenB, givenB - 1);
  if (lengthB === 0) return;
  if (lengthA <= lengthB) mergeLow(sorting, baseA, lengthA, baseB, lengthB);
  else mergeHigh(sorting, baseA, lengthA, baseB, lengthB);
}

/** How many elements are before the leftmost place for `key`. */
function gallopLeft<T>({ compare }: Sorting<T>, list: readonly T[], key: T, base: number, length: number, hint: number): number {
  let last = 0;
  let offset = 1;
  if (compare(list[base + hint]!, key) < 0) {
    const most = length - hint;
    while (offset < most && compare(list[base + hint + offset]!, key) < 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    offset = Math.min(offset, most) + hint;
    last += hint;
  } else {
    const most = hint + 1;
    while (offset < most && compare(list[base + hint - offset]!, key) >= 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    const before = last;
    last = hint - Math.min(offset, most);
    offset = hint - before;
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (compare(list[base + middle]!, key) < 0) last = middle + 1;
    else offset = middle;
  }
  return offset;
}

/** How many elements are before the rightmost place for `key`. */
function gallopRight<T>({ compare }: Sorting<T>, list: readonly T[], key: T, base: number, length: number, hint: number): number {
  let last = 0;
  let offset = 1;
  if (compare(key, list[base + hint]!) < 0) {
    const most = hint + 1;
    while (offset < most && compare(key, list[base + hint - offset]!) < 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    const before = last;
    last = hint - Math.min(offset, most);
    offset = hint - before;
  } else {
    const most = length - hint;
    while (offset < most && compare(key, list[base + hint + offset]!) >= 0) {
      last = offset;
      offset = (offset << 1) + 1;
    }
    offset = Math.min(offset, most) + hint;
    last += hint;
  }
  last++;
  while (last < offset) {
    const middle = last + ((offset - last) >> 1);
    if (compare(key, list[base + middle]!) < 0) offset = middle;
    else last = middle + 1;
  }
  return offset;
}

function copy<T>(from: readonly T[], at: number, to: T[], dest: number, count: number): void {
  if (from !== to || at > dest) for (let step = 0; step < count; step++) to[dest + step] = from[at + step]!;
  else for (let step = count - 1; step >= 0; step--) to[dest + step] = from[at + step]!;
}

function run<T>(merge: Merge<T>, straight: (merge: Merge<T>) => Outcome, gallop: (merge: Merge<T>) => Outcome): Outcome {
  const { sorting } = merge;
  for (;;) {
    merge.winsA = 0;
    merge.winsB = 0;
    let outcome = straight(merge);
    if (outcome !== "on") return outcome;
    let first = true;
    sorting.minGallop++;
    while (first || merge.winsA >= WINS_TO_GALLOP || merge.winsB >= WINS_TO_GALLOP) {
      first = false;
      sorting.minGallop = Math.max(1, sorting.minGallop - 1);
      outcome = gallop(merge);
      if (outcome !== "on") return outcome;
    }
    sorting.minGallop++;
  }
}

/** `a` is copied out; the result grows upwards. */
function mergeLow<T>(sorting: Sorting<T>, baseA: number, lengthA: number, baseB: number, lengthB: number): void {
  const { work } = sorting;
  const merge: Merge<T> = {
    sorting,
    copied: work.slice(baseA, baseA + lengthA),
    lengthA,
    lengthB,
    dest: baseA,
    atCopied: 0,
    atWork: baseB,
    winsA: 0,
    winsB: 0,
    baseA,
  };
  work[merge.dest++] = work[merge.atWork++]!;
  merge.lengthB--;
  const outcome = merge.lengthB === 0 ? "succeed" : merge.lengthA === 1 ? "copy" : run(merge, straightLow, gallopLow);
  if (outcome === "succeed") copy(merge.copied, merge.atCopied, work, merge.dest, merge.lengthA);
  else {
    copy(work, merge.atWork, work, merge.dest, merge.lengthB);
    work[merge.dest + merge.lengthB] = merge.copied[merge.atCopied]!;
  }
}

function straightLow<T>(m: Merge<T>): Outcome {
  const { work, compare, minGallop } = m.sorting;
  for (;;) {
    if (compare(work[m.atWork]!, m.copied[m.atCopied]!) < 0) {
      work[m.dest++] = work[m.atWork++]!;
      m.winsB++;
      m.lengthB--;
      m.winsA = 0;
      if (m.lengthB === 0) return "succeed";
      if (m.winsB >= minGallop) return "on";
    } else {
      work[m.dest++] = m.copied[m.atCopied++]!;
      m.winsA++;
      m.lengthA--;
      m.winsB = 0;
      if (m.lengthA === 1) return "copy";
      if (m.winsA >= minGallop) return "on";
    }
  }
}

function gallopLow<T>(m: Merge<T>): Outcome {
  const { sorting } = m;
  const { work } = sorting;
  m.winsA = gallopRight(sorting, m.copied, work[m.atWork]!, m.atCopied, m.lengthA, 0);
  if (m.winsA > 0) {
    copy(m.copied, m.atCopied, work, m.dest, m.winsA);
    m.dest += m.winsA;
    m.atCopied += m.winsA;
    m.lengthA -= m.winsA;
    if (m.lengthA === 1) return "copy";
    if (m.lengthA === 0) return "succeed";
  }
  work[m.dest++] = work[m.atWork++]!;
  if (--m.lengthB === 0) return "succeed";
  m.winsB = gallopLeft(sorting, work, m.copied[m.atCopied]!, m.atWork, m.lengthB, 0);
  if (m.winsB > 0) {
    copy(work, m.atWork, work, m.dest, m.winsB);
    m.dest += m.winsB;
    m.atWork += m.winsB;
    m.lengthB -= m.winsB;
    if (m.lengthB === 0) return "succeed";
  }
  work[m.dest++] = m.copied[m.atCopied++]!;
  return --m.lengthA === 1 ? "copy" : "on";
}

/** `b` is copied out; the result grows downwards. */
function mergeHigh<T>(sorting: Sorting<T>, baseA: number, lengthA: number, baseB: number, lengthB: number): void {
  const { work } = sorting;
  const last = baseB + lengthB - 1;
  const merge: Merge<T> = {
    sorting,
    copied: work.slice(baseB, last + 1),
    lengthA,
    lengthB,
    dest: last,
    atCopied: lengthB - 1,
    atWork: baseA + lengthA - 1,
    winsA: 0,
    winsB: 0,
    baseA,
  };
  work[merge.dest--] = work[merge.atWork--]!;
  merge.lengthA--;
  const outcome = merge.lengthA === 0 ? "succeed" : merge.lengthB === 1 ? "copy" : run(merge, straightHigh, gallopHigh);
  if (outcome === "succeed") copy(merge.copied, 0, work, merge.dest - (merge.lengthB - 1), merge.lengthB);
  else {
    merge.dest -= merge.lengthA;
    copy(work, merge.atWork - merge.lengthA + 1, work, merge.dest + 1, merge.lengthA);
    work[merge.dest] = merge.copied[merge.atCopied]!;
  }
}

function straightHigh<T>(m: Merge<T>): Outcome {
  const { work, compare, minGallop } = m.sorting;
  for (;;) {
    if (compare(m.copied[m.atCopied]!, work[m.atWork]!) < 0) {
      work[m.dest--] = work[m.atWork--]!;
      m.winsA++;
      m.lengthA--;
      m.winsB = 0;
      if (m.lengthA === 0) return "succeed";
      if (m.winsA >= minGallop) return "on";
    } else {
      work[m.dest--] = m.copied[m.atCopied--]!;
      m.winsB++;
      m.lengthB--;
      m.winsA = 0;
      if (m.lengthB === 1) return "copy";
      if (m.winsB >= minGallop) return "on";
    }
  }
}

function gallopHigh<T>(m: Merge<T>): Outcome {
  const { sorting } = m;
  const { work } = sorting;
  m.winsA = m.lengthA - gallopRight(sorting, work, m.copied[m.atCopied]!, m.baseA, m.lengthA, m.lengthA - 1);
  if (m.winsA > 0) {
    m.dest -= m.winsA;
    m.atWork -= m.winsA;
    copy(work, m.atWork + 1, work, m.dest + 1, m.winsA);
    m.lengthA -= m.winsA;
    if (m.lengthA === 0) return "succeed";
  }
  work[m.dest--] = m.copied[m.atCopied--]!;
  if (--m.lengthB === 1) return "copy";
  m.winsB = m.lengthB - gallopLeft(sorting, m.copied, work[m.atWork]!, 0, m.lengthB, m.lengthB - 1);
  if (m.winsB > 0) {
    m.dest -= m.winsB;
    m.atCopied -= m.winsB;
    copy(m.copied, m.atCopied + 1, work, m.dest + 1, m.winsB);
    m.lengthB -= m.winsB;
    if (m.lengthB === 1) return "copy";
    if (m.lengthB === 0) return "succeed";
  }
  work[m.dest--] = work[m.atWork--]!;
  return --m.lengthA === 0 ? "succeed" : "on";
}
