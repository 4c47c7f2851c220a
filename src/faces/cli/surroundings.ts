// What every command is given: the tools, the screen, and a place for its exit code.
import type { Screen } from "./screen.ts";
import type { Tools } from "./tools.ts";

export type Surroundings = { readonly tools: Tools; readonly screen: Screen /** Set by a command that ran. */; exitCode: number };
