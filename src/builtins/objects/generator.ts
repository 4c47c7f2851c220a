// The prototypes of generators and async generators: https://tc39.es/ecma262/#sec-generator-objects. Resuming is the machine's.
import { enqueueAsyncGenerator } from "#machine/async-generator.ts";
import { type GeneratorMode, resumeGenerator } from "#machine/generator.ts";
import { defineMethod } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [];

const MODES: readonly GeneratorMode[] = ["next", "return", "throw"];

export function fill(realm: Realm): void {
  const { generatorPrototype, asyncGeneratorPrototype } = realm.core;
  for (const mode of MODES) {
    defineMethod(realm, generatorPrototype, mode, 1, (agent, self, [value]) => resumeGenerator(agent, self, mode, value));
    defineMethod(realm, asyncGeneratorPrototype, mode, 1, (agent, self, [value]) => enqueueAsyncGenerator(agent, self, mode, value));
  }
  defineTag(generatorPrototype, "Generator");
  defineTag(asyncGeneratorPrototype, "AsyncGenerator");
}
