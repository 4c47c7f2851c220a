// Functions, classes, variables and the functions inside them become named symbols of an outline.
// A function declared inside another belongs to the outer one: only what has a name from outside is named.
import type { ExportFact, ImportFact, SymbolFact } from "#graph/facts.ts";
import type { ClassMember, Expression, Statement, VariableDeclaration, VariableDeclarator } from "#syntax/tree.ts";
import { importsOf } from "./imports.ts";
import { isClass, isFunction, keyName, type SyntaxNode } from "./nodes.ts";
import { boundBy } from "./scopes.ts";

export type OutlineSymbol = { readonly name: string; readonly form: SymbolFact["form"]; readonly start: number; readonly end: number };
export type Outline = {
  readonly symbols: OutlineSymbol[];
  /** The declaration each of these nodes belongs to. */
  readonly owners: Map<SyntaxNode, string>;
  readonly exports: ExportFact[];
  readonly imports: ImportFact[];
  /** Mentions that only give a name to the outside and use nothing. */
  readonly quiet: Set<SyntaxNode>;
};
/** What stands around a declaration: the name before its dot, and the whole statement. */
export type Place = { readonly prefix: string; readonly whole: { readonly start: number; readonly end: number } };

/** False when the statement declares nothing that has a name from outside. */
export function readDeclaration(outline: Outline, node: Statement | Expression, place: Place, name?: string): boolean {
  if (isFunction(node)) addSymbol(outline, node, name ?? node.id?.name ?? "default", "function", place);
  else if (isClass(node)) addClass(outline, node, name ?? node.id?.name ?? "default", place);
  else if (node.type === "VariableDeclaration") addVariables(outline, node, place);
  else if (node.type === "TypeDeclaration") addSymbol(outline, node, node.name, "type", place);
  else if (node.type === "EnumDeclaration") addSymbol(outline, node, node.id.name, "variable", place);
  else if (node.type === "NamespaceDeclaration") addNamespace(outline, node, place);
  else return false;
  return true;
}

export function addSymbol(outline: Outline, node: SyntaxNode, name: string, form: SymbolFact["form"], place: Place): string {
  const whole = place.prefix + name;
  outline.symbols.push({ name: whole, form, start: place.whole.start, end: place.whole.end });
  outline.owners.set(node, whole);
  return whole;
}

function addClass(
  outline: Outline,
  node: Extract<SyntaxNode, { type: "ClassDeclaration" | "ClassExpression" }>,
  name: string,
  place: Place,
): void {
  const prefix = `${addSymbol(outline, node, name, "class", place)}.`;
  for (const member of node.body) addMember(outline, member, prefix);
}

function addMember(outline: Outline, member: ClassMember, prefix: string): void {
  if (member.type !== "Method" && !(member.type === "Field" && isFunction(member.value))) return;
  const name = member.type === "Method" && member.kind === "constructor" ? "constructor" : keyName(member.key, member.computed);
  if (name !== null) addSymbol(outline, member, name, "method", { prefix, whole: member });
}

function addVariables(outline: Outline, declaration: VariableDeclaration, place: Place): void {
  for (const declarator of declaration.declarations) {
    const here = declaration.declarations.length === 1 ? place : { ...place, whole: declarator };
    const imports = importsOf(declarator);
    outline.imports.push(...imports);
    if (imports.length === 0) addVariable(outline, declarator, here);
  }
}

function addVariable(outline: Outline, declarator: VariableDeclarator, place: Place): void {
  const { id } = declarator;
  const init = assigned(declarator.init);
  if (id.type !== "Identifier") {
    for (const bound of boundBy(id)) addSymbol(outline, declarator, bound.name, "variable", place);
  } else if (init && isClass(init)) addClass(outline, init, id.name, place);
  else if (init && isFunction(init)) addSymbol(outline, init, id.name, "function", place);
  else {
    const name = addSymbol(outline, declarator, id.name, "variable", place);
    if (init) addMembersOf(outline, init, `${name}.`);
  }
}

/** `const open = exports.open = function …` holds what stands last. */
function assigned(init: Expression | null): Expression | null {
  let value = init;
  while (value?.type === "AssignmentExpression" && value.operator === "=") value = value.right;
  return value;
}

/** The functions an object literal holds: `shop.open`, `shop.doors.lock`. */
export function addMembersOf(outline: Outline, value: Expression, prefix: string): void {
  const object = frozen(value);
  if (object?.type !== "ObjectExpression") return;
  for (const property of object.properties) {
    const name = property.type === "Property" ? keyName(property.key, property.computed) : null;
    if (property.type !== "Property" || name === null) continue;
    if (isFunction(property.value)) addSymbol(outline, property, name, "method", { prefix, whole: property });
    else if (prefix.split(".").length <= nestedObjectsMax) addMembersOf(outline, property.value, `${prefix}${name}.`);
  }
}

/** Functions are named through this many objects; deeper tables are data to us. */
const nestedObjectsMax = 4;

/** `Object.freeze({ … })` is the object it freezes. */
function frozen(value: Expression): Expression | undefined {
  if (value.type !== "CallExpression" || value.callee.type !== "MemberExpression") return value;
  const argument = value.arguments[0];
  return keyName(value.callee.property, value.callee.computed) === "freeze" && argument?.type !== "SpreadElement" ? argument : undefined;
}

function addNamespace(outline: Outline, node: Extract<Statement, { type: "NamespaceDeclaration" }>, place: Place): void {
  if (node.declared) return;
  const prefix = `${addSymbol(outline, node, node.id.name, "variable", place)}.`;
  for (const statement of node.body) {
    const inner = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (inner) readDeclaration(outline, inner, { prefix, whole: statement });
  }
}
