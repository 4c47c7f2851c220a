// Functions written in guest code, as objects: how they are made, called and constructed.
// Compiled code enters most of them directly (see `code/invoke.ts`).
import {
  type Cell,
  Closure,
  type Code,
  type DefaultConstructor,
  type FieldPlan,
  type FunctionTemplate,
  type ModuleInstance,
} from "./code.ts";
import { throwError, throwTypeError } from "./error.ts";
import { AT, CALLEE, CAPTURED, CODE, type Frame, REGISTERS } from "./frame.ts";
import { SHARED_SLOTS } from "./heap.ts";
import { constructorShape, functionShape, PROTOTYPE_SLOT, prototypeShape } from "./layout.ts";
import { behaviour, get, newObject } from "./object.ts";
import { ordinary } from "./ordinary.ts";
import { running } from "./running.ts";
import { ACCESSOR, emptyShape, LAZY } from "./shape.ts";
import { type Behaviour, GuestObject, Lazy, type Slot, UNINITIALISED, type Value } from "./value.ts";

/** Makes the function object for a closure over these cells. */
export function newClosure(code: Code, captured: Cell[], instance: ModuleInstance): GuestObject {
  code.template ??= templateOf(code);
  const { shape, slots, behaviour: how } = code.template;
  const made = new GuestObject(shape, slots, protoOf(code, instance), how, new Closure(code, captured, instance), null);
  made.epoch = SHARED_SLOTS;
  return made;
}

function templateOf(code: Code): FunctionTemplate {
  const { fn } = code;
  const plain = !fn.async && !fn.generator;
  const slots: Slot[] = [fn.length, fn.name];
  if (fn.generator) return { shape: constructorShape, slots: [...slots, lazyGeneratorPrototype], behaviour: closureBehaviour };
  if (plain && fn.kind === "normal") return { shape: constructorShape, slots: [...slots, lazyPrototype], behaviour: constructorBehaviour };
  return { shape: functionShape, slots, behaviour: closureBehaviour };
}

function protoOf(code: Code, instance: ModuleInstance): GuestObject {
  const { fn } = code;
  const core = instance.realm.core;
  if (fn.generator) return fn.async ? core.asyncGeneratorFunctionPrototype : core.generatorFunctionPrototype;
  return fn.async ? core.asyncFunctionPrototype : core.functionPrototype;
}

const lazyPrototype = new Lazy((fn) => {
  const { realm } = (fn.data as Closure).instance;
  return new GuestObject(prototypeShape, [fn, undefined, undefined, undefined], realm.core.objectPrototype, ordinary, null, null);
});

const lazyGeneratorPrototype = new Lazy((fn) => {
  const closure = fn.data as Closure;
  const core = closure.instance.realm.core;
  return newObject(closure.code.fn.async ? core.asyncGeneratorPrototype : core.generatorPrototype);
});

/** A frame with the arguments in place. */
function frameFor(fn: GuestObject, thisValue: Value, newTarget: Value, args: Value[]): Frame {
  const closure = fn.data as Closure;
  const compiled = closure.code.ready();
  const frame: Frame = new Array(compiled.size);
  frame[CODE] = closure.code;
  frame[AT] = closure.code.fn.start;
  frame[CAPTURED] = closure.captured;
  frame[CALLEE] = fn;
  const count = args.length < compiled.positional ? args.length : compiled.positional;
  for (let at = 0; at < count; at++) frame[REGISTERS + at] = args[at];
  if (compiled.bind !== null) compiled.bind(frame, thisValue, newTarget, args);
  if (compiled.instantiate !== null) {
    compiled.instantiate.cells(frame);
    compiled.instantiate.functions(frame);
  }
  return frame;
}

export function callClosure(fn: GuestObject, thisValue: Value, args: Value[]): Value {
  const frame = frameFor(fn, thisValue, undefined, args);
  return (fn.data as Closure).code.compiled!.run(frame);
}

/** `newTarget.prototype` without a look-up where its place is known. */
export function prototypeFrom(newTarget: GuestObject, fallback: GuestObject): GuestObject {
  const shape = newTarget.shape;
  const known =
    shape.keyAt(PROTOTYPE_SLOT) === "prototype" &&
    shape.count > PROTOTYPE_SLOT &&
    (shape.attributesAt(PROTOTYPE_SLOT) & (LAZY | ACCESSOR)) === 0;
  const found = known ? newTarget.slots[PROTOTYPE_SLOT] : get(newTarget, "prototype");
  return found instanceof GuestObject ? found : fallback;
}

