// The names of CommonJS that test runners give to every module they compile, ES modules too: each means the module that asks.
import type { Agent } from "#machine/agent.ts";
import { newNative } from "#machine/native.ts";
import { define } from "#machine/object.ts";
import { here } from "#machine/place.ts";
import type { Value } from "#machine/value.ts";
import { settingOf } from "../world.ts";

export function addModuleNames(agent: Agent): void {
  const give = (name: string, read: (path: string, each: Agent) => Value): void => {
    define(agent.realm.global, name, {
      get: newNative(agent.realm, `get ${name}`, 0, (each) => read(here()?.path ?? "", each)),
      set: undefined,
      enumerable: false,
      configurable: true,
    });
  };
  give("require", (path, each) => each.modules.requireFunction(path));
  give("__filename", (path, each) => `${settingOf(each).root}/${path}`);
  give("__dirname", (path, each) => `${settingOf(each).root}/${path}`.replace(/\/[^/]*$/, ""));
}
