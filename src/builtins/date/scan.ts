// The words, numbers and signs of a date's text. Part of `parse.ts`.

export type Token =
  | { readonly kind: "end" }
  | { readonly kind: "space" }
  | { readonly kind: "number"; readonly value: number; readonly length: number }
  | { readonly kind: "symbol"; readonly text: string }
  | { readonly kind: "keyword"; readonly type: Keyword; readonly value: number };

type Keyword = "month" | "ampm" | "zone" | "zulu" | "separator" | "other";

const KEYWORDS: ReadonlyArray<readonly [string, Keyword, number]> = [
  ...["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map(
    (name, at) => [name, "month", at + 1] as const,
  ),
  ["am", "ampm", 0],
  ["pm", "ampm", 12],
  ["ut", "zone", 0],
  ["utc", "zone", 0],
  ["z", "zulu", 0],
  ["gmt", "zone", 0],
  ["cdt", "zone", -5],
  ["cst", "zone", -6],
  ["edt", "zone", -4],
  ["est", "zone", -5],
  ["mdt", "zone", -6],
  ["mst", "zone", -7],
  ["pdt", "zone", -7],
  ["pst", "zone", -8],
  ["t", "separator", 0],
];

export class Scanner {
  private readonly text: string;
  private at = 0;
  private ahead: Token;

  constructor(text: string) {
    this.text = text;
    this.ahead = this.scan();
  }

  peek(): Token {
    return this.ahead;
  }

  next(): Token {
    const token = this.ahead;
    this.ahead = this.scan();
    return token;
  }

  isSymbol(text: string): boolean {
    return this.ahead.kind === "symbol" && this.ahead.text === text;
  }

  isKeyword(type: Keyword): boolean {
    return this.ahead.kind === "keyword" && this.ahead.type === type;
  }

  skip(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next();
    return true;
  }

  /** After `(`: to the end of what it opens. */
  skipParentheses(): void {
    let open = 1;
    while (open > 0 && this.ahead.kind !== "end") {
      const token = this.next();
      if (token.kind === "symbol" && token.text === "(") open++;
      if (token.kind === "symbol" && token.text === ")") open--;
    }
  }

  private scan(): Token {
    const rest = (pattern: RegExp): string | undefined => {
      pattern.lastIndex = this.at;
      const found = pattern.exec(this.text)?.[0];
      if (found !== undefined) this.at += found.length;
      return found;
    };
    if (this.at >= this.text.length) return { kind: "end" };
    const digits = rest(/[0-9]+/y);
    // Leading zeros count in the length, and nine digits in the value.
    if (digits !== undefined) return { kind: "number", value: Number(digits.replace(/^0+/, "").slice(0, 9)), length: digits.length };
    if (rest(/[\s\ufeff]/y) !== undefined) return { kind: "space" };
    const word = rest(/[A-Za-z]+/y)?.toLowerCase();
    if (word !== undefined) {
      const found = KEYWORDS.find(([name, type]) => word.slice(0, 3) === name && (word.length <= 3 || type === "month"));
      return { kind: "keyword", type: found?.[1] ?? "other", value: found?.[2] ?? 0 };
    }
    return { kind: "symbol", text: this.text[this.at++]! };
  }
}
