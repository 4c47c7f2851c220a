// What a file gives to others by assignment: `module.exports = …`, `exports.price = …`, and the functions hung on a
// declaration afterwards: `Shop.prototype.open = function …`, `app.use = function …`.
import type { Expression, Pattern, Statement } from "#syntax/tree.ts";
import { addMembersOf, addSymbol, type Outline, type Place, readDeclaration } from "./declarations.ts";
import { moduleAsked } from "./imports.ts";
import { alongChain, chainOf, isClass, isFunction, keyName, textOf } from "./nodes.ts";

type Assigning = Expression | Extract<Statement, { type: "ExportAssignment" }>;
type Target =
  | { readonly to: "module" }
  | { readonly to: "export"; readonly name: string }
  | { readonly to: "member"; readonly name: string };

/** True when the whole expression was understood as giving names. `local`: the variable whose value this is. */
export function readCommonJs(outline: Outline, node: Assigning | null, place: Place, local: string | null = null): boolean {
  if (node?.type === "ExportAssignment") return giveModule(outline, node.expression, place, null);
  const targets: Target[] = [];
  let value: Expression | null = node;
  while (value?.type === "AssignmentExpression" && value.operator === "=") {
    const target = targetOf(value.left);
    // To give something a name is not to mention it.
    for (const inner of alongChain(value.left)) outline.quiet.add(inner);
    if (target !== null) targets.push(target);
    else if (value.left.type !== "Identifier") return false;
    value = value.right;
  }
  if (value === null || targets.length === 0) return false;
  return targets.map((target) => give(outline, target, value, place, local)).every(Boolean);
}

function targetOf(left: Pattern): Target | null {
  if (left.type !== "MemberExpression") return left.type === "Identifier" && left.name === "exports" ? { to: "module" } : null;
  const { root, path, cut } = chainOf(left);
  if (root.type !== "Identifier" || cut) return null;
  const inExports = root.name === "exports" ? path : root.name === "module" && path[0] === "exports" ? path.slice(1) : null;
  if (inExports !== null)
    return inExports.length === 0 ? { to: "module" } : inExports.length === 1 ? { to: "export", name: inExports[0] ?? "" } : null;
  const member = path.at(-1);
  const isOwn = path.length === 1 || (path.length === 2 && path[0] === "prototype");
  return member !== undefined && isOwn ? { to: "member", name: `${root.name}.${member}` } : null;
}

function give(outline: Outline, target: Target, value: Expression, place: Place, local: string | null): boolean {
  switch (target.to) {
    case "module":
      return giveModule(outline, value, place, local);
    case "export":
      if (local === null) return giveName(outline, target.name, value, place);
      outline.exports.push({ exported: target.name, local, specifier: null, imported: null });
      return true;
    case "member":
      if (target.name.endsWith(".prototype") && value.type === "ObjectExpression")
        addMembersOf(outline, value, `${target.name.slice(0, -"prototype".length)}`);
      else if (isFunction(value)) addSymbol(outline, value, target.name, "method", place);
      else return false;
      return true;
  }
}

function giveModule(outline: Outline, value: Expression, place: Place, local: string | null): boolean {
  const specifier = moduleAsked(value);
  if (specifier !== null) {
    outline.exports.push(
      { exported: "*", local: null, specifier, imported: "*" },
      { exported: "default", local: null, specifier, imported: "default" },
    );
    outline.imports.push({ specifier, imported: "*", local: "" });
    outline.quiet.add(value);
    return true;
  }
  if (local !== null || value.type === "Identifier") {
    if (value.type === "Identifier") outline.quiet.add(value);
    outline.exports.push({
      exported: "default",
      local: local ?? (value.type === "Identifier" ? value.name : null),
      specifier: null,
      imported: null,
    });
    return true;
  }
  if (value.type === "ObjectExpression") return giveMembers(outline, value);
  const name = (isFunction(value) || isClass(value) ? value.id?.name : null) ?? "default";
  outline.exports.push({ exported: "default", local: name, specifier: null, imported: null });
  if (!readDeclaration(outline, value, place, name)) addSymbol(outline, value, name, "variable", place);
  return true;
}

function giveMembers(outline: Outline, object: Extract<Expression, { type: "ObjectExpression" }>): boolean {
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      const specifier = moduleAsked(property.argument);
      if (specifier !== null) outline.exports.push({ exported: "*", local: null, specifier, imported: "*" });
    } else {
      const name = keyName(property.key, property.computed);
      if (name !== null) giveName(outline, name, property.value, { prefix: "", whole: property });
    }
  }
  return true;
}

function giveName(outline: Outline, exported: string, value: Expression, place: Place): boolean {
  const specifier = moduleAsked(value);
  if (specifier !== null) {
    outline.exports.push({ exported, local: null, specifier, imported: "*" });
    outline.imports.push({ specifier, imported: "*", local: "" });
    outline.quiet.add(value);
  } else if (value.type === "Identifier") {
    outline.quiet.add(value);
    outline.exports.push({ exported, local: value.name, specifier: null, imported: null });
  } else if (exported !== "__esModule" && !isPlaceholder(value)) {
    outline.exports.push({ exported, local: exported, specifier: null, imported: null });
    if (!readDeclaration(outline, value, place, exported)) {
      addSymbol(outline, value, exported, "variable", place);
      addMembersOf(outline, value, `${exported}.`);
    }
  }
  return true;
}

/** `exports.a = void 0`, written by compilers before the real one. */
const isPlaceholder = (value: Expression): boolean =>
  value.type === "UnaryExpression" && value.operator === "void" && textOf(value.argument) === null;
