// Generator objects (ECMA-262, 27.5.3): what `next`, `throw` and `return` do. The methods themselves are builtins.
import { type Activation, begin, type Mode, NEXT, RETURNING, THROW } from "./activation.ts";
import type { Agent } from "./agent.ts";
import { showBriefly } from "./brief.ts";
import { throwTypeError } from "./error.ts";
import { RESULT } from "./frame.ts";
import { gauges } from "./gauges.ts";
import { newResult } from "./iterate.ts";
import { GuestThrow } from "./stop.ts";
import { GuestObject, type Value } from "./value.ts";

/** How a body left: the completions of compiled code that matter here. */
export const BODY_RETURNED = 1;
export const BODY_SUSPENDED = 2;
export type Body = (frame: Activation["frame"]) => number;

/** The private data of a generator. */
export class GeneratorData {
  readonly activation: Activation;
  readonly body: Body;
  state: "start" | "suspended" | "running" | "done" = "start";

  constructor(activation: Activation, body: Body) {
    this.activation = activation;
    this.body = body;
  }
}

export type GeneratorMode = "next" | "throw" | "return";
const MODES: Record<GeneratorMode, Mode> = { next: NEXT, throw: THROW, return: RETURNING };

/** `generator.next(value)` and the like: gives the result object. `name`: the method, for the message. */
export function resumeGenerator(agent: Agent, generator: Value, mode: GeneratorMode, value: Value): Value {
  const data = generator instanceof GuestObject ? generator.data : undefined;
  if (!(data instanceof GeneratorData))
    return throwTypeError(agent, `${mode} method called on incompatible receiver ${showBriefly(generator)}`);
  if (data.state === "running") return throwTypeError(agent, "Generator is already running");
  if (data.state === "start" && mode !== "next") data.state = "done";
  if (data.state === "done") {
    if (mode === "throw") throw new GuestThrow(value);
    return newResult(agent.realm, mode === "return" ? value : undefined, true);
  }
  const { activation } = data;
  const done = runBody(data, MODES[mode], value);
  if (done === BODY_SUSPENDED) return activation.signal === "raw" ? activation.value : newResult(agent.realm, activation.value, false);
  return newResult(agent.realm, done === BODY_RETURNED ? (activation.frame[RESULT] as Value) : undefined, true);
}

function runBody(data: GeneratorData, mode: Mode, value: Value): number {
  const { activation } = data;
  const depth = begin(activation.frame);
  if (data.state === "suspended") activation.enter(mode, value);
  data.state = "running";
  let done = 0;
  try {
    done = data.body(activation.frame);
  } finally {
    data.state = done === BODY_SUSPENDED ? "suspended" : "done";
  }
  gauges.depth = depth - 1;
  return done;
}
