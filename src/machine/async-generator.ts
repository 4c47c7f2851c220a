// Async generator objects (ECMA-262, 27.6.3): requests are queued; the body yields, awaits and returns in its own time.
import { type Activation, begin, type Mode, NEXT, RETURNING, THROW } from "./activation.ts";
import type { Agent } from "./agent.ts";
import { attempt } from "./call.ts";
import { newError } from "./error.ts";
import { RESULT } from "./frame.ts";
import { gauges } from "./gauges.ts";
import { BODY_RETURNED, BODY_SUSPENDED, type Body, type GeneratorMode } from "./generator.ts";
import { newResult } from "./iterate.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "./promise.ts";
import { GuestThrow } from "./stop.ts";
import { GuestObject, type Value } from "./value.ts";

type Request = { readonly mode: GeneratorMode; readonly value: Value; readonly promise: GuestObject };

/** The private data of an async generator. */
export class AsyncGeneratorData {
  readonly activation: Activation;
  readonly body: Body;
  state: "start" | "suspended" | "running" | "returning" | "done" = "start";
  readonly queue: Request[] = [];

  constructor(activation: Activation, body: Body) {
    this.activation = activation;
    this.body = body;
  }
}

const MODES: Record<GeneratorMode, Mode> = { next: NEXT, throw: THROW, return: RETURNING };

/** `generator.next(value)` and the like: gives the promise of the result. */
export function enqueueAsyncGenerator(agent: Agent, generator: Value, mode: GeneratorMode, value: Value): GuestObject {
  const promise = newPromise(agent);
  const data = generator instanceof GuestObject ? generator.data : undefined;
  if (!(data instanceof AsyncGeneratorData)) {
    rejectPromise(agent, promise, newError(agent, "TypeError", `${mode} method called on incompatible receiver`));
    return promise;
  }
  data.queue.push({ mode, value, promise });
  if (data.state !== "running" && data.state !== "returning") proceed(agent, data);
  return promise;
}

/** Serves the first request; the body is not running. */
function proceed(agent: Agent, data: AsyncGeneratorData): void {
  for (let request = data.queue[0]; request !== undefined; request = data.queue[0]) {
    if (data.state === "start" && request.mode !== "next") data.state = "done";
    if (data.state !== "done") {
      const started = data.state === "suspended";
      data.state = "running";
      if (started) data.activation.enter(MODES[request.mode], request.value);
      run(agent, data);
      return;
    }
    if (request.mode === "return") return awaitReturn(agent, data, request.value);
    data.queue.shift();
    if (request.mode === "throw") rejectPromise(agent, request.promise, request.value);
    else settle(agent, request, undefined, true);
  }
}

const settle = (agent: Agent, request: Request, value: Value, done: boolean): void =>
  resolvePromise(agent, request.promise, newResult(agent.realm, value, done));

/** `return` on a finished generator waits for its value. */
function awaitReturn(agent: Agent, data: AsyncGeneratorData, value: Value): void {
  data.state = "returning";
  const finish = (then: (request: Request) => void): void => {
    data.state = "done";
    const request = data.queue.shift();
    if (request !== undefined) then(request);
    proceed(agent, data);
  };
  const started = attempt(() =>
    awaitValue(
      agent,
      value,
      (result) => finish((request) => settle(agent, request, result, true)),
      (reason) => finish((request) => rejectPromise(agent, request.promise, reason)),
    ),
  );
  if (!started.ok) finish((request) => rejectPromise(agent, request.promise, started.thrown.value));
}

function run(agent: Agent, data: AsyncGeneratorData): void {
  const { activation } = data;
  const { frame } = activation;
  const before = gauges.depth;
  let done: number;
  try {
    begin(frame);
    done = data.body(frame);
  } catch (signal) {
    if (!(signal instanceof GuestThrow)) throw signal;
    gauges.depth = before;
    data.state = "done";
    const request = data.queue.shift();
    if (request !== undefined) rejectPromise(agent, request.promise, signal.value);
    return proceed(agent, data);
  }
  gauges.depth = before;
  if (done !== BODY_SUSPENDED) {
    data.state = "done";
    const request = data.queue.shift();
    if (request !== undefined) settle(agent, request, done === BODY_RETURNED ? (frame[RESULT] as Value) : undefined, true);
    return proceed(agent, data);
  }
  if (activation.signal === "await") return wait(agent, data, activation.value);
  data.state = "suspended";
  const request = data.queue.shift();
  if (request !== undefined) settle(agent, request, activation.value, false);
  if (data.queue.length > 0) proceed(agent, data);
}

function wait(agent: Agent, data: AsyncGeneratorData, value: Value): void {
  const go =
    (mode: Mode) =>
    (sent: Value): void => {
      data.activation.enter(mode, sent);
      run(agent, data);
    };
  const started = attempt(() => awaitValue(agent, value, go(NEXT), go(THROW)));
  if (!started.ok) go(THROW)(started.thrown.value);
}
