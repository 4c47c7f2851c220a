// `process` of Node 20 on an imagined Linux machine: everything it says is fixed or comes from the scenario.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toNumber, toText } from "#machine/convert.ts";
import { newError, throwValue } from "#machine/error.ts";
import { defineValue, newNative } from "#machine/native.ts";
import { behaviour, define, get, newExotic, newObject, setOwn } from "#machine/object.ts";
import { ordinaryDefine, ordinarySet } from "#machine/ordinary.ts";
import { running } from "#machine/running.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addFunctions, arrayOf, type Functions, objectWith, recordOf } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { settingOf, stateOf, type World } from "../world.ts";
import { emit, exit, exitState } from "./exit.ts";

const VERSION = "20.20.2";

/** Environment values are always text, as in the real one. */
const envBehaviour = behaviour("env", {
  set: (object, key, value, receiver) => ordinarySet(object, key, value === undefined ? "undefined" : toText(running(), value), receiver),
  define: (object, key, descriptor) =>
    ordinaryDefine(object, key, "value" in descriptor ? { ...descriptor, value: toText(running(), descriptor.value) } : descriptor),
});

function envObject(agent: Agent): GuestObject {
  const env = newExotic(envBehaviour, agent.realm.core.objectPrototype, null);
  for (const [name, value] of Object.entries(settingOf(agent).env))
    define(env, name, { value, writable: true, enumerable: true, configurable: true });
  return env;
}

const functions: Functions = {
  cwd: [0, (agent) => settingOf(agent).root],
  chdir: [1, (agent) => agent.stuck({ kind: "unmodelled", what: "process.chdir", message: "changing the directory is not modelled" })],
  exit: [1, (agent, self, [code]) => exit(agent, self, code === undefined ? exitCodeOf(agent, self) : toNumber(agent, code))],
  abort: [0, (agent, self) => exit(agent, self, 134)],
  nextTick: [
    1,
    (agent, _, [fn, ...args]) => {
      if (!isCallable(fn)) return invalid(agent, "callback", "of type function", fn);
      agent.loop.tick(() => void call(agent, fn, undefined, [...args]));
      return undefined;
    },
  ],
  hrtime: [
    1,
    (agent, _, [since]) => {
      const [seconds, rest] = hrtime(agent);
      if (!isObject(since)) return arrayOf(agent.realm, [seconds, rest]);
      const passed = (seconds - Number(get(since, "0"))) * 1e9 + rest - Number(get(since, "1"));
      return arrayOf(agent.realm, [Math.floor(passed / 1e9), passed % 1e9]);
    },
  ],
  uptime: [0, (agent) => (agent.loop.nowMs + 20) / 1000],
  memoryUsage: [
    0,
    (agent) =>
      recordOf(agent.realm, [
        ["rss", 52_428_800],
        ["heapTotal", 6_291_456],
        ["heapUsed", 4_194_304],
        ["external", 1_048_576],
        ["arrayBuffers", 10_240],
      ]),
  ],
  cpuUsage: [
    0,
    (agent) =>
      recordOf(agent.realm, [
        ["user", 0],
        ["system", 0],
      ]),
  ],
  emitWarning: [
    1,
    (agent, _, [warning, type]) => {
      const name = isObject(warning) ? String(get(warning, "name")) : typeof type === "string" ? type : "Warning";
      const message = isObject(warning) ? String(get(warning, "message")) : toText(agent, warning);
      settingOf(agent).onWrite(
        "err",
        `(node:4242) ${name}: ${message}\n(Use \`node --trace-warnings ...\` to show where the warning was created)\n`,
      );
      return undefined;
    },
  ],
  on: [2, (agent, self, [event, fn]) => listen(agent, self, event, fn, false)],
  addListener: [2, (agent, self, [event, fn]) => listen(agent, self, event, fn, false)],
  prependListener: [2, (agent, self, [event, fn]) => listen(agent, self, event, fn, false)],
  once: [2, (agent, self, [event, fn]) => listen(agent, self, event, fn, true)],
  off: [2, (agent, self, [event, fn]) => unlisten(agent, self, event, fn)],
  removeListener: [2, (agent, self, [event, fn]) => unlisten(agent, self, event, fn)],
  removeAllListeners: [
    1,
    (agent, self, [event]) => {
      const { listeners } = exitState(agent);
      if (event === undefined) listeners.clear();
      else listeners.delete(toText(agent, event));
      return self;
    },
  ],
  listenerCount: [1, (agent, _, [event]) => exitState(agent).listeners.get(toText(agent, event))?.length ?? 0],
  listeners: [
    1,
    (agent, _, [event]) =>
      arrayOf(
        agent.realm,
        (exitState(agent).listeners.get(toText(agent, event)) ?? []).map(({ fn }) => fn),
      ),
  ],
  emit: [1, (agent, self, [event, ...args]) => emit(agent, self, toText(agent, event), args)],
  setMaxListeners: [1, (_, self) => self],
  umask: [0, () => 18],
  getuid: [0, () => 1000],
  getgid: [0, () => 1000],
};

