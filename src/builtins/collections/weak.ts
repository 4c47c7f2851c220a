// The private data of weak collections. They hold strongly: a run is short, and collection must not be seen.
import type { Value } from "#machine/value.ts";

export class WeakMapData {
  readonly held: Map<Value, Value>;

  constructor(held: Map<Value, Value> = new Map()) {
    this.held = held;
  }
}

export class WeakSetData {
  readonly held: Set<Value>;

  constructor(held: Set<Value> = new Set()) {
    this.held = held;
  }
}

export class WeakRefData {
  readonly target: Value;

  constructor(target: Value) {
    this.target = target;
  }
}

/** A registry whose callbacks never come; it knows the tokens that were registered. */
export class RegistryData {
  readonly tokens: Set<Value>;

  constructor(tokens: Set<Value> = new Set()) {
    this.tokens = tokens;
  }
}
