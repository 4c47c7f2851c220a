// Bound functions (ECMA-262, 10.4.1).
import { functionShape } from "./layout.ts";
import { behaviour } from "./object.ts";
import { GuestObject, type Value } from "./value.ts";

/** The private data of a bound function. */
export class BoundData {
  readonly target: GuestObject;
  readonly thisValue: Value;
  readonly args: readonly Value[];

  constructor(target: GuestObject, thisValue: Value, args: readonly Value[]) {
    this.target = target;
    this.thisValue = thisValue;
    this.args = args;
  }
}

const callBound = (object: GuestObject, _thisValue: Value, args: Value[]): Value => {
  const bound = object.data as BoundData;
  return bound.target.behaviour.call!(bound.target, bound.thisValue, [...bound.args, ...args]);
};

const boundBehaviour = behaviour("bound", { call: callBound });
const boundConstructorBehaviour = behaviour("bound", {
  call: callBound,
  construct: (object, args, newTarget) => {
    const bound = object.data as BoundData;
    return bound.target.behaviour.construct!(bound.target, [...bound.args, ...args], newTarget === object ? bound.target : newTarget);
  },
});

/** `Function.prototype.bind` without the bookkeeping of name and length, which the caller works out. */
export function newBound(target: GuestObject, thisValue: Value, args: readonly Value[], name: string, length: number): GuestObject {
  const how = target.behaviour.construct === null ? boundBehaviour : boundConstructorBehaviour;
  return new GuestObject(
    functionShape,
    [length, name],
    target.behaviour.getPrototype(target),
    how,
    new BoundData(target, thisValue, args),
    null,
  );
}
