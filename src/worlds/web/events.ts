// Event, EventTarget, AbortController and AbortSignal (the DOM standard), in guest code since programs extend them.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toNumber } from "#machine/convert.ts";
import { defineLazy, newNative } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { fromSource } from "../guest/source.ts";
import { hold, schedule } from "../node/clock.ts";
import type { World } from "../world.ts";

const SOURCE = `"use strict";
const CODES = { IndexSizeError: 1, NotFoundError: 8, NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25 };
class DOMException extends Error {
  #name;
  constructor(message = "", options = "Error") {
    super(message);
    this.#name = options !== null && typeof options === "object" ? (options.name ?? "Error") : String(options);
    if (options !== null && typeof options === "object" && "cause" in options) Object.defineProperty(this, "cause", { value: options.cause, configurable: true, writable: true, enumerable: false });
    this.stack = this.#name + (message === "" ? "" : ": " + message) + this.stack.slice(this.stack.indexOf("\\n    at") < 0 ? this.stack.length : this.stack.indexOf("\\n    at"));
    Object.defineProperty(this, "stack", { enumerable: false });
  }
  get name() { return this.#name; }
  get code() { return CODES[this.#name] ?? 0; }
}
class Event {
  #type; #target = null; #stopped = false; #canceled = false;
  constructor(type, options = {}) {
    if (arguments.length === 0) throw new TypeError('The "type" argument must be specified');
    this.#type = String(type);
    this.bubbles = Boolean(options?.bubbles);
    this.cancelable = Boolean(options?.cancelable);
    this.composed = Boolean(options?.composed);
    this.timeStamp = now();
  }
  get type() { return this.#type; }
  get target() { return this.#target; }
  get currentTarget() { return this.#target; }
  get srcElement() { return this.#target; }
  get defaultPrevented() { return this.cancelable && this.#canceled; }
  get returnValue() { return !this.defaultPrevented; }
  get isTrusted() { return false; }
  preventDefault() { this.#canceled = true; }
  stopPropagation() {}
  stopImmediatePropagation() { this.#stopped = true; }
  static stopped(event) { return event.#stopped; }
  static aim(event, target) { event.#target = target; }
}
const { stopped, aim } = Event;
delete Event.stopped;
delete Event.aim;
class CustomEvent extends Event {
  #detail;
  constructor(type, options = {}) { super(type, options); this.#detail = options?.detail ?? null; }
  get detail() { return this.#detail; }
}
class EventTarget {
  #listeners = new Map();
  addEventListener(type, listener, options) {
    if (listener === null || listener === undefined) return;
    const once = typeof options === "object" && options !== null && Boolean(options.once);
    const list = this.#listeners.get(String(type)) ?? [];
    if (list.some((each) => each.listener === listener)) return;
    const signal = typeof options === "object" && options !== null ? options.signal : undefined;
    if (signal?.aborted) return;
    this.#listeners.set(String(type), [...list, { listener, once }]);
    signal?.addEventListener("abort", () => this.removeEventListener(type, listener), { once: true });
  }
  removeEventListener(type, listener) {
    this.#listeners.set(String(type), (this.#listeners.get(String(type)) ?? []).filter((each) => each.listener !== listener));
  }
  dispatchEvent(event) {
    if (!(event instanceof Event)) throw new TypeError('The "event" argument must be an instance of Event.');
    aim(event, this);
    for (const each of [...(this.#listeners.get(event.type) ?? [])]) {
      if (each.once) this.removeEventListener(event.type, each.listener);
      try {
        if (typeof each.listener === "function") each.listener.call(this, event);
        else each.listener.handleEvent(event);
      } catch (error) {
        nextTick(() => { throw error; });
      }
      if (stopped(event)) break;
    }
    return !event.defaultPrevented;
  }
}
const secret = Symbol("secret");
class AbortSignal extends EventTarget {
  #aborted = false; #reason = undefined; #sources = [];
  onabort = null;
  constructor(key) {
    super();
    if (key !== secret) throw Object.assign(new TypeError("Illegal constructor"), { code: "ERR_ILLEGAL_CONSTRUCTOR" });
    Object.defineProperty(this, "onabort", { enumerable: false });
  }
  get aborted() { return this.#aborted; }
  get reason() { return this.#reason; }
  throwIfAborted() { if (this.#aborted) throw this.#reason; }
  static fire(signal, reason) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
    const event = new Event("abort");
    if (typeof signal.onabort === "function") { aim(event, signal); signal.onabort(event); }
    signal.dispatchEvent(event);
  }
  static abort(reason) { const signal = new AbortSignal(secret); fire(signal, reason); return signal; }
  static timeout(ms) { const signal = new AbortSignal(secret); later(() => fire(signal, new DOMException("The operation was aborted due to timeout", "TimeoutError")), ms); return signal; }
  static any(signals) {
    const signal = new AbortSignal(secret);
    for (const each of signals) {
      if (each.aborted) { fire(signal, each.reason); break; }
      each.addEventListener("abort", () => fire(signal, each.reason), { once: true });
    }
    return signal;
  }
  get [Symbol.toStringTag]() { return "AbortSignal"; }
}
const { fire } = AbortSignal;
delete AbortSignal.fire;
class AbortController {
  #signal = new AbortSignal(secret);
  get signal() { return this.#signal; }
  abort(reason) { fire(this.#signal, reason); }
  get [Symbol.toStringTag]() { return "AbortController"; }
}
return { DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController };`;

export function domParts(agent: Agent): GuestObject {
  const { realm } = agent;
  return fromSource(agent, "web:events", SOURCE, {
    now: newNative(realm, "now", 0, (each) => each.loop.nowMs),
    nextTick: newNative(realm, "nextTick", 1, (each, _, [fn]) => {
      each.loop.tick(() => void call(each, fn, undefined, []));
      return undefined;
    }),
    later: newNative(realm, "later", 2, (each, _, [fn, ms]) => {
      hold(schedule(each, "timeout", fn, toNumber(each, ms), []), false);
      return undefined;
    }),
  }) as GuestObject;
}

export const domEvents: World = {
  name: "<events>",
  reference: "https://dom.spec.whatwg.org/",
  knownGaps: [
    "events do not bubble: there is no tree",
    "an error in a listener ends the program at the next tick, without the frames of Node",
  ],
  faults: [],
  globals: (agent) => {
    for (const name of ["Event", "CustomEvent", "EventTarget", "AbortSignal", "AbortController"])
      defineLazy(agent.realm.global, name, () => get(domParts(agent), name));
    if (get(agent.realm.global, "DOMException") === undefined)
      defineLazy(agent.realm.global, "DOMException", () => get(domParts(agent), "DOMException"));
  },
};
