// `node:fs` and `node:fs/promises`: the same calls at once, later with a callback, and as promises. They never touch a real disk.
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { recordOf } from "../../guest/build.ts";
import { unmodelledFunction, unmodelledPrototype } from "../../guest/unmodelled.ts";
import { stateOf, type World } from "../../world.ts";
import { type Call, calls, exists } from "./calls.ts";

/** A disk answers after this much virtual time; answers asked for together may come in any order. */
const LATENCY_MS = 1;

const STREAMS = [
  "createReadStream",
  "createWriteStream",
  "watch",
  "watchFile",
  "unwatchFile",
  "open",
  "openSync",
  "close",
  "closeSync",
  "read",
  "readSync",
  "write",
  "writeSync",
  "fstatSync",
  "opendirSync",
  "cpSync",
  "cp",
  "symlinkSync",
  "readlinkSync",
  "linkSync",
  "truncateSync",
  "ftruncateSync",
  "fsyncSync",
  "glob",
];

function later(
  agent: Agent,
  name: string,
  made: Call,
  args: readonly Value[],
  settle: (outcome: { readonly ok: boolean; readonly value: Value }) => void,
): void {
  agent.loop.arrival(
    LATENCY_MS,
    () => {
      const done = attempt(() => made(agent, args));
      settle(done.ok ? { ok: true, value: done.value } : { ok: false, value: done.thrown.value });
    },
    `fs.${name}`,
  );
}

function promises(agent: Agent): GuestObject {
  return stateOf(agent, "node.fs.promises", () => {
    const { realm } = agent;
    const module = newObject(unmodelledPrototype(realm, "node:fs/promises"));
    for (const [name, made] of Object.entries(calls)) {
      setOwn(
        module,
        name,
        newNative(realm, name, 1, (each, _, args) => {
          const promise = newPromise(each);
          later(each, name, made, args, ({ ok, value }) =>
            ok ? resolvePromise(each, promise, value) : rejectPromise(each, promise, value),
          );
          return promise;
        }),
      );
    }
    for (const name of ["open", "cp", "watch", "opendir", "symlink", "readlink", "truncate"])
      setOwn(module, name, unmodelledFunction(realm, `node:fs/promises.${name}`, name));
    setOwn(module, "constants", constants(agent));
    return module;
  });
}

const constants = (agent: Agent): GuestObject =>
  recordOf(agent.realm, [
    ["F_OK", 0],
    ["R_OK", 4],
    ["W_OK", 2],
    ["X_OK", 1],
    ["COPYFILE_EXCL", 1],
    ["O_RDONLY", 0],
    ["O_WRONLY", 1],
    ["O_RDWR", 2],
  ]);

function fsModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.fs", () => {
    const { realm } = agent;
    const module = newObject(unmodelledPrototype(realm, "node:fs"));
    for (const [name, made] of Object.entries(calls)) {
      setOwn(
        module,
        `${name}Sync`,
        newNative(realm, `${name}Sync`, 1, (each, _, args) => made(each, args)),
      );
      setOwn(
        module,
        name,
        newNative(realm, name, 1, (each, _, args) => {
          const done = args[args.length - 1];
          if (!isCallable(done)) return made(each, args);
          later(each, name, made, args.slice(0, -1), ({ ok, value }) => void call(each, done, undefined, ok ? [null, value] : [value]));
          return undefined;
        }),
      );
    }
    setOwn(
      module,
      "existsSync",
      newNative(realm, "existsSync", 1, (each, _, [path]) => exists(each, path)),
    );
    for (const name of STREAMS)
      setOwn(module, name, unmodelledFunction(realm, `node:fs.${name}`, name, "read or write whole files in what is simulated"));
    setOwn(module, "constants", constants(agent));
    setOwn(module, "promises", promises(agent));
    return module;
  });
}

export const fs: World = {
  name: "node:fs",
  aliases: ["fs"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/fs.html",
  knownGaps: ["no streams, file handles, links or watching", "modes and owners are ignored"],
  faults: ["ENOENT", "EEXIST", "EISDIR", "ENOTDIR", "ENOTEMPTY"],
  exports: fsModule,
};

export const fsPromises: World = { ...fs, name: "node:fs/promises", aliases: ["fs/promises"], exports: promises };
