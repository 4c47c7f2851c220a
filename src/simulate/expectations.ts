// Evaluates what a scenario expects: JavaScript over the results of its steps and a few questions about the run.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toNumber } from "#machine/convert.ts";
import { listOf } from "#machine/iterate.ts";
import { newNative } from "#machine/native.ts";
import type { Stuck } from "#machine/trace.ts";
import { isObject, isUnknown, type Value } from "#machine/value.ts";
import type { Expectation } from "#scenario/scenario.ts";
import { arrayOf, recordOf } from "#worlds/values.ts";
import type { Bindings } from "./bindings.ts";
import { failureOf } from "./failures.ts";
import type { Failure } from "./run.ts";
import type { Session } from "./session.ts";

export type Checked =
  | { readonly kind: "met" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

export function checkExpectations(session: Session, expectations: readonly Expectation[], bindings: Bindings): Checked {
  for (const expectation of expectations) {
    const checked = checkOne(session, expectation, bindings);
    if (checked.kind !== "met") return checked;
  }
  return { kind: "met" };
}

function checkOne(session: Session, expectation: Expectation, bindings: Bindings): Checked {
  const { machine } = session;
  const questions = questionsOf(session);
  const names = [...new Set(["result", "error", ...questions.keys(), ...bindings.keys()])];
  const outcome = machine.run((agent) => {
    const fn = agent.modules.runText({
      kind: "function",
      text: `return (${expectation.expression.replace(/[\s;]+$/, "")}\n)`,
      parameters: names.join(", "),
      path: "<then>",
    });
    return call(
      agent,
      fn,
      undefined,
      names.map((name) => bindings.get(name) ?? questions.get(name)),
    );
  });
  if (outcome.kind === "stuck") return outcome;
  if (outcome.kind === "thrown") {
    const failure = failureOf(machine, outcome.thrown, null);
    return { kind: "failed", failure: { ...failure, message: `${expectation.text} could not be asked: ${failure.message}`, span: null } };
  }
  if (isUnknown(outcome.value))
    return {
      kind: "stuck",
      stuck: {
        kind: "undecided",
        what: outcome.value.origin.what,
        message: `${expectation.text} depends on ${outcome.value.text}, which is unknown`,
        span: outcome.value.origin.span,
      },
    };
  if (truthy(outcome.value)) return { kind: "met" };
  return {
    kind: "failed",
    failure: {
      message: `expected ${expectation.text}`,
      expected: expectation.text,
      received: sidesOf(session, expectation, bindings),
      span: null,
      error: null,
    },
  };
}

const truthy = (value: Value): boolean => isObject(value) || Boolean(value);

/** The value of the left side of a comparison that failed, which is what people want to see. */
function sidesOf(session: Session, expectation: Expectation, bindings: Bindings): string | null {
  const match = /^([^=!<>]+?)\s*(?:===?|!==?|<=?|>=?)\s*[^=]+$/.exec(expectation.expression);
  if (match === null) return null;
  const { machine } = session;
  const names = [...bindings.keys()];
  const outcome = machine.run((agent) =>
    call(
      agent,
      agent.modules.runText({ kind: "function", text: `return (${match[1] ?? ""}\n)`, parameters: names.join(", "), path: "<then>" }),
      undefined,
      [...bindings.values()],
    ),
  );
  return outcome.kind === "value" ? machine.agent.recorder.show(outcome.value).text : null;
}

/** `sum`, `never`, `calls`, `logged`, and those that have no model yet. */
function questionsOf(session: Session): ReadonlyMap<string, Value> {
  const { agent } = session.machine;
  const { realm } = agent;
  const native = (name: string, fn: (agent: Agent, args: Value[]) => Value): readonly [string, Value] => [
    name,
    newNative(realm, name, 1, (each, _, args) => fn(each, args)),
  ];
  const without = (name: string): readonly [string, Value] =>
    native(name, (each) => each.stuck({ kind: "unmodelled", what: name, message: `${name}(…) has no model yet` }));
  return new Map([
    native("sum", (each, [list]) => listOf(each, list).reduce((total: number, value) => total + toNumber(each, value), 0)),
    native("never", (each, [list]) => !isObject(list) || Number(getFrom(each, list, "length")) === 0),
    native("calls", (each, [pattern]) => callsTo(session, each, pattern)),
    native("logged", (each) =>
      arrayOf(
        each.realm,
        session.logged.map(({ text }) => text),
      ),
    ),
    without("rows"),
    without("published"),
  ]);
}

function callsTo(session: Session, agent: Agent, pattern: Value): Value {
  const wanted = typeof pattern === "string" ? pattern : "";
  const calls = session.machine.record().outside.filter(({ api }) => api === wanted || api.includes(wanted));
  return arrayOf(
    agent.realm,
    calls.map(({ api, arguments: args, answer }) =>
      recordOf(agent.realm, [
        ["api", api],
        [
          "arguments",
          arrayOf(
            agent.realm,
            args.map(({ text }) => text),
          ),
        ],
        ["answer", answer.text],
      ]),
    ),
  );
}
