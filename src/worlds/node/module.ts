// `node:module`: makes `require` functions; the rest ends the run.
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { newNative } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../guest/build.ts";
import { unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import { settingOf, stateOf, type World } from "../world.ts";
import { membersOf } from "./unmodelled.ts";

/** The key of the module at a path or file URL. */
function keyOf(agent: Agent, from: Value): string {
  const text = isObject(from) ? toText(agent, get(from, "href")) : toText(agent, from);
  const path = decodeURIComponent(text.replace(/^file:\/\//, ""));
  const { root } = settingOf(agent);
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

const BUILTINS = [
  "assert",
  "async_hooks",
  "buffer",
  "child_process",
  "cluster",
  "console",
  "constants",
  "crypto",
  "dgram",
  "diagnostics_channel",
  "dns",
  "domain",
  "events",
  "fs",
  "fs/promises",
  "http",
  "http2",
  "https",
  "inspector",
  "module",
  "net",
  "os",
  "path",
  "perf_hooks",
  "process",
  "punycode",
  "querystring",
  "readline",
  "repl",
  "stream",
  "string_decoder",
  "sys",
  "timers",
  "tls",
  "tty",
  "url",
  "util",
  "v8",
  "vm",
  "wasi",
  "worker_threads",
  "zlib",
];

function moduleModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.module", () => {
    const { realm } = agent;
    const made = newObject(unmodelledPrototype(realm, "node:module"));
    for (const member of membersOf("node:module")) setOwn(made, member, unmodelledFunction(realm, `node:module.${member}`, member));
    setOwn(
      made,
      "createRequire",
      newNative(realm, "createRequire", 1, (each, _, [from]) => each.modules.requireFunction(keyOf(each, from))),
    );
    setOwn(
      made,
      "isBuiltin",
      newNative(realm, "isBuiltin", 1, (each, _, [name]) => BUILTINS.includes(toText(each, name).replace(/^node:/, ""))),
    );
    setOwn(made, "builtinModules", arrayOf(realm, BUILTINS));
    return made;
  });
}

export const moduleWorld: World = {
  name: "node:module",
  aliases: ["module"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/module.html",
  knownGaps: ["only `createRequire`, `isBuiltin` and `builtinModules`"],
  faults: [],
  exports: moduleModule,
};
