// Which names a list of statements declares, before any of it runs.
import type { Pattern, RestElement, Statement, VariableDeclaration } from "#syntax/tree.ts";

export type Declared =
  | { readonly kind: "variable"; readonly name: string; readonly readyAt: number; readonly fixed: boolean }
  /** Functions, enums and namespaces may be declared again under the same name. */
  | {
      readonly kind: "class" | "function" | "enum" | "namespace" | "alias";
      readonly name: string;
      readonly readyAt: number;
      readonly fixed: boolean;
    };

/** The declaration inside an export (or a label, which sloppy functions may have), or the statement itself. */
export function unexported(statement: Statement): Statement {
  if (statement.type === "LabeledStatement") {
    const inner = unexported(statement.body);
    return inner.type === "FunctionDeclaration" ? inner : statement;
  }
  if (statement.type === "ExportNamedDeclaration" && statement.declaration) return statement.declaration;
  if (
    statement.type === "ExportDefaultDeclaration" &&
    (statement.declaration.type === "FunctionDeclaration" || statement.declaration.type === "ClassDeclaration")
  )
    return statement.declaration;
  return statement;
}

/** let, const, class, function and TypeScript's own declarations, of this list alone. */
export function lexicalNames(statements: readonly Statement[]): readonly Declared[] {
  return statements.flatMap((statement) => lexicalOf(unexported(statement)));
}

function lexicalOf(statement: Statement): readonly Declared[] {
  switch (statement.type) {
    case "VariableDeclaration":
      return statement.kind === "var" || statement.declared ? [] : namesOfDeclaration(statement);
    case "ClassDeclaration":
      return statement.id && !statement.declared ? [{ kind: "class", name: statement.id.name, readyAt: statement.end, fixed: false }] : [];
    case "FunctionDeclaration":
      return statement.id && statement.body ? [{ kind: "function", name: statement.id.name, readyAt: -1, fixed: false }] : [];
    case "EnumDeclaration":
      return statement.declared && !statement.const ? [] : [{ kind: "enum", name: statement.id.name, readyAt: -1, fixed: false }];
    case "NamespaceDeclaration":
      return hasBehaviour(statement) ? [{ kind: "namespace", name: statement.id.name, readyAt: -1, fixed: false }] : [];
    case "ImportEqualsDeclaration":
      return statement.typeOnly ? [] : [{ kind: "alias", name: statement.id.name, readyAt: statement.end, fixed: true }];
    default:
      return [];
  }
}

export function namesOfDeclaration(declaration: VariableDeclaration): readonly Declared[] {
  const fixed = declaration.kind !== "let" && declaration.kind !== "var";
  return declaration.declarations.flatMap((declarator) =>
    namesOf(declarator.id).map((name): Declared => ({ kind: "variable", name, readyAt: declarator.end, fixed })),
  );
}

/** A namespace of types alone leaves nothing behind. */
export function hasBehaviour(namespace: Extract<Statement, { type: "NamespaceDeclaration" }>): boolean {
  if (namespace.declared) return false;
  return namespace.body.some((statement) => {
    const inner = unexported(statement);
    if (inner.type === "NamespaceDeclaration") return hasBehaviour(inner);
    return (
      inner.type !== "TypeDeclaration" && !(inner.type === "FunctionDeclaration" && !inner.body) && !("declared" in inner && inner.declared)
    );
  });
}

export function namesOf(pattern: Pattern | RestElement): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "RestElement":
      return namesOf(pattern.argument);
    case "AssignmentPattern":
      return namesOf(pattern.left);
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => namesOf(property.type === "RestElement" ? property : property.value));
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? namesOf(element) : []));
    default:
      return [];
  }
}

/** Every `var` of a function body, however deep in its statements. */
export function varNames(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const open: Statement[] = [...statements];
  for (let statement = open.pop(); statement; statement = open.pop()) {
    if (statement.type === "VariableDeclaration") {
      if (statement.kind === "var" && !statement.declared) for (const found of namesOfDeclaration(statement)) names.add(found.name);
    } else open.push(...insideOf(unexported(statement), statement));
  }
  return names;
}

/** Names of functions in blocks, which sloppy code also makes variables of the function (ECMA-262 B.3.2). */
export function blockFunctionNames(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const open = statements.flatMap((statement) => insideOf(statement, statement));
  for (let statement = open.pop(); statement; statement = open.pop()) {
    if (statement.type === "FunctionDeclaration" && statement.id && statement.body && !statement.async && !statement.generator)
      names.add(statement.id.name);
    else open.push(...insideOf(statement, statement));
  }
  return names;
}

function insideOf(statement: Statement, asked: Statement): readonly Statement[] {
  if (statement !== asked) return [statement];
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return statement.alternate ? [statement.consequent, statement.alternate] : [statement.consequent];
    case "ForStatement":
      return statement.init?.type === "VariableDeclaration" ? [statement.init, statement.body] : [statement.body];
    case "ForInStatement":
    case "ForOfStatement":
      return statement.left.type === "VariableDeclaration" ? [statement.left, statement.body] : [statement.body];
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
      return [statement.body];
    case "SwitchStatement":
      return statement.cases.flatMap((one) => one.consequent);
    case "TryStatement":
      return [statement.block, ...(statement.handler ? [statement.handler] : []), ...(statement.finalizer ? [statement.finalizer] : [])];
    default:
      return [];
  }
}
