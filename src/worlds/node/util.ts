// `node:util`: inspection, formatting, promisify and the questions about types.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toBoolean, toText } from "#machine/convert.ts";
import { newError, throwTypeError, throwValue } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { define, get, getOwn, newObject, ownKeys, prototypeOf, setOwn, setPrototypeOf } from "#machine/object.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addFunctions, type Functions } from "../guest/build.ts";
import { symbolFor } from "../guest/kind.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { settingOf, stateOf, type World } from "../world.ts";
import { isDeepEqual } from "./deep-equal.ts";
import { formatValues } from "./format.ts";
import { inspectValue } from "./inspect/inspect.ts";
import { inspectOptionsOf } from "./inspect-options.ts";
import { utilTypes } from "./util-types.ts";

/** `util.inspect`, made once: inspection itself must know it. */
export function inspectFunction(agent: Agent): GuestObject {
  return stateOf(agent, "node.util.inspect", () => {
    const { realm } = agent;
    const inspect = newNative(realm, "inspect", 2, (each, _, [value, options, depth]) => {
      const legacy =
        typeof options === "boolean"
          ? { showHidden: options, ...(depth === undefined ? {} : { depth: depth === null ? Number.POSITIVE_INFINITY : Number(depth) }) }
          : inspectOptionsOf(each, options);
      return inspectValue(each, value, legacy);
    });
    setOwn(inspect, "custom", symbolFor(realm, "nodejs.util.inspect.custom"));
    realm.intrinsics.set("%node.util.inspect%", inspect);
    realm.intrinsics.set(
      "%node.util.stylize%",
      newNative(realm, "stylize", 2, (each, __, [text]) => toText(each, text)),
    );
    return inspect;
  });
}

function promisify(agent: Agent, original: Value): Value {
  if (!isCallable(original))
    return throwTypeError(
      agent,
      `The "original" argument must be of type function. Received ${original === undefined ? "undefined" : typeof original}`,
    );
  const custom = get(original, symbolFor(agent.realm, "nodejs.util.promisify.custom"));
  if (isCallable(custom)) return custom;
  const made = newNative(
    agent.realm,
    String(get(original, "name")),
    Math.max(0, Number(get(original, "length")) - 1),
    (each, self, args) => {
      const promise = newPromise(each);
      const done = newNative(each.realm, "", 2, (_, __, [error, value]) => {
        if (error !== undefined && error !== null && toBoolean(error)) rejectPromise(each, promise, error);
        else resolvePromise(each, promise, value);
        return undefined;
      });
      call(each, original, self, [...args, done]);
      return promise;
    },
  );
  setPrototypeOf(made, prototypeOf(original));
  return made;
}

function callbackify(agent: Agent, original: Value): Value {
  if (!isCallable(original)) return throwTypeError(agent, 'The "original" argument must be of type function');
  return newNative(
    agent.realm,
    `${String(get(original, "name"))}Callbackified`,
    Number(get(original, "length")) + 1,
    (each, self, args) => {
      const done = args[args.length - 1];
      if (!isCallable(done)) return throwTypeError(each, "The last argument must be of type function");
      const tell = (values: Value[]): void => each.loop.tick(() => void call(each, done, self, values));
      awaitValue(
        each,
        call(each, original, self, args.slice(0, -1)),
        (value) => tell([null, value]),
        (reason) => tell([reason]),
      );
      return undefined;
    },
  );
}

function inherits(agent: Agent, child: Value, parent: Value): Value {
  if (!isObject(child) || !isObject(parent)) return throwTypeError(agent, 'The "ctor" argument must be of type function');
  define(child, "super_", { value: parent, writable: true, enumerable: false, configurable: true });
  const [own, above] = [get(child, "prototype"), get(parent, "prototype")];
  if (isObject(own) && isObject(above)) setPrototypeOf(own, above);
  return undefined;
}