function listen(agent: Agent, self: Value, event: Value, fn: Value, once: boolean): Value {
  if (!isCallable(fn)) return invalid(agent, "listener", "of type function", fn);
  const { listeners } = exitState(agent);
  const name = toText(agent, event);
  listeners.set(name, [...(listeners.get(name) ?? []), { fn, once }]);
  return self;
}

function unlisten(agent: Agent, self: Value, event: Value, fn: Value): Value {
  const { listeners } = exitState(agent);
  const name = toText(agent, event);
  const kept = [...(listeners.get(name) ?? [])];
  const at = kept.findLastIndex((each) => each.fn === fn);
  if (at >= 0) kept.splice(at, 1);
  listeners.set(name, kept);
  return self;
}

function invalid(agent: Agent, name: string, wanted: string, value: Value): never {
  const error = newError(
    agent,
    "TypeError",
    `The "${name}" argument must be ${wanted}. Received ${value === undefined ? "undefined" : typeof value}`,
  );
  setOwn(error, "code", "ERR_INVALID_ARG_TYPE");
  return throwValue(error);
}

function hrtime(agent: Agent): readonly [number, number] {
  const ms = agent.loop.nowMs + 20;
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1e6)];
}

function exitCodeOf(agent: Agent, self: Value): number | null {
  const code = isObject(self) ? get(self, "exitCode") : undefined;
  return code === undefined || code === null ? null : toNumber(agent, code);
}

function stream(agent: Agent, name: "stdout" | "stderr", fd: number): GuestObject {
  const made = newObject(unmodelledPrototype(agent.realm, `process.${name}`));
  addFunctions(agent.realm, made, {
    write: [
      1,
      (each, _, args) => {
        const [chunk] = args;
        settingOf(each).onWrite(name === "stdout" ? "out" : "err", textOfChunk(each, chunk));
        const done = args.find((arg) => isCallable(arg));
        if (done !== undefined) each.loop.tick(() => void call(each, done, undefined, []));
        return true;
      },
    ],
    end: [0, () => undefined],
    on: [2, (_, self) => self],
    once: [2, (_, self) => self],
    removeListener: [2, (_, self) => self],
    off: [2, (_, self) => self],
    emit: [1, () => false],
    cork: [0, () => undefined],
    uncork: [0, () => undefined],
    hasColors: [0, () => false],
    getColorDepth: [0, () => 1],
  });
  for (const [key, value] of [
    ["fd", fd],
    ["isTTY", false],
    ["writable", true],
    ["columns", undefined],
    ["rows", undefined],
  ] as const)
    setOwn(made, key, value);
  return made;
}

function textOfChunk(agent: Agent, chunk: Value): string {
  if (typeof chunk === "string") return chunk;
  return agent.stuck({ kind: "unmodelled", what: "process.stdout.write", message: "only text can be written" });
}

export function processObject(agent: Agent): GuestObject {
  return stateOf(agent, "node.process", () => {
    const { realm } = agent;
    const setting = settingOf(agent);
    const made = newObject(unmodelledPrototype(realm, "process"));
    const facts: ReadonlyArray<readonly [string, Value]> = [
      ["version", `v${VERSION}`],
      ["arch", "x64"],
      ["platform", "linux"],
      ["pid", 4242],
      ["ppid", 4241],
      ["title", "node"],
      ["exitCode", undefined],
      ["execPath", "/usr/local/bin/node"],
      ["argv0", "node"],
      [
        "versions",
        recordOf(realm, [
          ["node", VERSION],
          ["v8", "11.3.244.8-node.33"],
          ["modules", "115"],
          ["uv", "1.46.0"],
        ]),
      ],
      [
        "release",
        recordOf(realm, [
          ["name", "node"],
          ["lts", "Iron"],
        ]),
      ],
      ["argv", arrayOf(realm, setting.argv)],
      ["execArgv", arrayOf(realm, [])],
      ["env", envObject(agent)],
      [
        "features",
        recordOf(realm, [
          ["inspector", true],
          ["typescript", false],
        ]),
      ],
      ["config", recordOf(realm, [["variables", newObject(realm.core.objectPrototype)]])],
      ["stdout", stream(agent, "stdout", 1)],
      ["stderr", stream(agent, "stderr", 2)],
    ];
    for (const [key, value] of facts) setOwn(made, key, value);
    addFunctions(realm, made, functions);
    setOwn(
      get(made, "hrtime") as GuestObject,
      "bigint",
      newNative(realm, "bigint", 0, (each) => BigInt(Math.round((each.loop.nowMs + 20) * 1e6))),
    );
    setOwn(
      get(made, "memoryUsage") as GuestObject,
      "rss",
      newNative(realm, "rss", 0, () => 52_428_800),
    );
    setOwn(made, "allowedNodeEnvironmentFlags", objectWith(realm, {}));
    return made;
  });
}

export const processWorld: World = {
  name: "node:process",
  aliases: ["process"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/process.html",
  knownGaps: ["no signals, no stdin, no IPC, no `chdir`", "memory and processor use are fixed numbers"],
  faults: [],
  exports: processObject,
  globals: (agent) => {
    defineValue(agent.realm.global, "process", processObject(agent));
    defineValue(agent.realm.global, "global", agent.realm.global);
  },
};
