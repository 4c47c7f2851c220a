// What a matcher is: a question about a received value, and how each framework words the answer it did not want.
import type { Agent } from "#machine/agent.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { displayValue } from "../chai/display.ts";
import { prettyText } from "../pretty.ts";

export type Style = "vitest" | "jest";

/** One `expect(…)` with its modifiers; the private data of the object that guest code calls matchers on. */
export class Expectation {
  readonly received: Value;
  readonly negated: boolean = false;
  readonly promise: "" | "resolves" | "rejects" = "";
  /** The second argument of `expect`, put before the message. */
  readonly message: string | null = null;
  readonly soft: boolean = false;
  /** Chai's `deep` flag. */
  readonly deep: boolean = false;

  constructor(received: Value, rest: Partial<Omit<Expectation, "received" | "with">> = {}) {
    this.received = received;
    Object.assign(this, rest);
  }

  with(change: Partial<Omit<Expectation, "with">>): Expectation {
    return new Expectation("received" in change ? change.received : this.received, {
      negated: this.negated,
      promise: this.promise,
      message: this.message,
      soft: this.soft,
      deep: this.deep,
      ...change,
    });
  }
}

export type Outcome = {
  readonly pass: boolean;
  /** Vitest's sentences for "should have" and "should not have"; `#{this}` and `#{exp}` stand for the two values. */
  readonly chai: readonly [positive: string, negative: string];
  /** Shown side by side; absent where the sentence says it all. */
  readonly values?: { readonly expected: Value; readonly received: Value };
  readonly jest?: JestWords;
  /** The whole message, for matchers that bring their own. */
  readonly message?: string;
};

export type JestWords = {
  /** After the hint: `Object.is equality`. */
  readonly comment?: string;
  /** The word between the parentheses of the matcher; empty for matchers without an argument. */
  readonly argument?: string;
  /** Lines below the hint when it should have passed, and when it should not have. */
  readonly lines?: (negated: boolean) => readonly string[];
};

export type Matcher = (agent: Agent, received: Value, args: readonly Value[], expectation: Expectation, style: Style) => Outcome;
export type Matchers = Readonly<Record<string, Matcher>>;

/** Fills the values into a sentence of chai. */
export function chaiSentence(agent: Agent, template: string, expected: Value, received: Value): string {
  return template.replace(/#\{(this|exp)\}/g, (_, which: string) => displayValue(agent, which === "this" ? received : expected));
}

/** Jest's message: the hint, an empty line, and what was expected and received. */
export function jestMessage(agent: Agent, name: string, expectation: Expectation, outcome: Outcome): string {
  const words = outcome.jest ?? {};
  const promise = expectation.promise === "" ? "" : `.${expectation.promise}`;
  const hint = `expect(received)${promise}${expectation.negated ? ".not" : ""}.${name}(${words.argument ?? "expected"})${words.comment === undefined ? "" : ` // ${words.comment}`}`;
  const lines = words.lines?.(expectation.negated) ?? usualLines(agent, expectation.negated, outcome);
  return lines.length === 0 ? hint : `${hint}\n\n${lines.join("\n")}`;
}

function usualLines(agent: Agent, negated: boolean, outcome: Outcome): string[] {
  if (outcome.values === undefined) return [];
  const expected = prettyText(agent, outcome.values.expected, { min: true });
  const received = prettyText(agent, outcome.values.received, { min: true });
  if (!negated) return [`Expected: ${expected}`, `Received: ${received}`];
  return expected === received ? [`Expected: not ${expected}`] : [`Expected: not ${expected}`, `Received:     ${received}`];
}

export const isExpectation = (object: GuestObject): boolean => object.data instanceof Expectation;
