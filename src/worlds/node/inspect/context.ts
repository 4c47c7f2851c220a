// One inspection in progress: its options, where it stands on the line, and the objects it is inside of.
import type { Agent } from "#machine/agent.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import type { Layout } from "./layout.ts";

export type InspectOptions = {
  readonly showHidden: boolean;
  /** Levels shown below the outermost; Infinity for all. */
  readonly depth: number;
  readonly customInspect: boolean;
  readonly showProxy: boolean;
  readonly maxArrayLength: number;
  readonly maxStringLength: number;
  readonly breakLength: number;
  readonly compact: number | false;
  readonly sorted: boolean;
  readonly getters: boolean;
};

/** `util.inspect.defaultOptions` of Node 20. */
export const defaultInspectOptions: InspectOptions = {
  showHidden: false,
  depth: 2,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
};

export type Inspection = {
  readonly agent: Agent;
  readonly options: InspectOptions;
  readonly layout: Layout;
  readonly seen: GuestObject[];
  readonly circular: Map<GuestObject, number>;
  /** Prints a value found inside; `depth` counts levels from 0. */
  readonly print: (inspection: Inspection, value: Value, depth: number, typed?: boolean) => string;
};

/** Prints something inside, two columns further in. */
export function indented(inspection: Inspection, work: () => string): string {
  inspection.layout.indentation += 2;
  const text = work();
  inspection.layout.indentation -= 2;
  return text;
}
