// Smaller neighbours of an input, the boldest first. Whoever asks keeps a neighbour that still shows the difference and asks again.
// Shapes are kept: a number stays a number and a required property is not dropped here.
import { type Input, list, literal, record, weightOf } from "./input.ts";

export type ShrinkOptions = {
  /** Property names that may be left out. */
  readonly optional: ReadonlySet<string>;
};

/** Argument lists one step smaller than this one. */
export function smallerArguments(inputs: readonly Input[], options: ShrinkOptions): Array<readonly Input[]> {
  const found: Array<readonly Input[]> = [];
  inputs.forEach((input, at) => {
    for (const smaller of smallerInputs(input, options)) found.push(inputs.map((old, index) => (index === at ? smaller : old)));
  });
  return found;
}

export function smallerInputs(input: Input, options: ShrinkOptions): Input[] {
  const weight = weightOf(input);
  return candidates(input, options).filter((candidate) => weightOf(candidate) < weight);
}

function candidates(input: Input, options: ShrinkOptions): Input[] {
  switch (input.kind) {
    case "literal":
      return smallerLiterals(input.value);
    case "list":
      return smallerLists(input.items, options);
    case "record":
      return smallerRecords(input.entries, options);
    case "made":
      return [];
  }
}

function smallerLiterals(value: undefined | null | boolean | number | string | bigint): Input[] {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return [];
    return [0, 1, Math.trunc(value), Math.trunc(value / 2), Math.trunc(value / 10), Math.abs(value)].map(literal);
  }
  if (typeof value === "bigint") return [0n, 1n, value / 2n].map(literal);
  if (typeof value === "string") {
    const half = value.length >> 1;
    return ["", value.slice(0, 1), value.slice(0, half), value.slice(half), value.slice(0, -1), value.slice(1)].map(literal);
  }
  return [];
}

function smallerLists(items: readonly Input[], options: ShrinkOptions): Input[] {
  const found: Input[] = [];
  if (items.length > 0) found.push(list());
  if (items.length > 3) found.push(list(...items.slice(0, items.length >> 1)), list(...items.slice(items.length >> 1)));
  items.forEach((_, at) => {
    found.push(list(...items.filter((__, index) => index !== at)));
  });
  items.forEach((item, at) => {
    for (const smaller of smallerInputs(item, options)) found.push(list(...items.map((old, index) => (index === at ? smaller : old))));
  });
  return found;
}

function smallerRecords(entries: ReadonlyArray<readonly [string, Input]>, options: ShrinkOptions): Input[] {
  const found: Input[] = [];
  for (const [key] of entries) {
    if (options.optional.has(key)) found.push(record(entries.filter(([other]) => other !== key)));
  }
  entries.forEach(([, value], at) => {
    for (const smaller of smallerInputs(value, options))
      found.push(record(entries.map((old, index) => (index === at ? [old[0], smaller] : old))));
  });
  return found;
}
