// Spans of virtual time as people write them: `90s`, `5 minutes`, `1.5h`, `250ms`, or a bare number of milliseconds.

const UNITS: ReadonlyArray<readonly [string, number, RegExp]> = [
  ["d", 86_400_000, /^(d|days?)$/],
  ["h", 3_600_000, /^(h|hours?)$/],
  ["m", 60_000, /^(m|min|mins|minutes?)$/],
  ["s", 1_000, /^(s|sec|secs|seconds?)$/],
  ["ms", 1, /^(ms|milliseconds?)?$/],
];

/** Milliseconds, or null when the text is no span of time. */
export function readDuration(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text);
  if (!match) return null;
  const word = (match[2] ?? "").toLowerCase();
  const unit = UNITS.find(([, , pattern]) => pattern.test(word));
  if (!unit) return null;
  const advanceMs = Math.round(Number(match[1]) * unit[1]);
  return Number.isSafeInteger(advanceMs) ? advanceMs : null;
}

/** In the largest unit that says it exactly. */
export function printDuration(advanceMs: number): string {
  for (const [name, size] of UNITS) if (advanceMs !== 0 && advanceMs % size === 0) return `${advanceMs / size}${name}`;
  return `${advanceMs}ms`;
}