/** An empty instance with about the slots the last one needed. */
function newInstance(prototype: GuestObject, slots: number): GuestObject {
  return new GuestObject(emptyShape, roomFor(slots), prototype, ordinary, null, null);
}

function roomFor(slots: number): Slot[] {
  if (slots <= 2) return [undefined, undefined];
  if (slots <= 4) return [undefined, undefined, undefined, undefined];
  if (slots <= 8) return [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  const room: Slot[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  while (room.length < slots) room.push(undefined);
  return room;
}

function constructClosure(fn: GuestObject, args: Value[], newTarget: GuestObject): Value {
  const closure = fn.data as Closure;
  const code = closure.code;
  const made = newInstance(prototypeFrom(newTarget, closure.instance.realm.core.objectPrototype), code.instanceSlots);
  if (closure.fields !== null) runFields(closure.fields, made);
  const frame = frameFor(fn, made, newTarget, args);
  const result = code.compiled!.run(frame);
  if (result instanceof GuestObject) return result;
  if (made.shape.count > code.instanceSlots && made.shape.count <= 64) code.instanceSlots = made.shape.count;
  return made;
}

export function runFields(fields: readonly FieldPlan[], instance: GuestObject): void {
  for (let at = 0; at < fields.length; at++) fields[at]!(instance);
}

/** A derived constructor: `this` comes from `super(…)` and is left in its frame. */
function constructDerived(fn: GuestObject, args: Value[], newTarget: GuestObject): Value {
  const frame = frameFor(fn, UNINITIALISED, newTarget, args);
  const code = (fn.data as Closure).code;
  const result = code.compiled!.run(frame);
  if (result instanceof GuestObject) return result;
  if (result !== undefined) return throwTypeError(running(), "Derived constructors may only return object or undefined");
  const slot = code.fn.implicit.find((each) => each.what === "this");
  const place = slot === undefined ? UNINITIALISED : frame[REGISTERS + slot.slot];
  const self = slot?.cell === true ? (place as Cell).value : place;
  if (self !== UNINITIALISED) return self as Value;
  return throwError(
    running(),
    "ReferenceError",
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  );
}

/** A class without a constructor of its own. */
function constructDefault(fn: GuestObject, args: Value[], newTarget: GuestObject): Value {
  const data = fn.data as DefaultConstructor;
  if (!data.derived) {
    const made = newInstance(prototypeFrom(newTarget, running().realm.core.objectPrototype), 0);
    if (data.fields !== null) runFields(data.fields, made);
    return made;
  }
  const made = constructParent(fn, args, newTarget);
  if (data.fields !== null) runFields(data.fields, made as GuestObject);
  return made;
}

/** What `super(…)` constructs. */
export function constructParent(fn: GuestObject, args: Value[], newTarget: GuestObject): Value {
  const parent = fn.behaviour.getPrototype(fn);
  if (parent === null || parent.behaviour.construct === null) {
    return throwTypeError(running(), `Super constructor ${parent === null ? "null" : "[object]"} of anonymous class is not a constructor`);
  }
  return parent.behaviour.construct(parent, args, newTarget);
}

const refuseCall = (fn: GuestObject): never => throwTypeError(running(), `Class constructor ${nameOf(fn)} cannot be invoked without 'new'`);
const nameOf = (fn: GuestObject): string => (fn.data instanceof Closure ? fn.data.code.fn.name : (fn.data as DefaultConstructor).name);

const closureBehaviour: Behaviour = behaviour("function", { call: callClosure });
const constructorBehaviour: Behaviour = behaviour("function", { call: callClosure, construct: constructClosure });
export const classBehaviour: Behaviour = behaviour("class", { call: refuseCall, construct: constructClosure });
export const derivedBehaviour: Behaviour = behaviour("class", { call: refuseCall, construct: constructDerived });
export const defaultBehaviour: Behaviour = behaviour("class", { call: refuseCall, construct: constructDefault });
