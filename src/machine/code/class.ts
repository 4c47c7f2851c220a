// Classes (ECMA-262, 15.7.14): the constructor, its prototype, and the members in order.
import type { ClassCode, Expression } from "#ir/program.ts";
import { showBriefly } from "../brief.ts";
import { classBehaviour, defaultBehaviour, derivedBehaviour } from "../closure.ts";
import { type Closure, DefaultConstructor, type FieldPlan } from "../code.ts";
import { AT, type Frame } from "../frame.ts";
import { classShape } from "../layout.ts";
import { get, newObject } from "../object.ts";
import { addRow } from "../ordinary.ts";
import { thread } from "../running.ts";
import { HIDDEN } from "../shape.ts";
import { GuestObject, Unknown, type Value } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt, stuckAt, undecidedAt } from "./fail.ts";
import { closureAt } from "./function.ts";
import { compileMember, type Member } from "./members.ts";
import { reference } from "./reference.ts";

type ClassNode = Extract<Expression, { kind: "class" }>;
/** What a class is made below of: the prototype of its prototype, and of itself. */
type Parents = { readonly prototype: GuestObject | null; readonly constructor: GuestObject };

export function compileClass(builder: Builder, node: ClassNode): Eval {
  const { class: code, at } = node;
  if (code.decorators.length > 0 || code.members.some((each) => "decorators" in each && each.decorators.length > 0)) {
    return (frame) =>
      stuckAt(frame, at, {
        kind: "unsupported",
        what: "decorator",
        message: "decorators of the language's own proposal are not supported yet",
      });
  }
  const parent = code.parent === null ? null : builder.expression(code.parent);
  const make = constructorMaker(builder, code);
  const inner = code.inner === null ? null : reference(builder, code.inner, true, at);
  const members = code.members.map((each) => compileMember(builder, each, code.name));
  return (frame) => {
    const parents = parent === null ? null : parentsOf(frame, parent(frame), at);
    const prototype = newObject(parents === null ? thread.core.objectPrototype : parents.prototype);
    const made = make(frame, prototype, parents);
    addRow(prototype, "constructor", made, HIDDEN);
    defineMembers(
      frame,
      made,
      prototype,
      members,
      inner === null ? null : () => inner.write(frame, inner.object(frame), inner.key(frame), made),
    );
    return made;
  };
}

function parentsOf(frame: Frame, parent: Value, at: number): Parents {
  if (parent === null) return { prototype: null, constructor: thread.core.functionPrototype };
  if (parent instanceof Unknown) undecidedAt(frame, at, parent, "what a class extends");
  if (!(parent instanceof GuestObject) || parent.behaviour.construct === null) {
    return failAt(frame, at, "TypeError", `Class extends value ${showBriefly(parent)} is not a constructor or null`);
  }
  frame[AT] = at;
  const prototype = get(parent, "prototype");
  if (prototype !== null && !(prototype instanceof GuestObject)) {
    return failAt(frame, at, "TypeError", `Class extends value does not have valid prototype property ${showBriefly(prototype)}`);
  }
  return { prototype, constructor: parent };
}

type Maker = (frame: Frame, prototype: GuestObject, parents: Parents | null) => GuestObject;

function constructorMaker(builder: Builder, code: ClassCode): Maker {
  const derived = code.parent !== null;
  if (code.constructorIndex === null) {
    return (_frame, prototype, parents) => {
      const data = new DefaultConstructor(code.name, derived);
      return new GuestObject(
        classShape,
        [0, code.name, prototype],
        parents?.constructor ?? thread.core.functionPrototype,
        defaultBehaviour,
        data,
        null,
      );
    };
  }
  const closure = closureAt(builder, code.constructorIndex);
  const length = builder.module.functions[code.constructorIndex]!.length;
  return (frame, prototype, parents) => {
    const data = closure(frame).data as Closure;
    data.home = prototype;
    const how = derived ? derivedBehaviour : classBehaviour;
    return new GuestObject(
      classShape,
      [length, code.name, prototype],
      parents?.constructor ?? thread.core.functionPrototype,
      how,
      data,
      null,
    );
  };
}

/** Methods first, as they come; then, with the class's own name bound, the static fields and blocks. */
function defineMembers(
  frame: Frame,
  made: GuestObject,
  prototype: GuestObject,
  members: readonly Member[],
  bindName: (() => void) | null,
): void {
  const methods: FieldPlan[] = [];
  const fields: FieldPlan[] = [];
  const statics: FieldPlan[] = [];
  for (const member of members) {
    const plan = member(frame, made, prototype);
    if (plan === null) continue;
    if (plan.static) plan.first ? statics.unshift(plan.run) : statics.push(plan.run);
    else if (plan.first) methods.push(plan.run);
    else fields.push(plan.run);
  }
  const plans = [...methods, ...fields];
  if (plans.length > 0) (made.data as Closure | DefaultConstructor).fields = plans;
  bindName?.();
  for (const run of statics) run(made);
}
