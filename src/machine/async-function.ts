// Async functions: a promise, and a body that is entered again whenever what it awaits is settled.
import { type Activation, begin, type Mode, NEXT, THROW } from "./activation.ts";
import type { Agent } from "./agent.ts";
import type { Frame } from "./frame.ts";
import { RESULT } from "./frame.ts";
import { gauges } from "./gauges.ts";
import { BODY_RETURNED, BODY_SUSPENDED, type Body } from "./generator.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "./promise.ts";
import { GuestThrow } from "./stop.ts";
import type { GuestObject, Value } from "./value.ts";

/** `prepare`: what runs before the body at the call (cells); its exceptions reject the promise as well. */
export function startAsync(agent: Agent, activation: Activation, body: Body, prepare: ((frame: Frame) => void) | null): GuestObject {
  const promise = newPromise(agent);
  const run = new AsyncRun(agent, activation, body, promise);
  run.enter(prepare);
  return promise;
}

class AsyncRun {
  private readonly agent: Agent;
  private readonly activation: Activation;
  private readonly body: Body;
  private readonly promise: GuestObject;
  private readonly fulfilled: (value: Value) => void;
  private readonly rejected: (reason: Value) => void;

  constructor(agent: Agent, activation: Activation, body: Body, promise: GuestObject) {
    this.agent = agent;
    this.activation = activation;
    this.body = body;
    this.promise = promise;
    this.fulfilled = (value) => this.resume(NEXT, value);
    this.rejected = (reason) => this.resume(THROW, reason);
  }

  private resume(mode: Mode, value: Value): void {
    this.activation.enter(mode, value);
    this.enter(null);
  }

  enter(prepare: ((frame: Frame) => void) | null): void {
    const { agent, activation, promise } = this;
    const { frame } = activation;
    const before = gauges.depth;
    let done: number;
    try {
      begin(frame);
      if (prepare !== null) prepare(frame);
      done = this.body(frame);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = before;
      rejectPromise(agent, promise, signal.value);
      return;
    }
    gauges.depth = before;
    if (done === BODY_SUSPENDED) awaitValue(agent, activation.value, this.fulfilled, this.rejected);
    else resolvePromise(agent, promise, done === BODY_RETURNED ? (frame[RESULT] as Value) : undefined);
  }
}
