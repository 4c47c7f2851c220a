// Global names of Node 20 that have no model: they are there, can be asked for their type, and end the run when used.
// https://nodejs.org/docs/latest-v20.x/api/globals.html
import type { Agent } from "#machine/agent.ts";
import { defineValue } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import { unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import type { World } from "../world.ts";

const CLASSES =
  "Blob BroadcastChannel ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy Crypto CryptoKey DecompressionStream File FormData MessageChannel MessageEvent MessagePort Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader SubtleCrypto TextDecoderStream TextEncoderStream TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter";
const OBJECTS = "Atomics Intl WebAssembly";

export const unmodelledGlobals: World = {
  name: "<unmodelled globals>",
  reference: "https://nodejs.org/docs/latest-v20.x/api/globals.html",
  knownGaps: [`no model of ${CLASSES.split(" ").slice(0, 3).join(", ")} and the other web classes of streams, files and messages`],
  faults: [],
  globals: (agent: Agent) => {
    const { realm } = agent;
    const missing = (name: string): boolean => realm.global.shape.find(name) < 0;
    for (const name of CLASSES.split(" ")) if (missing(name)) defineValue(realm.global, name, unmodelledFunction(realm, name, name));
    for (const name of OBJECTS.split(" ")) if (missing(name)) defineValue(realm.global, name, newObject(unmodelledPrototype(realm, name)));
  },
};
