// A simulation thread as always, but for its machine, which is at fault wherever a module is to be loaded.
import { Bug } from "#ground/bug.ts";
import { Machine } from "#machine/machine.ts";

Machine.prototype.importModule = () => {
  throw new Bug("made to throw, token ghs_0123456789abcdefghij");
};
await import("../../src/worker.ts");
