// `console` of Node 20: what is logged goes to the run's stdout and stderr, byte for byte.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toBoolean, toText } from "#machine/convert.ts";
import { captureStack } from "#machine/error.ts";
import { defineValue } from "#machine/native.ts";
import { enumerableKeys, get, getOwn, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addFunctions, type Functions } from "../guest/build.ts";
import { classOf, mapEntries, setValues } from "../guest/kind.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { settingOf, stateOf, type World } from "../world.ts";
import { formatValues } from "./format.ts";
import { inspectValue } from "./inspect/inspect.ts";
import { inspectOptionsOf } from "./inspect-options.ts";
import { tableText } from "./table-text.ts";

type State = { indent: string; readonly counts: Map<string, number>; readonly times: Map<string, number> };
const stateFor = (agent: Agent): State => stateOf(agent, "node.console", () => ({ indent: "", counts: new Map(), times: new Map() }));

function write(agent: Agent, stream: "out" | "err", text: string): void {
  const { indent } = stateFor(agent);
  const shown = indent === "" ? text : indent + text.replaceAll("\n", `\n${indent}`);
  settingOf(agent).onWrite(stream, `${shown}\n`);
}

const writing =
  (stream: "out" | "err") =>
  (agent: Agent, _: Value, args: Value[]): Value => {
    write(agent, stream, formatValues(agent, args));
    return undefined;
  };

const log = writing("out");
const warn = writing("err");
const labelOf = (agent: Agent, label: Value): string => (label === undefined ? "default" : toText(agent, label));

const functions: Functions = {
  log: [0, log],
  warn: [0, warn],
  dir: [
    0,
    (agent, _, [object, options]) => {
      write(agent, "out", inspectValue(agent, object, { customInspect: false, ...inspectOptionsOf(agent, options) }));
      return undefined;
    },
  ],
  time: [
    0,
    (agent, _, [label]) => {
      const key = labelOf(agent, label);
      const { times } = stateFor(agent);
      if (!times.has(key)) times.set(key, agent.loop.nowMs);
      return undefined;
    },
  ],
  timeEnd: [
    0,
    (agent, _, [label]) => {
      const key = labelOf(agent, label);
      logTime(agent, key, []);
      stateFor(agent).times.delete(key);
      return undefined;
    },
  ],
  timeLog: [
    0,
    (agent, _, [label, ...data]) => {
      logTime(agent, labelOf(agent, label), data);
      return undefined;
    },
  ],
  trace: [
    0,
    (agent, _, args) => {
      const error = newObject(agent.realm.core.objectPrototype);
      setOwn(error, "name", "Trace");
      setOwn(error, "message", formatValues(agent, args));
      captureStack(error);
      write(agent, "err", toText(agent, get(error, "stack")));
      return undefined;
    },
  ],
  assert: [
    0,
    (agent, self, [condition, ...args]) => {
      if (toBoolean(condition)) return undefined;
      const [first, ...rest] = args;
      const words =
        args.length === 0
          ? "Assertion failed"
          : `Assertion failed: ${typeof first === "string" ? first : isObject(first) ? inspectLoosely(agent, first) : String(first)}`;
      return warn(agent, self, [words, ...rest]);
    },
  ],
  clear: [0, () => undefined],
  count: [
    0,
    (agent, self, [label]) => {
      const key = labelOf(agent, label);
      const { counts } = stateFor(agent);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return log(agent, self, [`${key}: ${counts.get(key) ?? 0}`]);
    },
  ],
  countReset: [
    0,
    (agent, _, [label]) => {
      stateFor(agent).counts.delete(labelOf(agent, label));
      return undefined;
    },
  ],
  group: [
    0,
    (agent, self, args) => {
      if (args.length > 0) log(agent, self, args);
      stateFor(agent).indent += "  ";
      return undefined;
    },
  ],
  groupEnd: [
    0,
    (agent) => {
      const state = stateFor(agent);
      state.indent = state.indent.slice(0, -2);
      return undefined;
    },
  ],
  table: [
    1,
    (agent, self, [data, properties]) => (isObject(data) ? log(agent, self, [tableOf(agent, data, properties)]) : log(agent, self, [data])),
  ],
  debug: [0, log],
  info: [0, log],
  dirxml: [0, log],
  error: [0, warn],
  groupCollapsed: [
    0,
    (agent, self, args) => {
      if (args.length > 0) log(agent, self, args);
      stateFor(agent).indent += "  ";
      return undefined;
    },
  ],
};

