// Parameters: which registers they arrive in, the statements that bind those that are more than a name, and the signature kept of them.
import type { Expression, Place, Signature, Statement, TypeShape } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, getPlace, initPattern } from "./build.ts";
import { declare } from "./names/bind.ts";
import { namesOf } from "./names/hoist.ts";
import { placeOf } from "./names/resolve.ts";
import type { Here } from "./names/state.ts";

export type Parameters = {
  readonly length: number;
  readonly positional: number;
  readonly restSlot: number | null;
  readonly prologue: readonly Statement[];
};

export function lowerParameters(inner: Here, params: readonly Source.Parameter[]): Parameters {
  const { fn, scope } = inner;
  fn.registers = params.length;
  const rest = params.at(-1)?.pattern.type === "RestElement" ? params.length - 1 : null;
  params.forEach((param, slot) => {
    const target = param.pattern.type === "RestElement" ? param.pattern.argument : param.pattern;
    if (keepsSlot(params, slot)) declare(scope, namesOf(target)[0] ?? "", { list: fn.cells, readyAt: -1, slot });
    else for (const name of namesOf(target)) declare(scope, name, { list: fn.cells, readyAt: param.end });
  });
  const prologue = params.flatMap((param, slot) => bindingOf(inner, param, slot));
  const firstSpecial = params.findIndex((param) => param.pattern.type === "AssignmentPattern" || param.pattern.type === "RestElement");
  return { length: firstSpecial < 0 ? params.length : firstSpecial, positional: rest ?? params.length, restSlot: rest, prologue };
}

/** A single name stays where its argument arrives, unless some default could look at it before it has its value. */
function keepsSlot(params: readonly Source.Parameter[], slot: number): boolean {
  const name = soleName(params[slot]);
  return (
    name !== undefined &&
    !params.slice(0, slot + 1).some((param) => param.pattern.type !== "Identifier" && mentions(param.pattern, name.name, name))
  );
}

function soleName(param: Source.Parameter | undefined): Source.Identifier | undefined {
  const target = param?.pattern.type === "RestElement" ? param.pattern.argument : param?.pattern;
  const name = target?.type === "AssignmentPattern" ? target.left : target;
  return name?.type === "Identifier" ? name : undefined;
}

function mentions(node: unknown, name: string, except: unknown): boolean {
  if (node === except || typeof node !== "object" || node === null) return false;
  if ("type" in node && node.type === "Identifier" && "name" in node && node.name === name) return true;
  return Object.values(node).some((inner) => mentions(inner, name, except));
}

function bindingOf(inner: Here, param: Source.Parameter, slot: number): readonly Statement[] {
  const target = param.pattern.type === "RestElement" ? param.pattern.argument : param.pattern;
  const at = target.start;
  const { scope, module } = inner;
  const name = soleName(param);
  const own = name && scope.names.get(name.name);
  const kept = own && own.local.kind !== "captured" && own.local.slot === slot ? own : undefined;
  if (target.type === "Identifier" && (kept || own?.init?.start === "keep")) return [];
  if (kept && name && target.type === "AssignmentPattern") {
    const value = module.lower.expression(inner, target.right, name.name);
    return [
      evaluate({
        kind: "bind",
        pattern: { kind: "default", pattern: initPattern(inner, at, kept), value, at },
        value: getPlace(at, placeOf(inner, kept, at)),
        at,
      }),
    ];
  }
  const arrived: Place = { kind: "variable", variable: { kind: "register", slot }, name: "", check: false, fixed: false };
  const value: Expression = getPlace(at, arrived);
  const pattern = module.lower.pattern(inner, target, true);
  return [evaluate({ kind: "bind", pattern, value, at })];
}

export function signatureOf(params: readonly Source.Parameter[], returns: Source.TypeNote | null): Signature {
  return {
    parameters: params.map((param) => {
      const rest = param.pattern.type === "RestElement";
      const [name = ""] = namesOf(param.pattern);
      const isPlain =
        param.pattern.type === "Identifier" ||
        rest ||
        (param.pattern.type === "AssignmentPattern" && param.pattern.left.type === "Identifier");
      return { name: isPlain ? name : "", type: shapeOf(param.note), optional: param.optional, rest };
    }),
    returns: shapeOf(returns),
  };
}

/** The two forms are the same; only their owners differ. */
const shapeOf = (note: Source.TypeNote | null): TypeShape | null => note;
