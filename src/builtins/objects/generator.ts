// The prototypes of generators and async generators: https://tc39.es/ecma262/#sec-generator-objects. Resuming is the machine's.
import { AsyncGeneratorData, enqueueAsyncGenerator } from "#machine/async-generator.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { GeneratorData, type GeneratorMode, resumeGenerator } from "#machine/generator.ts";
import { defineMethod } from "#machine/native.ts";
import { promiseBy } from "#machine/promise.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { defineTag } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [];

const MODES: readonly GeneratorMode[] = ["next", "return", "throw"];

export function fill(realm: Realm): void {
  const { generatorPrototype, asyncGeneratorPrototype } = realm.core;
  for (const mode of MODES) {
    defineMethod(realm, generatorPrototype, mode, 1, (agent, self, [value]) => {
      const generator = known(self);
      if (!(generator instanceof GuestObject) || !(generator.data instanceof GeneratorData))
        return throwTypeError(agent, refusal("Generator", mode, generator));
      return resumeGenerator(agent, generator, mode, value);
    });
    defineMethod(realm, asyncGeneratorPrototype, mode, 1, (agent, self, [value]) => {
      const generator = known(self);
      if (generator instanceof GuestObject && generator.data instanceof AsyncGeneratorData)
        return enqueueAsyncGenerator(agent, generator, mode, value);
      return promiseBy(agent, () => throwTypeError(agent, refusal("AsyncGenerator", mode, generator)));
    });
  }
  defineTag(generatorPrototype, "Generator");
  defineTag(asyncGeneratorPrototype, "AsyncGenerator");
}

const refusal = (kind: string, mode: GeneratorMode, receiver: Value): string =>
  `Method [${kind}].prototype.${mode} called on incompatible receiver ${worded(receiver)}`;
