// Expressions that wait, taken apart: what is evaluated before a suspension is kept in the frame, the suspension becomes a
// step, and what is left is a plain expression. Evaluation order stays as it was.
import type { Argument, Expression, Place } from "#ir/program.ts";
import { REGISTERS } from "../../frame.ts";
import type { Value } from "../../value.ts";
import type { Exec } from "../builder.ts";
import { NORMAL } from "../builder.ts";
import { truthyAt } from "../fail.ts";
import { type CallOn, type Inner, readTemp, tempSlot, writeTemp } from "../inner.ts";
import { goesOn } from "../unary.ts";
import { delegate } from "./delegate.ts";
import { flattenArguments, flattenCall } from "./flatten-call.ts";
import { flattenChain } from "./flatten-chain.ts";
import { flattenBind } from "./flatten-pattern.ts";
import { suspends } from "./suspends.ts";
import { evaluation, type Waiting } from "./waiting.ts";
import { yieldStep } from "./yield.ts";

/** Adds the steps that must come first; gives the expression that is then left. */
export function flatten(waiting: Waiting, node: Expression, steps: Exec[]): Expression {
  if (!suspends(node)) return node;
  switch (node.kind) {
    case "await":
    case "yield":
      return suspension(waiting, node, steps);
    case "logical":
    case "conditional":
      return branching(waiting, node, steps);
    case "get":
    case "update":
    case "delete":
      return { ...node, place: flattenPlace(waiting, node.place, steps, false) };
    case "set":
      return flattenSet(waiting, node, steps);
    case "modify":
      return flattenModify(waiting, node, steps);
    case "sequence":
      return flattenSequence(waiting, node, steps);
    case "call":
    case "new":
    case "super-call":
    case "tagged":
      return flattenCall(waiting, node, steps, flatten);
    case "chain":
      return flattenChain(waiting, node, steps, flatten);
    case "bind":
      return flattenBind(waiting, node, steps, flatten);
    default:
      return flattenParts(waiting, node, steps);
  }
}

function suspension(waiting: Waiting, node: Extract<Expression, { kind: "await" | "yield" }>, steps: Exec[]): Expression {
  const slot = tempSlot(waiting.builder);
  const value = waiting.builder.expression(flatten(waiting, node.value, steps));
  if (node.kind === "await") steps.push(waiting.awaiting(value, slot, node.at));
  else if (node.delegate) steps.push(delegate(waiting, value, slot, node.at));
  else steps.push(yieldStep(waiting, value, slot, node.at));
  return readTemp(slot, node.at);
}

// ---- Choosing

function branching(waiting: Waiting, node: Extract<Expression, { kind: "logical" | "conditional" }>, steps: Exec[]): Expression {
  const { builder } = waiting;
  const slot = tempSlot(builder);
  const index = REGISTERS + slot;
  const { at } = node;
  const branch = (value: Expression): Exec => {
    const inner: Exec[] = [];
    const rest = flatten(waiting, value, inner);
    return waiting.sequence([...inner, evaluation(builder.expression(writeTemp(slot, rest)))]);
  };
  const first = flatten(waiting, node.kind === "logical" ? node.left : node.test, steps);
  steps.push(evaluation(builder.expression(writeTemp(slot, first))));
  if (node.kind === "logical") {
    const { operator } = node;
    steps.push(
      waiting.choose(
        (frame) => goesOn(frame, at, operator, frame[index] as Value),
        branch(node.right),
        () => NORMAL,
      ),
    );
  } else steps.push(waiting.choose((frame) => truthyAt(frame, at, frame[index] as Value), branch(node.then), branch(node.otherwise)));
  return readTemp(slot, at);
}

// ---- Places

/** `keepAll`: something that waits comes after the place, so that its parts are evaluated now. */
function flattenPlace(waiting: Waiting, place: Place, steps: Exec[], keepAll: boolean): Place {
  switch (place.kind) {
    case "variable":
    case "global":
      return place;
    case "member":
    case "private": {
      const [object] = flattenList(waiting, [place.object], steps, keepAll);
      return { ...place, object: object! };
    }
    case "index": {
      const [object, key] = flattenList(waiting, [place.object, place.key], steps, keepAll);
      return { ...place, object: object!, key: key! };
    }
    case "super": {
      const [key] = flattenList(waiting, [place.key], steps, keepAll);
      return { ...place, key: key! };
    }
  }
}

function flattenSet(waiting: Waiting, node: Extract<Expression, { kind: "set" }>, steps: Exec[]): Expression {
  const place = flattenPlace(waiting, node.place, steps, suspends(node.value));
  return { ...node, place, value: flatten(waiting, node.value, steps) };
}

function flattenModify(waiting: Waiting, node: Extract<Expression, { kind: "modify" }>, steps: Exec[]): Expression {
  const { at, operator } = node;
  const place = flattenPlace(waiting, node.place, steps, true);
  const old = waiting.keep(steps, { kind: "get", at, place });
  if (operator !== "&&" && operator !== "||" && operator !== "??") {
    return {
      kind: "set",
      at,
      init: false,
      place,
      value: { kind: "binary", at, operator, left: old, right: flatten(waiting, node.value, steps) },
    };
  }
  const assign: Expression = { kind: "set", at, init: false, place, value: node.value };
  return flatten(waiting, { kind: "logical", at, operator, left: old, right: assign }, steps);
}

