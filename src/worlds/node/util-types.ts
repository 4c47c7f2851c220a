// `util.types`: what a value is inside, whatever its prototype says.
import type { Agent } from "#machine/agent.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { type Functions, objectWith } from "../guest/build.ts";
import { classOf, functionKind, proxyParts, typedValues } from "../guest/kind.ts";
import { stateOf } from "../world.ts";

const is = (...kinds: readonly string[]): Functions[string] => [1, (_, __, [value]) => isObject(value) && kinds.includes(classOf(value))];
const test = (question: (value: GuestObject) => boolean): Functions[string] => [1, (_, __, [value]) => isObject(value) && question(value)];
const typed = (name: string): Functions[string] => test((value) => classOf(value) === "TypedArray" && typedValues(value).name === name);

const TYPED = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
];

const functions: Functions = {
  isExternal: [1, () => false],
  isDate: is("Date"),
  isArgumentsObject: is("Arguments"),
  isBigIntObject: is("BigInt"),
  isBooleanObject: is("Boolean"),
  isNumberObject: is("Number"),
  isStringObject: is("String"),
  isSymbolObject: is("Symbol"),
  isBoxedPrimitive: is("BigInt", "Boolean", "Number", "String", "Symbol"),
  isNativeError: is("Error"),
  isRegExp: is("RegExp"),
  isAsyncFunction: test((value) => isCallable(value) && functionKind(value).startsWith("Async")),
  isGeneratorFunction: test((value) => isCallable(value) && functionKind(value).includes("Generator")),
  isGeneratorObject: is("Generator"),
  isPromise: is("Promise"),
  isMap: is("Map"),
  isSet: is("Set"),
  isMapIterator: is("Map Iterator"),
  isSetIterator: is("Set Iterator"),
  isWeakMap: is("WeakMap"),
  isWeakSet: is("WeakSet"),
  isArrayBuffer: is("ArrayBuffer"),
  isDataView: is("DataView"),
  isSharedArrayBuffer: [1, () => false],
  isProxy: test((value) => proxyParts(value) !== null),
  isModuleNamespaceObject: is("Module"),
  isAnyArrayBuffer: is("ArrayBuffer"),
  isArrayBufferView: is("TypedArray", "DataView"),
  isTypedArray: is("TypedArray"),
  ...Object.fromEntries(TYPED.map((name) => [`is${name}`, typed(name)])),
};

export const utilTypes = (agent: Agent): Value => stateOf(agent, "node.util.types", () => objectWith(agent.realm, functions));
