// Destructuring that waits, in its value, its defaults or its keys. An array pattern whose parts wait takes all its elements
// first: an iterator that watches when it is asked could tell.
import type { Expression, Pattern } from "#ir/program.ts";
import { REGISTERS } from "../../frame.ts";
import type { Value } from "../../value.ts";
import { type Exec, NORMAL } from "../builder.ts";
import { readTemp, tempSlot, writeTemp } from "../inner.ts";
import { compilePattern } from "../pattern.ts";
import { type Taken, takenFrom, takenPart } from "../wording.ts";
import { suspends } from "./suspends.ts";
import { evaluation, type Flatten, type Waiting } from "./waiting.ts";

export function flattenBind(waiting: Waiting, node: Extract<Expression, { kind: "bind" }>, steps: Exec[], flatten: Flatten): Expression {
  const value = flatten(waiting, node.value, steps);
  if (!suspends(node.pattern)) return { ...node, value };
  const slot = tempSlot(waiting.builder);
  steps.push(evaluation(waiting.builder.expression(writeTemp(slot, value))));
  bindSteps(waiting, node.pattern, slot, steps, flatten, takenFrom(node.value));
  return readTemp(slot, node.at);
}

/** Steps that take apart what is in the register `slot`. */
export function bindSteps(
  waiting: Waiting,
  pattern: Pattern,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken = takenPart,
): void {
  if (!suspends(pattern)) {
    const bind = compilePattern(waiting.builder, pattern, taken);
    steps.push((frame) => {
      bind(frame, frame[REGISTERS + slot] as Value);
      return NORMAL;
    });
    return;
  }
  switch (pattern.kind) {
    case "place": {
      const at = pattern.at;
      const assign = flatten(waiting, { kind: "set", at, init: pattern.init, place: pattern.place, value: readTemp(slot, at) }, steps);
      steps.push(evaluation(waiting.builder.expression(assign)));
      return;
    }
    case "default":
      return defaultSteps(waiting, pattern, slot, steps, flatten);
    case "object":
      return objectSteps(waiting, pattern, slot, steps, flatten, taken);
    case "array":
      return arraySteps(waiting, pattern, slot, steps, flatten, taken);
  }
}

function defaultSteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "default" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
): void {
  const filled: Exec[] = [];
  const value = flatten(waiting, pattern.value, filled);
  filled.push(evaluation(waiting.builder.expression(writeTemp(slot, value))));
  steps.push(
    waiting.choose(
      (frame) => frame[REGISTERS + slot] === undefined,
      waiting.sequence(filled),
      () => NORMAL,
    ),
  );
  bindSteps(waiting, pattern.pattern, slot, steps, flatten);
}

/** Property by property; with a rest, the others are taken first and the rest keeps what no key named. */
function objectSteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "object" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken,
): void {
  const { builder } = waiting;
  const keys = pattern.properties.map(({ key }) => waiting.keep(steps, flatten(waiting, key, steps)));
  const temps = pattern.properties.map(() => tempSlot(builder));
  const places = temps.map((temp): Pattern => placePattern(temp, pattern.at));
  const restSlot = pattern.rest === null ? null : tempSlot(builder);
  const simple: Pattern = {
    ...pattern,
    properties: keys.map((key, at) => ({ key, pattern: places[at]! })),
    rest: restSlot === null ? null : placePattern(restSlot, pattern.at),
  };
  bindSteps(waiting, simple, slot, steps, flatten, taken);
  for (const [at, each] of pattern.properties.entries()) bindSteps(waiting, each.pattern, temps[at]!, steps, flatten);
  if (pattern.rest !== null) bindSteps(waiting, pattern.rest, restSlot!, steps, flatten);
}

function arraySteps(
  waiting: Waiting,
  pattern: Extract<Pattern, { kind: "array" }>,
  slot: number,
  steps: Exec[],
  flatten: Flatten,
  taken: Taken,
): void {
  const { builder } = waiting;
  const temps = pattern.items.map((item) => (item === null ? null : tempSlot(builder)));
  const restSlot = pattern.rest === null ? null : tempSlot(builder);
  const simple: Pattern = {
    ...pattern,
    items: temps.map((temp) => (temp === null ? null : placePattern(temp, pattern.at))),
    rest: restSlot === null ? null : placePattern(restSlot, pattern.at),
  };
  bindSteps(waiting, simple, slot, steps, flatten, taken);
  pattern.items.forEach((item, at) => {
    if (item !== null) bindSteps(waiting, item, temps[at]!, steps, flatten);
  });
  if (pattern.rest !== null) bindSteps(waiting, pattern.rest, restSlot!, steps, flatten);
}

const placePattern = (slot: number, at: number): Pattern => ({
  kind: "place",
  at,
  init: true,
  place: { kind: "variable", name: "", check: false, fixed: false, variable: { kind: "register", slot } },
});
