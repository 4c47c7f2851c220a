// How long the host may work on a pattern. V8's engine backtracks; it falls back to a linear one for plain patterns,
// but not where flags, back-references, look-around or counted repetition stand in the way.
// https://v8.dev/blog/non-backtracking-regexp

/** `linear`: the fallback covers it. `polynomial`: at most about length ^ degree. `exponential`: repetition inside repetition. */
export type Risk =
  | { readonly kind: "linear" }
  | { readonly kind: "polynomial"; readonly degree: number }
  | { readonly kind: "exponential" };

type Group = { repeated: boolean };

export function riskOf(pattern: string, flags: string): Risk {
  const text = withoutClasses(pattern);
  let degree = 0;
  let nested = false;
  const open: Group[] = [{ repeated: false }];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === "\\") at++;
    else if (character === "(") open.push({ repeated: false });
    else if (character === ")") {
      const inner = open.pop() ?? { repeated: false };
      const outer = open.at(-1) ?? inner;
      const repeats = isUnbounded(text, at + 1);
      if (repeats && inner.repeated) nested = true;
      outer.repeated ||= inner.repeated || repeats;
    } else if (isUnbounded(text, at)) {
      degree++;
      open.at(-1)!.repeated = true;
    }
  }
  const covered = !/[iuvd]/.test(flags) && !/\(\?<?[=!]|\\[1-9]|\\k|\{\d/.test(text);
  if (covered) return { kind: "linear" };
  return nested ? { kind: "exponential" } : { kind: "polynomial", degree: degree + 1 };
}

/** Does a repetition that can repeat often begin here? */
const isUnbounded = (text: string, at: number): boolean =>
  text[at] === "*" ||
  text[at] === "+" ||
  (text[at] === "{" && /^\{\d+(,\d*)?\}/.test(text.slice(at, at + 24)) && !/^\{[01]\}/.test(text.slice(at, at + 3)));

/** Character classes say nothing about repetition: each becomes one letter. */
const withoutClasses = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, (part) => (part[0] === "[" ? "c" : part));