function flattenSequence(waiting: Waiting, node: Extract<Expression, { kind: "sequence" }>, steps: Exec[]): Expression {
  const last = node.items.length - 1;
  for (let at = 0; at < last; at++) steps.push(evaluation(waiting.builder.expression(flatten(waiting, node.items[at]!, steps))));
  return flatten(waiting, node.items[last]!, steps);
}

// ---- Lists of parts

/** Parts in order: those before the last one that waits are kept. */
function flattenList(waiting: Waiting, parts: readonly Expression[], steps: Exec[], keepAll = false): Expression[] {
  const last = keepAll ? parts.length : parts.findLastIndex(suspends);
  return parts.map((part, at) => (at < last ? waiting.keep(steps, flatten(waiting, part, steps)) : flatten(waiting, part, steps)));
}

/** The kinds whose parts are evaluated simply in order. */
function flattenParts(waiting: Waiting, whole: Expression, steps: Exec[]): Expression {
  const node = whole as Exclude<Expression, { kind: "call" }> | CallOn;
  switch (node.kind) {
    // What it calls was kept before.
    case "call-on":
      return { ...node, arguments: flattenArguments(waiting, node.arguments, steps, flatten) } as Inner as Expression;
    case "typeof":
    case "unary":
      return { ...node, value: flatten(waiting, node.value, steps) };
    case "binary": {
      const [left, right] = flattenList(waiting, [node.left, node.right], steps);
      return { ...node, left: left!, right: right! };
    }
    case "template":
      return { ...node, values: flattenList(waiting, node.values, steps) };
    case "array":
      return flattenArray(waiting, node, steps);
    case "object":
      return flattenObject(waiting, node, steps);
    case "import": {
      const parts = flattenList(waiting, node.options === null ? [node.specifier] : [node.specifier, node.options], steps);
      return { ...node, specifier: parts[0]!, options: parts[1] ?? null };
    }
    case "class":
      return flattenClass(waiting, node, steps);
    case "private-in": {
      const [object] = flattenList(waiting, [node.object], steps);
      return { ...node, object: object! };
    }
    default:
      return opaque(whole, `waiting inside ${node.kind}`);
  }
}

const opaque = (node: Expression, what: string): Expression => ({
  kind: "opaque",
  at: node.at,
  construct: what,
  message: `${what} is not supported yet`,
});

function flattenArray(waiting: Waiting, node: Extract<Expression, { kind: "array" }>, steps: Exec[]): Expression {
  const held = node.items.map((item): Argument => item ?? { spread: false, value: { kind: "constant", value: undefined, at: node.at } });
  const flat = flattenArguments(waiting, held, steps, flatten);
  return { ...node, items: node.items.map((item, at) => (item === null ? null : flat[at]!)) };
}

function flattenObject(waiting: Waiting, node: Extract<Expression, { kind: "object" }>, steps: Exec[]): Expression {
  const last = node.properties.findLastIndex(suspends);
  const properties = node.properties.map((property, at) => {
    const keep = (part: Expression): Expression =>
      at < last ? waiting.keep(steps, flatten(waiting, part, steps)) : flatten(waiting, part, steps);
    switch (property.kind) {
      case "value": {
        const late = suspends(property.value);
        const key = late ? waiting.keep(steps, flatten(waiting, property.key, steps)) : keep(property.key);
        return { ...property, key, value: keep(property.value) };
      }
      case "spread":
        // The properties are copied when the spread is reached.
        return {
          ...property,
          value:
            at < last
              ? waiting.keep(steps, {
                  kind: "object",
                  at: node.at,
                  properties: [{ kind: "spread", value: flatten(waiting, property.value, steps) }],
                })
              : flatten(waiting, property.value, steps),
        };
      case "prototype":
        return { ...property, value: keep(property.value) };
      default:
        return { ...property, key: keep(property.key) };
    }
  });
  return { ...node, properties };
}

/** The parent, then the names of members in order; what else a class evaluates lies in functions of its own. */
function flattenClass(waiting: Waiting, node: Extract<Expression, { kind: "class" }>, steps: Exec[]): Expression {
  const { members, parent } = node.class;
  const last = members.findLastIndex(suspends);
  const parentNow = parent === null ? null : flatten(waiting, parent, steps);
  const above = parentNow === null || last < 0 ? parentNow : waiting.keep(steps, parentNow);
  const flat = members.map((member, at) => {
    if (member.kind === "static-block" || at > last) return member;
    const { key } = member;
    if (key.kind === "private") return member;
    return { ...member, key: { ...key, value: waiting.keep(steps, flatten(waiting, key.value, steps)) } };
  });
  return { ...node, class: { ...node.class, parent: above, members: flat } };
}
