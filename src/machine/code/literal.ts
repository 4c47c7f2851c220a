// Literals: constants, arrays, objects, templates, tagged templates, regular expressions.
import type { Expression, ObjectProperty } from "#ir/program.ts";
import { newArray } from "../array.ts";
import { construct } from "../call.ts";
import type { Closure } from "../code.ts";
import { toText } from "../convert.ts";
import { AT, CALLEE, type Frame } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { setIntegrity } from "../integrity.ts";
import { setOwn } from "../object.ts";
import { ordinary } from "../ordinary.ts";
import { intrinsic } from "../realm.ts";
import { running, thread } from "../running.ts";
import { emptyShape, PLAIN, type Shape } from "../shape.ts";
import { UnknownMet } from "../stop.ts";
import { emptyList, GuestObject, HOLE, type Slot, Unknown, type Value } from "../value.ts";
import { spreadInto } from "./arguments.ts";
import type { Builder, Eval } from "./builder.ts";
import type { TemplateTexts } from "./inner.ts";
import { wordsOf } from "./wording.ts";

export function compileConstant(node: Extract<Expression, { kind: "constant" }>): Eval {
  const { value } = node;
  return () => value;
}

export function compileArray(builder: Builder, node: Extract<Expression, { kind: "array" }>): Eval {
  const items = node.items.map((each) =>
    each === null
      ? null
      : {
          spread: each.spread,
          value: builder.expression(each.value),
          at: each.value.at,
          refusal: `${wordsOf(each.value) ?? "value"} is not iterable`,
        },
  );
  const plain = items.every((each) => each !== null && !each.spread);
  const { at } = node;
  if (plain) {
    const values = items.map((each) => each!.value);
    return (frame) => {
      const list = emptyList();
      for (let index = 0; index < values.length; index++) list.push(values[index]!(frame));
      gauges.cells += list.length;
      return newArray(running().realm, list);
    };
  }
  return (frame) => {
    const list = emptyList();
    let unknown: Unknown | null = null;
    for (const item of items) {
      const value = item === null ? HOLE : item.value(frame);
      if (item === null || !item.spread) list.push(value);
      else if (value instanceof Unknown) unknown = value;
      else spreadInto(frame, list, value, item.at, item.refusal);
    }
    frame[AT] = at;
    // How many elements an unknown would give is not known, so neither is the array.
    return unknown === null ? newArray(running().realm, list) : unknown.derive(`[...${unknown.text}]`);
  };
}

type ValueProperty = Extract<ObjectProperty, { kind: "value" }>;

/** An object literal whose keys are all written out: its shape is known before it is made. Null otherwise. */
export function plainObject(builder: Builder, properties: readonly ObjectProperty[]): Eval | null {
  const keys = properties.map((each) =>
    each.kind === "value" && !each.nameFunction && each.key.kind === "constant" ? String(each.key.value) : null,
  );
  if (keys.includes(null) || new Set(keys).size !== keys.length || keys.length > 64) return null;
  let shape: Shape = emptyShape;
  for (const key of keys) shape = shape.add(key!, PLAIN);
  const values = properties.map((each) => builder.expression((each as ValueProperty).value));
  return buildObject(shape, values);
}

function buildObject(shape: Shape, values: readonly Eval[]): Eval {
  const [a, b, c, d] = values;
  if (a === undefined) return () => new GuestObject(shape, [undefined, undefined], thread.core.objectPrototype, ordinary, null, null);
  if (b === undefined)
    return (frame) => new GuestObject(shape, slots2(a(frame), undefined), thread.core.objectPrototype, ordinary, null, null);
  if (c === undefined)
    return (frame) => new GuestObject(shape, slots2(a(frame), b(frame)), thread.core.objectPrototype, ordinary, null, null);
  if (values.length <= 4) {
    return (frame) =>
      new GuestObject(
        shape,
        slots4(a(frame), b(frame), c(frame), d === undefined ? undefined : d(frame)),
        thread.core.objectPrototype,
        ordinary,
        null,
        null,
      );
  }
  return (frame) => {
    const slots = slots4(a(frame), b(frame), c(frame), d!(frame));
    for (let at = 4; at < values.length; at++) slots.push(values[at]!(frame));
    return new GuestObject(shape, slots, thread.core.objectPrototype, ordinary, null, null);
  };
}

/** Slots whose host storage is general even when all values are numbers. */
function slots2(a: Value, b: Value): Slot[] {
  const slots: Slot[] = [undefined, undefined];
  slots[0] = a;
  slots[1] = b;
  return slots;
}

function slots4(a: Value, b: Value, c: Value, d: Value): Slot[] {
  const slots: Slot[] = [undefined, undefined, undefined, undefined];
  slots[0] = a;
  slots[1] = b;
  slots[2] = c;
  slots[3] = d;
  return slots;
}

export function compileTemplate(builder: Builder, node: Extract<Expression, { kind: "template" }>): Eval {
  const { texts, at } = node;
  const values = node.values.map((each) => builder.expression(each));
  return (frame) => {
    let text = texts[0]!;
    let unknown: Unknown | null = null;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!(frame);
      const part = typeof value === "string" || typeof value === "number" ? value : textOf(frame, value, at);
      if (part instanceof Unknown) unknown ??= part;
      else text += part + texts[index + 1]!;
    }
    if (unknown !== null) return unknown.derive(`\`…\${${unknown.text}}…\``);
    if (text.length > 256) running().expectString(text.length);
    return text;
  };
}

function textOf(frame: Frame, value: Value, at: number): string | Unknown {
  frame[AT] = at;
  try {
    return toText(running(), value);
  } catch (signal) {
    if (signal instanceof UnknownMet) return signal.unknown;
    throw signal;
  }
}

/** The strings array of a tagged template: one per site and run. */
export function templateObject(node: TemplateTexts): (frame: Frame) => GuestObject {
  return (frame) => {
    const { instance } = (frame[CALLEE] as GuestObject).data as Closure;
    const known = instance.sites.get(node.site);
    if (known !== undefined) return known;
    const { realm } = instance;
    const list = (texts: ReadonlyArray<string | undefined>): GuestObject => {
      const elements = emptyList();
      elements.push(...texts);
      return newArray(realm, elements);
    };
    const made = list(node.cooked);
    const raw = list(node.raw);
    setIntegrity(raw, "frozen");
    setOwn(made, "raw", raw, 0);
    setIntegrity(made, "frozen");
    instance.sites.set(node.site, made);
    return made;
  };
}

export function compileRegexp(node: Extract<Expression, { kind: "regexp" }>): Eval {
  const { pattern, flags, at } = node;
  return (frame) => {
    frame[AT] = at;
    const agent = running();
    return construct(agent, intrinsic(agent.realm, "%RegExp%"), [pattern, flags]);
  };
}
