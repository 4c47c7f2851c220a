// Members of classes: methods and accessors are put in place when the class is made; fields, private methods and static
// blocks become plans that run on an instance (or on the class).
import type { ClassMember, MemberKey } from "#ir/program.ts";
import { keyText, putData } from "../access.ts";
import { callClosure } from "../closure.ts";
import type { Closure, FieldPlan } from "../code.ts";
import { throwTypeError } from "../error.ts";
import type { Frame } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { touch } from "../heap.ts";
import { newNative } from "../native.ts";
import { addRow, ordinary } from "../ordinary.ts";
import { running } from "../running.ts";
import { ACCESSOR, HIDDEN, type Shape, WRITABLE } from "../shape.ts";
import { GuestSymbol, type PropertyKey } from "../symbol.ts";
import { Accessor, GuestObject, type Value } from "../value.ts";
import type { Builder } from "./builder.ts";
import { closureAt } from "./function.ts";
import { compileKey, nameFunction } from "./object.ts";

/** What is still to be done on each instance, or once on the class (`static`). `first`: before any field. */
export type Plan = { readonly static: boolean; readonly first: boolean; readonly run: FieldPlan };
/** Evaluates a member in its turn. */
export type Member = (frame: Frame, made: GuestObject, prototype: GuestObject) => Plan | null;

export function compileMember(builder: Builder, member: ClassMember, className: string): Member {
  if (member.kind === "static-block") return staticBlock(builder, member);
  const key = memberKey(builder, member.key, member.at);
  if (member.kind !== "field") return method(builder, member, key, className);
  return member.accessor ? accessorField(builder, member, key) : field(builder, member, key);
}

function memberKey(builder: Builder, key: MemberKey, at: number): (frame: Frame) => PropertyKey {
  if (key.kind === "public") return compileKey(builder, key.value, at);
  const name = builder.expression(key.name);
  return (frame) => name(frame) as GuestSymbol;
}

function staticBlock(builder: Builder, member: Extract<ClassMember, { kind: "static-block" }>): Member {
  const make = closureAt(builder, member.function);
  return (frame, made) => {
    const block = make(frame);
    (block.data as Closure).home = made;
    return { static: true, first: false, run: (owner) => void callClosure(block, owner, []) };
  };
}

type MethodMember = Extract<ClassMember, { kind: "method" | "get" | "set" }>;

function method(builder: Builder, member: MethodMember, key: (frame: Frame) => PropertyKey, className: string): Member {
  const owner = `${member.static ? "class" : "an instance of class"} ${className === "" ? "anonymous" : className}`;
  const make = closureAt(builder, member.function);
  const { kind } = member;
  const isPrivate = member.key.kind === "private";
  return (frame, made, prototype) => {
    const holder = member.static ? made : prototype;
    const name = key(frame);
    const fn = make(frame);
    (fn.data as Closure).home = holder;
    nameFunction(fn, name, kind === "method" ? "" : `${kind} `);
    if (isPrivate) {
      (name as GuestSymbol).owner = owner;
      return { static: member.static, first: true, run: privateMethod(name, fn, kind) };
    }
    defineMethodOn(holder, name, fn, kind);
    return null;
  };
}

function defineMethodOn(holder: GuestObject, name: PropertyKey, fn: GuestObject, kind: "method" | "get" | "set"): void {
  if (kind === "method" && holder.shape.find(name) < 0) return addRow(holder, name, fn, HIDDEN);
  const done =
    kind === "method"
      ? holder.behaviour.define(holder, name, { value: fn, writable: true, enumerable: false, configurable: true })
      : holder.behaviour.define(holder, name, { [kind]: fn, enumerable: false, configurable: true });
  if (!done) throwTypeError(running(), `Cannot redefine property: ${keyText(name)}`);
}

function privateMethod(name: PropertyKey, fn: GuestObject, kind: "method" | "get" | "set"): FieldPlan {
  if (kind === "method") return (owner) => addPrivate(owner, name, fn, 0);
  return (owner) => {
    const slot = owner.shape.find(name);
    if (slot < 0) return addPrivate(owner, name, kind === "get" ? new Accessor(fn, undefined) : new Accessor(undefined, fn), ACCESSOR);
    const pair = owner.slots[slot] as Accessor;
    touch(owner);
    owner.slots[slot] = kind === "get" ? new Accessor(fn, pair.set) : new Accessor(pair.get, fn);
  };
}

