// Reading, writing and deleting a place, by the kind of place.
import type { Expression } from "#ir/program.ts";
import { running } from "../running.ts";
import type { Value } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt } from "./fail.ts";
import { readIndex, readMember, readPrivate, readSuper } from "./member.ts";
import { reference } from "./reference.ts";
import { deleteMember, writeIndex, writeMember } from "./store.ts";
import { tracedSet } from "./traced.ts";
import { assignVariable, readGlobal, readVariable } from "./variable.ts";

export function compileGet(builder: Builder, node: Extract<Expression, { kind: "get" }>): Eval {
  const { place, at } = node;
  switch (place.kind) {
    case "variable":
      return readVariable(place, at);
    case "global":
      return readGlobal(builder, place.name, at, false);
    case "member":
      return readMember(builder.expression(place.object), place.key, at);
    case "index":
      return readIndex(builder.expression(place.object), builder.expression(place.key), at);
    case "private":
      return readPrivate(builder.expression(place.object), builder.expression(place.name), place.text, at);
    case "super":
      return readSuper(builder.expression(place.home), builder.expression(place.self), builder.expression(place.key), at);
  }
}

export function compileSet(builder: Builder, node: Extract<Expression, { kind: "set" }>): Eval {
  return tracedSet(builder, node, compilePlainSet(builder, node));
}

function compilePlainSet(builder: Builder, node: Extract<Expression, { kind: "set" }>): Eval {
  const { place, at, init } = node;
  const value = builder.expression(node.value);
  switch (place.kind) {
    case "variable":
      return assignVariable(place, value, init, at);
    case "member":
      return writeMember(builder.expression(place.object), place.key, value, place.strict, at);
    case "index":
      return writeIndex(builder.expression(place.object), builder.expression(place.key), value, place.strict, at);
    default: {
      const { object, key, write } = reference(builder, place, init, at);
      return (frame): Value => {
        const target = object(frame);
        const name = key(frame);
        const made = value(frame);
        write(frame, target, name, made);
        return made;
      };
    }
  }
}

export function compileDelete(builder: Builder, node: Extract<Expression, { kind: "delete" }>): Eval {
  const { place, at } = node;
  switch (place.kind) {
    case "member":
      return deleteMember(builder.expression(place.object), () => place.key, place.strict, at);
    case "index":
      return deleteMember(builder.expression(place.object), builder.expression(place.key), place.strict, at);
    case "global":
      return () => {
        const { global } = running().realm;
        return global.behaviour.remove(global, place.name);
      };
    case "super":
      return (frame) => failAt(frame, at, "ReferenceError", "Unsupported reference to 'super'");
    default:
      return () => false;
  }
}
