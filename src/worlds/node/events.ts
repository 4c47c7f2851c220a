// `node:events`: EventEmitter, `once` and `on`'s simple cousins. Written in guest code, since programs extend and override it.
import type { Agent } from "#machine/agent.ts";
import { newNative } from "#machine/native.ts";
import { get, isExtensible, setOwn } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { fromSource } from "../guest/source.ts";
import { unmodelledFunction } from "../guest/unmodelled.ts";
import type { World } from "../world.ts";
import { inspectValue } from "./inspect/inspect.ts";

const SOURCE = `"use strict";
const kCapture = Symbol("kCapture");
const kShapeMode = Symbol("shapeMode");
let defaultMaxListeners = 10;

function checkListener(listener) {
  if (typeof listener !== "function") {
    const error = new TypeError('The "listener" argument must be of type function. Received ' + (listener === null ? "null" : listener === undefined ? "undefined" : typeof listener === "object" ? "an instance of " + listener.constructor.name : "type " + typeof listener + " (" + inspect(listener) + ")"));
    error.code = "ERR_INVALID_ARG_TYPE";
    throw error;
  }
}

function EventEmitter(opts) {
  EventEmitter.init.call(this, opts);
}
EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

EventEmitter.init = function (opts) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners = this._maxListeners || undefined;
  this[kShapeMode] = false;
  if (opts && opts.captureRejections) this[kCapture] = Boolean(opts.captureRejections);
  else this[kCapture] = EventEmitter.prototype[kCapture];
};
Object.defineProperty(EventEmitter.prototype, kCapture, { value: false, writable: true, enumerable: false });

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  this._maxListeners = n;
  return this;
};
EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return this._maxListeners === undefined ? defaultMaxListeners : this._maxListeners;
};

EventEmitter.prototype.emit = function emit(type, ...args) {
  let doError = type === "error";
  const events = this._events;
  if (events !== undefined) {
    if (doError && events[EventEmitter.errorMonitor] !== undefined) this.emit(EventEmitter.errorMonitor, ...args);
    if (doError) doError = events.error === undefined;
  } else if (!doError) return false;
  if (doError) {
    let er;
    if (args.length > 0) er = args[0];
    if (er instanceof Error) throw er;
    let stringifiedEr;
    try {
      stringifiedEr = inspect(er);
    } catch {
      stringifiedEr = er;
    }
    const err = new Error("Unhandled error. (" + stringifiedEr + ")");
    err.code = "ERR_UNHANDLED_ERROR";
    err.context = er;
    throw err;
  }
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler === "function") {
    Reflect.apply(handler, this, args);
  } else {
    const listeners = handler.slice();
    for (let i = 0; i < listeners.length; ++i) Reflect.apply(listeners[i], this, args);
  }
  return true;
};

function _addListener(target, type, listener, prepend) {
  checkListener(listener);
  let events = target._events;
  let existing;
  if (events === undefined) {
    events = target._events = Object.create(null);
    target._eventsCount = 0;
  } else {
    if (events.newListener !== undefined) {
      target.emit("newListener", type, listener.listener ?? listener);
      events = target._events;
    }
    existing = events[type];
  }
  if (existing === undefined) {
    events[type] = listener;
    ++target._eventsCount;
  } else if (typeof existing === "function") {
    events[type] = prepend ? [listener, existing] : [existing, listener];
  } else if (prepend) existing.unshift(listener);
  else existing.push(listener);
  const many = events[type];
  const most = target.getMaxListeners();
  if (most > 0 && typeof many !== "function" && many.length > most && !many.warned) {
    many.warned = true;
    warn("Possible EventEmitter memory leak detected. " + many.length + " " + String(type) + " listeners added to " + inspect(target, { depth: -1 }) + ". Use emitter.setMaxListeners() to increase limit");
  }
  return target;
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return _addListener(this, type, listener, false);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener;
EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return _addListener(this, type, listener, true);
};

function onceWrapper() {
  if (!this.fired) {
    this.target.removeListener(this.type, this.wrapFn);
    this.fired = true;
    if (arguments.length === 0) return this.listener.call(this.target);
    return this.listener.apply(this.target, arguments);
  }
}
function _onceWrap(target, type, listener) {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}
EventEmitter.prototype.once = function once(type, listener) {
  checkListener(listener);
  this.on(type, _onceWrap(this, type, listener));
  return this;
};
EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  checkListener(listener);
  this.prependListener(type, _onceWrap(this, type, listener));
  return this;
};

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    this._eventsCount -= 1;
    delete events[type];
    if (events.removeListener) this.emit("removeListener", type, list.listener || listener);
  } else if (typeof list !== "function") {
    let position = -1;
    for (let i = list.length - 1; i >= 0; i--) {
      if (list[i] === listener || list[i].listener === listener) {
        position = i;
        break;
      }
    }
    if (position < 0) return this;
    if (position === 0) list.shift();
    else list.splice(position, 1);
    if (list.length === 1) events[type] = list[0];
    if (events.removeListener !== undefined) this.emit("removeListener", type, listener);
  }
  return this;
};
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key === "removeListener") continue;
      this.removeAllListeners(key);
    }
    this.removeAllListeners("removeListener");
    this._events = Object.create(null);
    this._eventsCount = 0;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === "function") this.removeListener(type, listeners);
  else if (listeners !== undefined) for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  return this;
};

function _listeners(target, type, unwrap) {
  const events = target._events;
  if (events === undefined) return [];
  const found = events[type];
  if (found === undefined) return [];
  if (typeof found === "function") return unwrap ? [found.listener || found] : [found];
  return unwrap ? found.map((each) => each.listener || each) : found.slice();
}
EventEmitter.prototype.listeners = function listeners(type) {
  return _listeners(this, type, true);
};
EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return _listeners(this, type, false);
};
EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const found = _listeners(this, type, true);
  return listener === undefined ? found.length : found.filter((each) => each === listener).length;
};
EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

function once(emitter, name) {
  return new Promise((resolve, reject) => {
    const errorListener = (err) => {
      emitter.removeListener(name, resolver);
      reject(err);
    };
    const resolver = (...args) => {
      emitter.removeListener("error", errorListener);
      resolve(args);
    };
    emitter.once(name, resolver);
    if (name !== "error") emitter.once("error", errorListener);
  });
}

EventEmitter.once = once;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.listenerCount = (emitter, type) => emitter.listenerCount(type);
EventEmitter.getEventListeners = (emitter, type) => emitter.listeners(type);
EventEmitter.setMaxListeners = (n, ...targets) => {
  if (targets.length === 0) defaultMaxListeners = n;
  else for (const target of targets) target.setMaxListeners(n);
};
EventEmitter.errorMonitor = Symbol("events.errorMonitor");
EventEmitter.captureRejectionSymbol = Symbol.for("nodejs.rejection");
Object.defineProperty(EventEmitter, "defaultMaxListeners", { enumerable: true, get: () => defaultMaxListeners, set: (n) => { defaultMaxListeners = n; } });
return EventEmitter;`;

export function eventsModule(agent: Agent): GuestObject {
  const { realm } = agent;
  const inspect = newNative(realm, "inspect", 1, (each, _, [value, options]) =>
    inspectValue(each, value, options === undefined ? {} : { depth: -1 }),
  );
  const warn = newNative(realm, "warn", 1, (each, _, [message]) => {
    const process = get(each.realm.global, "process") as GuestObject;
    const emitWarning = get(process, "emitWarning") as GuestObject;
    return emitWarning.behaviour.call?.(emitWarning, process, [message, "MaxListenersExceededWarning"]);
  });
  const made = fromSource(agent, "node:events", SOURCE, { inspect, warn }) as GuestObject;
  if (isExtensible(made) && get(made, "on") === undefined) {
    setOwn(made, "on", unmodelledFunction(realm, "node:events.on", "on", "use emitter.on or events.once"));
    setOwn(made, "addAbortListener", unmodelledFunction(realm, "node:events.addAbortListener", "addAbortListener"));
  }
  return made;
}

export const events: World = {
  name: "node:events",
  aliases: ["events"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/events.html",
  knownGaps: ["no asynchronous iterator `events.on`", "rejections of listeners are not captured"],
  faults: [],
  exports: eventsModule,
};
