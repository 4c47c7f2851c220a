// Puts a matcher to an expectation: counts it, waits for promises, and throws what the framework would throw.
import type { Agent } from "#machine/agent.ts";
import { attempt } from "#machine/call.ts";
import { throwError } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { displayValue } from "../chai/display.ts";
import { testRoom } from "../room.ts";
import { failureError, throwFailure } from "./failure.ts";
import { chaiSentence, Expectation, jestMessage, type Matcher, type Outcome, type Style } from "./matcher.ts";

export function addMatcher(agent: Agent, prototype: GuestObject, style: Style, name: string, matcher: Matcher): void {
  setOwn(
    prototype,
    name,
    newNative(agent.realm, name, 1, (each, self, args) => {
      const expectation = isObject(self) && self.data instanceof Expectation ? self.data : null;
      if (expectation === null) return throwError(each, "TypeError", `${name} was called without expect()`);
      const current = testRoom(each).current;
      if (current !== null) current.assertions++;
      if (expectation.promise !== "") return whenSettled(each, style, name, matcher, expectation, args);
      apply(each, style, name, matcher, expectation, expectation.received, args);
      return undefined;
    }),
  );
}

export function apply(
  agent: Agent,
  style: Style,
  name: string,
  matcher: Matcher,
  expectation: Expectation,
  received: Value,
  args: Value[],
): void {
  const outcome = matcher(agent, received, args, expectation, style);
  if (outcome.pass !== expectation.negated) return;
  const done = attempt(() => fail(agent, style, name, expectation, outcome, received, args));
  if (done.ok) return;
  const current = testRoom(agent).current;
  if (!expectation.soft || current === null) throw done.thrown;
  current.soft.push(done.thrown);
}

function fail(
  agent: Agent,
  style: Style,
  name: string,
  expectation: Expectation,
  outcome: Outcome,
  received: Value,
  args: readonly Value[],
): never {
  const prefix = expectation.message === null ? "" : `${expectation.message}: `;
  const values = outcome.values ?? null;
  if (style === "jest")
    return throwFailure(agent, {
      message: prefix + (outcome.message ?? jestMessage(agent, name, expectation, outcome)),
      name: "Error",
      values,
      operator: null,
    });
  if (outcome.message !== undefined)
    return throwFailure(agent, { message: prefix + outcome.message, name: "AssertionError", values, operator: null });
  const sentence = chaiSentence(agent, outcome.chai[expectation.negated ? 1 : 0], values?.expected ?? args[0], received);
  return throwFailure(agent, {
    message: prefix + sentence,
    name: "AssertionError",
    values,
    operator: values === null ? null : "strictEqual",
  });
}

/** The promise of a matcher after `resolves` or `rejects`. */
function whenSettled(agent: Agent, style: Style, name: string, matcher: Matcher, expectation: Expectation, args: Value[]): Value {
  const promise = newPromise(agent);
  const judge = (value: Value): void => {
    const done = attempt(() => apply(agent, style, name, matcher, expectation, value, args));
    if (done.ok) resolvePromise(agent, promise, undefined);
    else rejectPromise(agent, promise, done.thrown.value);
  };
  const refuse = (words: string): void =>
    rejectPromise(
      agent,
      promise,
      failureError(agent, { message: words, name: style === "jest" ? "Error" : "AssertionError", values: null, operator: null }),
    );
  const hint = `expect(received).${expectation.promise}${expectation.negated ? ".not" : ""}.${name}()`;
  awaitValue(
    agent,
    expectation.received,
    (value) =>
      expectation.promise === "resolves"
        ? judge(value)
        : refuse(
            style === "jest"
              ? `${hint}\n\nReceived promise resolved instead of rejected\nResolved to value: ${displayValue(agent, value)}`
              : `promise resolved "${displayValue(agent, value)}" instead of rejecting`,
          ),
    (reason) =>
      expectation.promise === "rejects"
        ? judge(reason)
        : refuse(
            style === "jest"
              ? `${hint}\n\nReceived promise rejected instead of resolved\nRejected to value: ${displayValue(agent, reason)}`
              : `promise rejected "${displayValue(agent, reason)}" instead of resolving`,
          ),
  );
  if (style === "vitest") testRoom(agent).current?.waiting.push(promise);
  return promise;
}
