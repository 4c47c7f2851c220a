// The worlds, sorted by the file they are in.
import { jest } from "./jest/jest.ts";
import { assert, assertStrict } from "./node/assert/module.ts";
import { asyncHooks } from "./node/async-hooks.ts";
import { buffer } from "./node/buffer.ts";
import { consoleWorld } from "./node/console.ts";
import { crypto } from "./node/crypto.ts";
import { events } from "./node/events.ts";
import { fs, fsPromises } from "./node/fs/module.ts";
import { moduleWorld } from "./node/module.ts";
import { os } from "./node/os.ts";
import { path } from "./node/path.ts";
import { perfHooks } from "./node/perf-hooks.ts";
import { processWorld } from "./node/process.ts";
import { nodeTest } from "./node/test/module.ts";
import { timers, timersPromises } from "./node/timers.ts";
import { typesModule, util } from "./node/util.ts";
import { vitest } from "./vitest/vitest.ts";
import { encoding } from "./web/encoding.ts";
import { domEvents } from "./web/events.ts";
import { fetchWorld } from "./web/fetch.ts";
import { unmodelledGlobals } from "./web/unmodelled.ts";
import { url } from "./web/url.ts";
import type { World } from "./world.ts";

export const allWorlds: readonly World[] = [
  jest,
  assert,
  assertStrict,
  asyncHooks,
  buffer,
  consoleWorld,
  crypto,
  events,
  fs,
  fsPromises,
  moduleWorld,
  os,
  path,
  perfHooks,
  processWorld,
  nodeTest,
  timers,
  timersPromises,
  util,
  typesModule,
  vitest,
  encoding,
  domEvents,
  fetchWorld,
  unmodelledGlobals,
  url,
];