function deprecate(agent: Agent, fn: Value, message: Value, code: Value): Value {
  if (!isCallable(fn)) return throwTypeError(agent, 'The "fn" argument must be of type function');
  let warned = false;
  const made = newNative(agent.realm, String(get(fn, "name")), Number(get(fn, "length")), (each, self, args, newTarget) => {
    if (!warned) {
      warned = true;
      const tag = typeof code === "string" ? ` [${code}]` : "";
      settingOf(each).onWrite(
        "err",
        `(node:4242)${tag} DeprecationWarning: ${toText(each, message)}\n(Use \`node --trace-deprecation ...\` to show where the warning was created)\n`,
      );
    }
    return newTarget === undefined ? call(each, fn, self, [...args]) : (fn.behaviour.construct?.(fn, args, newTarget) ?? undefined);
  });
  for (const key of ownKeys(fn)) if (key !== "length" && key !== "name" && getOwn(made, key) === undefined) setOwn(made, key, get(fn, key));
  return made;
}

const functions: Functions = {
  format: [0, (agent, _, args) => formatValues(agent, args)],
  formatWithOptions: [1, (agent, _, [options, ...args]) => formatValues(agent, args, inspectOptionsOf(agent, options))],
  promisify: [1, (agent, _, [original]) => promisify(agent, original)],
  callbackify: [1, (agent, _, [original]) => callbackify(agent, original)],
  inherits: [2, (agent, _, [child, parent]) => inherits(agent, child, parent)],
  deprecate: [2, (agent, _, [fn, message, code]) => deprecate(agent, fn, message, code)],
  isDeepStrictEqual: [2, (agent, _, [a, b]) => isDeepEqual(agent, a, b, true)],
  isArray: [
    1,
    (agent, _, [value]) =>
      getFrom(agent, getFrom(agent, agent.realm.global, "Array"), "isArray") !== undefined &&
      isObject(value) &&
      value.behaviour.kind === "array",
  ],
  stripVTControlCharacters: [
    1,
    (agent, _, [text]) =>
      toText(agent, text).replace(
        /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))/g,
        "",
      ),
  ],
  toUSVString: [
    1,
    (agent, _, [text]) => toText(agent, text).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
  ],
  debuglog: [1, (agent) => disabledLog(agent)],
  debug: [1, (agent) => disabledLog(agent)],
  aborted: [2, (agent) => agent.stuck({ kind: "unmodelled", what: "node:util.aborted", message: "node:util.aborted has no model" })],
  getSystemErrorName: [1, (agent, _, [code]) => throwValue(newError(agent, "RangeError", `Unknown system error ${toText(agent, code)}`))],
};

function disabledLog(agent: Agent): Value {
  const log = newNative(agent.realm, "debuglog", 0, () => undefined);
  setOwn(log, "enabled", false);
  return log;
}

function utilModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.util", () => {
    const { realm } = agent;
    const made = addFunctions(realm, newObject(unmodelledPrototype(realm, "node:util")), functions);
    setOwn(made, "inspect", inspectFunction(agent));
    setOwn(get(made, "promisify") as GuestObject, "custom", symbolFor(realm, "nodejs.util.promisify.custom"));
    setOwn(made, "types", utilTypes(agent));
    for (const name of ["TextEncoder", "TextDecoder"]) setOwn(made, name, get(realm.global, name));
    return made;
  });
}

export const util: World = {
  name: "node:util",
  aliases: ["util", "sys", "node:sys"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/util.html",
  knownGaps: [
    "no colours, no `parseArgs`, no `MIMEType`, no `styleText`",
    "`inspect` with `compact: true` or a sorting function ends the run",
  ],
  faults: [],
  exports: utilModule,
  globals: (agent) => void inspectFunction(agent),
};

export const typesModule: World = {
  name: "node:util/types",
  aliases: ["util/types"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/util.html#utiltypes",
  knownGaps: ["questions about what has no model here answer false"],
  faults: [],
  exports: (agent) => utilTypes(agent),
};
