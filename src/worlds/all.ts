// The worlds, sorted by name.
import { jest } from "./jest/jest.ts";
import { assert, assertStrict } from "./node/assert/module.ts";
import { consoleWorld } from "./node/console.ts";
import { path } from "./node/path.ts";
import { processWorld } from "./node/process.ts";
import { nodeTest } from "./node/test/module.ts";
import { timers, timersPromises } from "./node/timers.ts";
import { typesModule, util } from "./node/util.ts";
import { vitest } from "./vitest/vitest.ts";
import type { World } from "./world.ts";

export const allWorlds: readonly World[] = [jest, assert, assertStrict, consoleWorld, path, processWorld, nodeTest, timers, timersPromises, util, typesModule, vitest];
