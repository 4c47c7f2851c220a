// Functions that can wait: async functions, generators, async generators, and module bodies with top-level await.
import { Activation, begin } from "../../activation.ts";
import { startAsync } from "../../async-function.ts";
import { AsyncGeneratorData } from "../../async-generator.ts";
import { prototypeFrom } from "../../closure.ts";
import type { Compiled } from "../../code.ts";
import { CALLEE, type Frame } from "../../frame.ts";
import { gauges } from "../../gauges.ts";
import { type Body, GeneratorData } from "../../generator.ts";
import { newObject } from "../../object.ts";
import { running } from "../../running.ts";
import type { GuestObject } from "../../value.ts";
import type { Builder } from "../builder.ts";
import { sequence } from "../sequence.ts";
import { resumeStatement } from "./statement.ts";
import { Waiting } from "./waiting.ts";

type Prologue = ((frame: Frame) => void) | null;

/** `from`: the first statement still to be run when the function is called. */
export function compileResumable(builder: Builder, cells: Prologue, from: number): Compiled["run"] {
  const { fn } = builder;
  const waiting = new Waiting(builder);
  const parameters = fn.generator ? fn.prologue : from;
  const body = waiting.sequence(fn.body.slice(parameters).map((each) => resumeStatement(waiting, each)));
  const slot = waiting.activation;
  if (!fn.generator) {
    return (frame) => {
      const activation = new Activation(frame);
      frame[slot] = activation;
      return startAsync(running(), activation, body, cells);
    };
  }
  const bind = sequence(fn.body.slice(from, parameters).map((each) => builder.statement(each)));
  const make = fn.async ? makeAsyncGenerator : makeGenerator;
  return (frame) => {
    const depth = begin(frame);
    if (cells !== null) cells(frame);
    bind(frame);
    gauges.depth = depth - 1;
    const activation = new Activation(frame);
    frame[slot] = activation;
    return make(frame[CALLEE] as GuestObject, activation, body);
  };
}

function makeGenerator(callee: GuestObject, activation: Activation, body: Body): GuestObject {
  return newObject(prototypeFrom(callee, running().realm.core.generatorPrototype), new GeneratorData(activation, body));
}

function makeAsyncGenerator(callee: GuestObject, activation: Activation, body: Body): GuestObject {
  return newObject(prototypeFrom(callee, running().realm.core.asyncGeneratorPrototype), new AsyncGeneratorData(activation, body));
}
