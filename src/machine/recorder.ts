// What a run writes down while it goes: crossings to the outside always, steps only when a trace was asked for.
import type { Span } from "#ground/span.ts";
import { here } from "./place.ts";
import type { Shown, Trace, TraceStep } from "./trace.ts";
import type { Value } from "./value.ts";

export type OutsideCall = {
  readonly api: string;
  readonly arguments: readonly Shown[];
  readonly answer: Shown;
  readonly span: Span | null;
  readonly atMs: number;
};

export class Recorder {
  readonly outsideCalls: OutsideCall[] = [];
  private readonly steps: TraceStep[] = [];
  private truncated = false;
  private lastCall: unknown = null;
  private lastLine = 0;
  private readonly assumed = new Set<string>();
  /** What the run took for granted, traced or not. */
  readonly assumptions: Array<{ readonly text: string; readonly span: Span | null }> = [];
  readonly tracing: boolean;
  readonly show: (value: Value) => Shown;
  private readonly stepsMax: number;

  constructor(options: { readonly tracing: boolean; readonly stepsMax: number; readonly show: (value: Value) => Shown }) {
    this.tracing = options.tracing;
    this.stepsMax = options.stepsMax;
    this.show = options.show;
  }

  /** A line reached; the same line again in the same call is not repeated. */
  line(span: Span, depth: number, call: unknown): void {
    if (this.lastCall === call && this.lastLine === span.line) return;
    this.lastCall = call;
    this.lastLine = span.line;
    this.step({ kind: "line", span, depth });
  }

  step(step: TraceStep): void {
    if (!this.tracing) return;
    if (this.steps.length < this.stepsMax) this.steps.push(step);
    else this.truncated = true;
  }

  outside(api: string, args: readonly Value[], answer: Value, atMs: number): void {
    const span = here();
    const shownArguments = args.map((value) => this.show(value));
    const shownAnswer = this.show(answer);
    this.outsideCalls.push({ api, arguments: shownArguments, answer: shownAnswer, span, atMs });
    this.step({ kind: "outside", api, span, arguments: shownArguments, answer: shownAnswer });
  }

  /** An assumption that may be made many times, noted once. */
  assumeOnce(text: string): void {
    if (this.assumed.has(text)) return;
    this.assumed.add(text);
    this.assume(text, here());
  }

  assume(text: string, span: Span | null): void {
    this.assumptions.push({ text, span });
    this.step({ kind: "assume", text, span });
  }

  trace(): Trace {
    return { steps: this.steps, truncated: this.truncated };
  }
}