/** How `${value}` writes an object. */
const inspectLoosely = (agent: Agent, value: GuestObject): string => toText(agent, value);

function logTime(agent: Agent, label: string, data: readonly Value[]): void {
  const begun = stateFor(agent).times.get(label);
  if (begun === undefined) return;
  write(agent, "out", formatValues(agent, ["%s: %s", label, durationText(agent.loop.nowMs - begun), ...data]));
}

function durationText(ms: number): string {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)}s`;
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const [seconds = "0", rest = "000"] = ((ms % 60_000) / 1000).toFixed(3).split(".");
  return `${hours === 0 ? minutes : `${hours}:${two(minutes)}`}:${seconds.padStart(2, "0")}.${rest} (${hours === 0 ? "" : "h:m"}m:ss.mmm)`;
}

function tableOf(agent: Agent, data: GuestObject, properties: Value): string {
  const show = (value: Value): string => {
    const many = isObject(value) && !isCallable(value) && classOf(value) !== "Array" && enumerableKeys(value).length > 2;
    return inspectValue(agent, value, { depth: many ? -1 : 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY });
  };
  const numbered = (length: number): string[] => Array.from({ length }, (_, at) => show(at));
  if (classOf(data) === "Map") {
    const pairs = mapEntries(data);
    return tableText(
      ["(iteration index)", "Key", "Values"],
      [numbered(pairs.length), pairs.map(([key]) => show(key)), pairs.map(([, value]) => show(value))],
    );
  }
  if (classOf(data) === "Set") {
    const values = setValues(data);
    return tableText(["(iteration index)", "Values"], [numbered(values.length), values.map(show)]);
  }
  const rows = enumerableKeys(data);
  const columns = new Map<string, Array<string | undefined>>();
  const plain: Array<string | undefined> = [];
  rows.forEach((row, at) => {
    const item = getFrom(agent, data, row);
    if (!isObject(item) && properties === undefined) plain[at] = show(item);
    else
      for (const key of isObject(properties) ? listed(agent, properties) : isObject(item) ? enumerableKeys(item) : []) {
        const column = columns.get(key) ?? [];
        columns.set(key, column);
        column[at] = isObject(item) && getOwn(item, key) !== undefined ? show(getFrom(agent, item, key)) : "";
      }
  });
  const heads = [...columns.keys()];
  const cells = [...columns.values()];
  if (plain.length > 0) return tableText(["(index)", ...heads, "Values"], [rows, ...cells, plain]);
  return tableText(["(index)", ...heads], [rows, ...cells]);
}

const listed = (agent: Agent, list: GuestObject): string[] =>
  Array.from({ length: Number(getFrom(agent, list, "length")) }, (_, at) => toText(agent, getFrom(agent, list, String(at))));

function consoleObject(agent: Agent): GuestObject {
  return stateOf(agent, "node.console.object", () => {
    const made = newObject(unmodelledPrototype(agent.realm, "console"));
    return addFunctions(agent.realm, made, functions);
  });
}

export const consoleWorld: World = {
  name: "node:console",
  aliases: ["console"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/console.html",
  knownGaps: ["`new console.Console` ends the run", "times are virtual: work takes no time"],
  faults: [],
  exports: consoleObject,
  globals: (agent) => defineValue(agent.realm.global, "console", consoleObject(agent)),
};
