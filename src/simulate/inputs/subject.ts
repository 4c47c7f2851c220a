// One program's side of a search: loads the module once, calls the function again and again, and says what each call showed.
// A side that got stuck is loaded afresh for the next call.

import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { call, construct } from "#machine/call.ts";
import { createData, newObject } from "#machine/object.ts";
import type { Stuck } from "#machine/trace.ts";
import { emptyList, type Value } from "#machine/value.ts";
import { nothingGiven } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { type CallTarget, calleeOf } from "../call-step.ts";
import type { RunSettings } from "../run.ts";
import { openSession, type Session } from "../session.ts";
import type { Input } from "./input.ts";

export type Sight =
  | {
      readonly kind: "value";
      readonly text: string;
      readonly form: string /** What the arguments were afterwards. */;
      readonly left: string;
    }
  | { readonly kind: "thrown"; readonly name: string; readonly text: string; readonly form: string }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

/** How the object of an instance method is made. */
export type Receiver = { readonly members: readonly string[]; readonly arguments: readonly Input[] } | null;

export type Subject = { readonly see: (inputs: readonly Input[], receiver: Receiver) => Sight };

/** Calls after which a side is loaded afresh, so that what calls leave behind does not pile up. */
const CALLS_MAX = 200;

export function newSubject(sources: Sources, target: CallTarget, settings: RunSettings): Subject {
  let open: { readonly session: Session; readonly namespace: Value } | null = null;
  let calls = 0;
  const see = (inputs: readonly Input[], receiver: Receiver): Sight => {
    if (calls++ % CALLS_MAX === 0) open = null;
    const side = open ?? load(sources, target.path, settings);
    if ("kind" in side) return side;
    open = side;
    const sight = observe(side.session, side.namespace, target, inputs, receiver);
    if (sight.kind === "stuck") open = null;
    return sight;
  };
  return { see };
}

function load(sources: Sources, path: string, settings: RunSettings): { readonly session: Session; readonly namespace: Value } | Sight {
  const session = openSession({
    sources,
    given: nothingGiven,
    settings,
    kind: "program",
    argv: ["/usr/local/bin/node"],
    env: {},
    decisions: { prefix: [], beyond: "stop" },
  });
  const loaded = session.machine.importModule(path);
  if (loaded.kind === "stuck") return loaded;
  if (loaded.kind === "thrown") {
    const error = session.machine.describe(loaded.thrown);
    return {
      kind: "stuck",
      stuck: { kind: "missing", what: path, message: `${path} cannot be loaded: ${error.name}: ${error.message}`, span: error.span },
    };
  }
  return { session, namespace: loaded.value };
}

function observe(session: Session, namespace: Value, target: CallTarget, inputs: readonly Input[], receiver: Receiver): Sight {
  const { machine } = session;
  const logged = session.logged.length;
  const outside = machine.record().outside.length;
  let given: Value[] = [];
  const called = machine.run((agent) => {
    given = inputs.map((input) => guestOf(agent, input));
    const found = receiver === null ? calleeOf(session, namespace, target.members) : methodOf(session, namespace, target, receiver);
    if (found === null)
      return agent.stuck({
        kind: "missing",
        what: target.members.join("."),
        message: `${target.path} exports no function ${target.members.join(".")}`,
      });
    return call(agent, found.fn, found.self, given);
  });
  const done = called.kind === "value" ? machine.finish(called.value, false) : called;
  if (done.kind === "stuck") return done;
  const { recorder } = machine.agent;
  const left = given.map((value) => recorder.show(value).text).join(", ");
  const around = JSON.stringify([
    left,
    session.logged.slice(logged),
    machine
      .record()
      .outside.slice(outside)
      .map(({ api, arguments: args }) => [api, args]),
  ]);
  if (done.kind === "value") {
    const shown = recorder.show(done.value);
    if (shown.unknown !== null)
      return {
        kind: "stuck",
        stuck: { kind: "undecided", what: shown.unknown, message: `the result depends on ${shown.unknown}, which is unknown`, span: null },
      };
    return { kind: "value", text: shown.text, form: `value ${shown.text} ${around}`, left };
  }
  const error = machine.describe(done.thrown);
  return {
    kind: "thrown",
    name: error.name,
    text: `throws ${error.name}: ${error.message}`,
    form: `thrown ${error.name} ${error.message} ${around}`,
  };
}

function methodOf(
  session: Session,
  namespace: Value,
  target: CallTarget,
  receiver: NonNullable<Receiver>,
): { readonly fn: Value; readonly self: Value } | null {
  const { agent } = session.machine;
  const maker = receiver.members.reduce((value: Value, member) => getFrom(agent, value, member), namespace);
  const self = construct(
    agent,
    maker,
    receiver.arguments.map((input) => guestOf(agent, input)),
  );
  const method = target.members[target.members.length - 1] ?? "";
  return { fn: getFrom(agent, self, method), self };
}

/** The input as a guest value. */
function guestOf(agent: Agent, input: Input): Value {
  switch (input.kind) {
    case "literal":
      return input.value;
    case "list": {
      const elements = emptyList();
      for (const item of input.items) elements.push(guestOf(agent, item));
      return newArray(agent.realm, elements);
    }
    case "record": {
      const object = newObject(agent.realm.core.objectPrototype);
      for (const [key, value] of input.entries) createData(object, key, guestOf(agent, value));
      return object;
    }
    case "made":
      return call(
        agent,
        agent.modules.runText({ kind: "function", text: `return (${input.text}\n)`, parameters: "", path: "<input>" }),
        undefined,
        [],
      );
  }
}
