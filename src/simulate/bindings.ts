// The names that a scenario's later steps and expectations can use.
import type { Value } from "#machine/value.ts";

export type Bindings = Map<string, Value>;
