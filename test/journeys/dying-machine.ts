// A simulation thread as always, but for its machine, which takes the whole thread down wherever a module is to be loaded.
import { exit } from "node:process";
import { Machine } from "#machine/machine.ts";

Machine.prototype.importModule = () => exit(1);
await import("../../src/worker.ts");
