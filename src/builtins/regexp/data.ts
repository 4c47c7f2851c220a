// The private data of a regular expression.
import type { Risk } from "./risk.ts";

export class RegExpData {
  readonly source: string;
  readonly flags: string;
  /** The host's own, used as a pure function of (text, start) within the bounds of `execute.ts`. */
  readonly host: RegExp;
  readonly risk: Risk;

  constructor(source: string, flags: string, host: RegExp, risk: Risk) {
    this.source = source;
    this.flags = flags;
    this.host = host;
    this.risk = risk;
  }

  /** The printed form that traces hold. */
  describe(): string {
    return `/${this.source}/${this.flags}`;
  }
}