function addPrivate(owner: GuestObject, name: PropertyKey, held: Value | Accessor, attributes: number): void {
  if (owner.shape.find(name) >= 0) throwTypeError(running(), "Cannot initialize private methods of class twice on the same object");
  addRow(owner, name, held, attributes);
}

type FieldMember = Extract<ClassMember, { kind: "field" }>;

function field(builder: Builder, member: FieldMember, key: (frame: Frame) => PropertyKey): Member {
  const make = member.function === null ? null : closureAt(builder, member.function);
  const isPrivate = member.key.kind === "private";
  return (frame, made, prototype) => {
    const name = key(frame);
    const initializer = make === null ? null : make(frame);
    if (initializer !== null) (initializer.data as Closure).home = member.static ? made : prototype;
    return { static: member.static, first: false, run: isPrivate ? privateField(name, initializer) : publicField(name, initializer) };
  };
}

function publicField(name: PropertyKey, initializer: GuestObject | null): FieldPlan {
  let before: Shape | null = null;
  let after: Shape | null = null;
  return (owner) => {
    const value = initializer === null ? undefined : callClosure(initializer, owner, []);
    // The shape without the field leads to the one with it; remembered for the last shape seen.
    if (owner.shape === before && owner.shape.count < owner.slots.length) {
      if (owner.epoch !== gauges.epoch) touch(owner);
      owner.slots[before.count] = value;
      owner.shape = after!;
      return;
    }
    const shape = owner.shape;
    const simple = owner.behaviour === ordinary && !shape.dictionary && shape.extensible && shape.find(name) < 0;
    putData(running(), owner, name, value);
    if (!simple || owner.shape.dictionary) return;
    before = shape;
    after = owner.shape;
  };
}

function privateField(name: PropertyKey, initializer: GuestObject | null): FieldPlan {
  return (owner) => {
    const value = initializer === null ? undefined : callClosure(initializer, owner, []);
    if (owner.shape.find(name) >= 0)
      throwTypeError(running(), `Cannot initialize ${(name as GuestSymbol).description} twice on the same object`);
    addRow(owner, name, value, WRITABLE);
  };
}

/** `accessor x`: a getter and setter over hidden storage. */
function accessorField(builder: Builder, member: FieldMember, key: (frame: Frame) => PropertyKey): Member {
  const make = member.function === null ? null : closureAt(builder, member.function);
  const isPrivate = member.key.kind === "private";
  return (frame, made, prototype) => {
    const name = key(frame);
    const storage = new GuestSymbol("accessor storage", true);
    const initializer = make === null ? null : make(frame);
    const holder = member.static ? made : prototype;
    if (initializer !== null) (initializer.data as Closure).home = holder;
    const pair = storageAccessor(storage);
    if (!isPrivate) holder.behaviour.define(holder, name, { get: pair.get, set: pair.set, enumerable: false, configurable: true });
    const store = privateField(storage, initializer);
    const run: FieldPlan = isPrivate
      ? (owner) => {
          addPrivate(owner, name, pair, ACCESSOR);
          store(owner);
        }
      : store;
    return { static: member.static, first: false, run };
  };
}

function storageAccessor(storage: GuestSymbol): Accessor {
  const { realm } = running();
  const slotOf = (self: Value): number => {
    const slot = self instanceof GuestObject ? self.shape.find(storage) : -1;
    return slot >= 0 ? slot : throwTypeError(running(), "Receiver must be an instance of class");
  };
  return new Accessor(
    newNative(realm, "get", 0, (_agent, self) => (self as GuestObject).slots[slotOf(self)] as Value),
    newNative(realm, "set", 1, (_agent, self, args) => {
      const slot = slotOf(self);
      touch(self as GuestObject);
      (self as GuestObject).slots[slot] = args[0];
      return undefined;
    }),
  );
}
