// Object literals in general: computed keys, methods, accessors, spread, `__proto__`.
import type { Expression, ObjectProperty } from "#ir/program.ts";
import type { Closure } from "../code.ts";
import { toPropertyKey } from "../convert.ts";
import { copyData } from "../copy.ts";
import { AT, type Frame } from "../frame.ts";
import { touch } from "../heap.ts";
import { NAME_SLOT } from "../layout.ts";
import { newObject } from "../object.ts";
import { running, thread } from "../running.ts";
import type { PropertyKey } from "../symbol.ts";
import { GuestObject, Unknown, type Value } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { undecidedAt } from "./fail.ts";
import { closureAt } from "./function.ts";
import { plainObject } from "./literal.ts";

type Step = (frame: Frame, object: GuestObject) => Unknown | undefined;

export function compileObject(builder: Builder, node: Extract<Expression, { kind: "object" }>): Eval {
  const plain = plainObject(builder, node.properties);
  if (plain !== null) return plain;
  const steps = node.properties.map((each) => compileProperty(builder, each, node.at));
  return (frame) => {
    const object = newObject(thread.core.objectPrototype);
    let unknown: Unknown | undefined;
    for (let at = 0; at < steps.length; at++) unknown = steps[at]!(frame, object) ?? unknown;
    // With an unknown spread into it, what the object has is not known.
    return unknown === undefined ? object : unknown.derive(`{ ...${unknown.text} }`);
  };
}

function compileProperty(builder: Builder, property: ObjectProperty, at: number): Step {
  switch (property.kind) {
    case "value":
      return valueStep(builder, property, at);
    case "prototype":
      return prototypeStep(builder.expression(property.value));
    case "spread":
      return spreadStep(builder.expression(property.value), at);
    default:
      return functionStep(builder, property, at);
  }
}

function valueStep(builder: Builder, property: Extract<ObjectProperty, { kind: "value" }>, at: number): Step {
  const key = compileKey(builder, property.key, at);
  const value = builder.expression(property.value);
  const names = property.nameFunction;
  return (frame, object) => {
    const name = key(frame);
    const made = value(frame);
    if (names) nameFunction(made, name, "");
    object.behaviour.define(object, name, { value: made, writable: true, enumerable: true, configurable: true });
    return undefined;
  };
}

function prototypeStep(value: Eval): Step {
  return (frame, object) => {
    const made = value(frame);
    if (made === null || made instanceof GuestObject) object.proto = made;
    return undefined;
  };
}

function spreadStep(value: Eval, at: number): Step {
  return (frame, object) => {
    const source = value(frame);
    if (source instanceof Unknown) return source;
    frame[AT] = at;
    copyData(running(), object, source, null);
    return undefined;
  };
}

function functionStep(builder: Builder, property: Extract<ObjectProperty, { kind: "get" | "set" | "method" }>, at: number): Step {
  const key = compileKey(builder, property.key, at);
  const make = closureAt(builder, property.function);
  const { kind } = property;
  return (frame, object) => {
    const name = key(frame);
    const made = make(frame);
    (made.data as Closure).home = object;
    nameFunction(made, name, kind === "method" ? "" : `${kind} `);
    if (kind === "method") object.behaviour.define(object, name, { value: made, writable: true, enumerable: true, configurable: true });
    else
      object.behaviour.define(
        object,
        name,
        kind === "get" ? { get: made, enumerable: true, configurable: true } : { set: made, enumerable: true, configurable: true },
      );
    return undefined;
  };
}

/** A key of a literal or class; evaluated once. */
export function compileKey(builder: Builder, key: Expression, at: number): (frame: Frame) => PropertyKey {
  if (key.kind === "constant" && typeof key.value !== "object") {
    const fixed = String(key.value);
    return () => fixed;
  }
  const value = builder.expression(key);
  return (frame) => {
    const made = value(frame);
    if (made instanceof Unknown) return undecidedAt(frame, at, made, "the name of a property");
    frame[AT] = at;
    return toPropertyKey(running(), made);
  };
}

/** Gives a function that has no name yet the name of its property. */
export function nameFunction(value: Value, key: PropertyKey, prefix: string): void {
  if (!(value instanceof GuestObject) || value.behaviour.call === null || value.shape.keyAt(NAME_SLOT) !== "name") return;
  const text = typeof key === "string" ? key : key.description === undefined ? "" : key.hidden ? key.description : `[${key.description}]`;
  const held = value.slots[NAME_SLOT];
  if (typeof held !== "string" || held === `${prefix}${text}`) return;
  touch(value);
  value.slots[NAME_SLOT] = `${prefix}${text}`;
}
