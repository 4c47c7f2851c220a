// The choices of a run that its program and inputs do not settle: branches on unknown values and the order of arrivals.
// A run is re-executed with a longer prefix of choices to see the other ways; without a prefix it stops, or takes the first way.
import type { Span } from "#ground/span.ts";
import { StuckSignal } from "./stop.ts";
import type { Unknown } from "./value.ts";

export type Choice = {
  readonly kind: "branch" | "order" | "draw";
  /** How many ways there were. */
  readonly ways: number;
  readonly taken: number;
  /** What was decided, for people: `fetch(…).ok is truthy`. */
  readonly text: string;
  readonly span: Span | null;
  /** What the unknown came from, to group by; null for orders. */
  readonly origin: string | null;
};

export type DecisionPolicy = {
  /** The ways to take, in order of asking. */
  readonly prefix: readonly number[];
  /** Past the prefix, a branch on an unknown ends the run (`stop`) or takes the truthy way (`first`). Orders always take the first. */
  readonly beyond: "stop" | "first";
};

export class Decisions {
  readonly taken: Choice[] = [];
  private readonly policy: DecisionPolicy;
  private readonly onAssume: (text: string, span: Span | null) => void;

  constructor(policy: DecisionPolicy, onAssume: (text: string, span: Span | null) => void) {
    this.policy = policy;
    this.onAssume = onAssume;
  }

  /** Is an unknown truthy? The same value is decided once. */
  truth(unknown: Unknown, span: Span | null): boolean {
    if (unknown.truth !== undefined) return unknown.truth;
    const planned = this.policy.prefix[this.taken.length];
    if (planned === undefined && this.policy.beyond === "stop") {
      throw new StuckSignal({
        kind: "undecided",
        what: unknown.origin.what,
        message: `a condition depends on ${unknown.text}, which is unknown`,
        span,
      });
    }
    const truth = (planned ?? 0) === 0;
    const text = `${unknown.text} is ${truth ? "truthy" : "falsy"}`;
    this.taken.push({ kind: "branch", ways: 2, taken: truth ? 0 : 1, text, span, origin: unknown.origin.what });
    unknown.truth = truth;
    this.onAssume(text, span);
    return truth;
  }

  /** Which of several comes first. */
  order(labels: readonly string[]): number {
    const planned = this.policy.prefix[this.taken.length] ?? 0;
    const way = planned < labels.length ? planned : 0;
    this.taken.push({
      kind: "order",
      ways: labels.length,
      taken: way,
      text: `${labels[way]} comes first of ${labels.length}`,
      span: null,
      origin: null,
    });
    return way;
  }
}
