// Destructuring (ECMA-262, 8.6 and 13.15.5), with iterators closed as the language says.
import type { Expression, Pattern } from "#ir/program.ts";
import { showWithType } from "../brief.ts";
import { toPropertyKey } from "../convert.ts";
import { copyData } from "../copy.ts";
import { AT, type Frame } from "../frame.ts";
import { newObject } from "../object.ts";
import { running, thread } from "../running.ts";
import type { PropertyKey } from "../symbol.ts";
import { Unknown, type Value } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt, undecidedAt } from "./fail.ts";
import { indexOf, memberOf } from "./member.ts";
import { compileArrayPattern } from "./pattern-array.ts";
import { reference } from "./reference.ts";
import { GetSite } from "./sites.ts";
import { storeVariable } from "./variable.ts";
import { notIterable, type Taken, takenAs, takenFrom, takenPart, wordsOf } from "./wording.ts";

/** Takes a value apart. */
export type Bind = (frame: Frame, value: Value) => void;
/** A part of a pattern: where it leads (`o[f()]`) is evaluated before the value is taken. */
export type Part = { readonly prepare: ((frame: Frame) => void) | null; readonly bind: Bind };

export function compilePattern(builder: Builder, pattern: Pattern, taken: Taken): Bind {
  const { prepare, bind } = compilePart(builder, pattern, taken);
  if (prepare === null) return bind;
  return (frame, value) => {
    prepare(frame);
    bind(frame, value);
  };
}

function compilePart(builder: Builder, pattern: Pattern, taken: Taken): Part {
  switch (pattern.kind) {
    case "place":
      return placePart(builder, pattern);
    case "default": {
      const inner = compilePart(builder, pattern.pattern, taken.kind === "part" ? takenAs(wordsOf(pattern.value)) : taken);
      return { prepare: inner.prepare, bind: bindDefault(inner.bind, builder.expression(pattern.value)) };
    }
    case "object":
      return { prepare: null, bind: bindObject(builder, pattern, taken) };
    case "array":
      return { prepare: null, bind: compileArrayPattern(pattern, (inner) => compilePart(builder, inner, takenPart), notIterable(taken)) };
  }
}

function placePart(builder: Builder, pattern: Extract<Pattern, { kind: "place" }>): Part {
  const { place, init, at } = pattern;
  if (place.kind === "variable") return { prepare: null, bind: storeVariable(place, init, at) };
  const { object, key, write } = reference(builder, place, init, at);
  const target = builder.temp();
  const name = builder.temp();
  return {
    prepare: (frame) => {
      frame[target] = object(frame);
      frame[name] = key(frame);
    },
    bind: (frame, value) => write(frame, frame[target] as Value, frame[name] as Value, value),
  };
}

/** Is an unknown undefined? Either way the result is unknown, so the default is not looked at. */
function bindDefault(bind: Bind, value: Eval): Bind {
  return (frame, given) => bind(frame, given === undefined ? value(frame) : given);
}

function bindObject(builder: Builder, pattern: Extract<Pattern, { kind: "object" }>, taken: Taken): Bind {
  const { at, rest } = pattern;
  const keeps = rest === null ? null : { rest: compilePattern(builder, rest, takenPart), keys: builder.temp() };
  const first = pattern.properties[0];
  const refusal = refusalOf(first, taken, at);
  const properties = pattern.properties.map((each) =>
    bindProperty(builder, each.key, compilePart(builder, each.pattern, takenPart), keeps === null ? null : keeps.keys),
  );
  return (frame, value) => {
    if (value === undefined || value === null) refusal(frame, value);
    if (keeps !== null) frame[keeps.keys] = new Set<PropertyKey>();
    for (let index = 0; index < properties.length; index++) properties[index]!(frame, value);
    if (keeps !== null) keeps.rest(frame, restOfObject(frame, value, frame[keeps.keys] as Set<PropertyKey>, at));
  };
}

function refusalOf(
  first: { readonly key: Expression; readonly pattern: Pattern } | undefined,
  taken: Taken,
  at: number,
): (frame: Frame, value: Value) => never {
  const name = first?.key.kind === "constant" ? String(first.key.value) : null;
  if (name !== null && (taken.kind === "part" || first!.pattern.kind === "default")) {
    return (frame, value) => failAt(frame, at, "TypeError", `Cannot read properties of ${value} (reading '${name}')`);
  }
  const text = taken.kind === "part" ? null : taken.text;
  const what = name === null ? "" : `property '${name}' of `;
  return (frame, value) => failAt(frame, at, "TypeError", `Cannot destructure ${what}'${text ?? showWithType(value)}' as it is ${value}.`);
}

/** `seen`: the frame place of the keys that a rest must leave out. */
function bindProperty(builder: Builder, key: Expression, { prepare, bind }: Part, seen: number | null): Bind {
  if (key.kind === "constant" && typeof key.value === "string") {
    const name = key.value;
    const site = new GetSite(name);
    return (frame, value) => {
      if (seen !== null) (frame[seen] as Set<PropertyKey>).add(name);
      if (prepare !== null) prepare(frame);
      frame[AT] = key.at;
      bind(frame, memberOf(site, value));
    };
  }
  const name = builder.expression(key);
  return (frame, value) => {
    const made = name(frame);
    frame[AT] = key.at;
    if (made instanceof Unknown && seen !== null) undecidedAt(frame, key.at, made, "the name of a property");
    const property = made instanceof Unknown || typeof made === "number" ? made : toPropertyKey(running(), made);
    if (seen !== null) (frame[seen] as Set<PropertyKey>).add(typeof property === "number" ? String(property) : (property as PropertyKey));
    if (prepare !== null) prepare(frame);
    frame[AT] = key.at;
    bind(frame, indexOf(frame, value, property, key.at));
  };
}

/** What is left of an object when these names are taken. */
export function restOfObject(frame: Frame, value: Value, seen: ReadonlySet<PropertyKey>, at: number): Value {
  if (value instanceof Unknown) return value.derive(`{ ...${value.text} }`);
  frame[AT] = at;
  const made = newObject(thread.core.objectPrototype);
  copyData(running(), made, value, seen);
  return made;
}

export function compileBind(builder: Builder, node: Extract<Expression, { kind: "bind" }>): Eval {
  const value = builder.expression(node.value);
  const bind = compilePattern(builder, node.pattern, takenFrom(node.value));
  return (frame) => {
    const made = value(frame);
    bind(frame, made);
    return made;
  };
}
