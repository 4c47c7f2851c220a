// Reads our own files with the TypeScript parser, once each, and knows which names in them are the host's.
import ts from "typescript";
import type { TidyFile } from "./tree.ts";

const trees = new WeakMap<TidyFile, ts.SourceFile>();

export function parse(file: TidyFile): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  trees.set(file, tree);
  return tree;
}

export function placeOf(tree: ts.SourceFile, node: ts.Node): string {
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** Every comment of the file, with the line on which it starts. */
export function comments(file: TidyFile): Array<{ readonly text: string; readonly line: number; readonly at: number }> {
  const tree = parse(file);
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []) found.set(range.pos, range);
    for (const range of ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []) found.set(range.pos, range);
    for (const child of node.getChildren(tree)) visit(child);
  };
  visit(tree);
  return [...found.values()]
    .sort((a, b) => a.pos - b.pos)
    .map(({ pos, end }) => ({ text: file.text.slice(pos, end), line: tree.getLineAndCharacterOfPosition(pos).line + 1, at: pos }));
}

/** Calls back with each identifier that is read as a value or a type and that no declaration around it binds. */
export function freeNames(file: TidyFile, seen: (name: ts.Identifier) => void): void {
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isBound(node)) seen(node);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
}

/** Not the `b` of `a.b`, not a key, not a name that is being declared, not a label, and nothing inside an import. */
function isReference(name: ts.Identifier): boolean {
  const parent = name.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isQualifiedName(parent)) return parent.left === name;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name;
  if (ts.isBindingElement(parent)) return parent.initializer === name;
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return true;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent) || ts.isImportTypeNode(parent))
    return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent) || ts.isTypePredicateNode(parent)) return false;
  if (ts.isNamedTupleMember(parent) || ts.isMetaProperty(parent)) return false;
  return !("name" in parent && parent.name === name);
}

function isBound(name: ts.Identifier): boolean {
  for (let scope: ts.Node | undefined = name.parent; scope !== undefined; scope = scope.parent)
    if (namesIn(scope).has(name.text)) return true;
  return false;
}

const scopes = new WeakMap<ts.Node, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

function namesIn(scope: ts.Node): ReadonlySet<string> {
  const known = scopes.get(scope);
  if (known !== undefined) return known;
  const names = declaredIn(scope);
  scopes.set(scope, names);
  return names;
}

function declaredIn(scope: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const bind = (name: ts.Node | undefined): void => {
    if (name === undefined) return;
    if (ts.isIdentifier(name)) names.add(name.text);
    else if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name))
      for (const each of name.elements) if (ts.isBindingElement(each)) bind(each.name);
  };
  const bindAll = (list: ts.VariableDeclarationList): void => {
    for (const each of list.declarations) bind(each.name);
  };
  if (ts.isFunctionLike(scope)) {
    for (const parameter of scope.parameters) bind(parameter.name);
    for (const each of scope.typeParameters ?? []) bind(each.name);
  }
  if ((ts.isFunctionExpression(scope) || ts.isClassLike(scope)) && scope.name) bind(scope.name);
  if (ts.isCatchClause(scope)) bind(scope.variableDeclaration?.name);
  if (ts.isForStatement(scope) && scope.initializer && ts.isVariableDeclarationList(scope.initializer)) bindAll(scope.initializer);
  if ((ts.isForOfStatement(scope) || ts.isForInStatement(scope)) && ts.isVariableDeclarationList(scope.initializer))
    bindAll(scope.initializer);
  const statements = ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isCaseOrDefaultClause(scope) ? scope.statements : [];
  for (const statement of statements) {
    if (ts.isVariableStatement(statement)) bindAll(statement.declarationList);
    else if (ts.isImportDeclaration(statement)) bindImport(statement.importClause, bind);
    else if ("name" in statement) bind(statement.name as ts.Node | undefined);
  }
  return names.size === 0 ? none : names;
}

function bindImport(clause: ts.ImportClause | undefined, bind: (name: ts.Node | undefined) => void): void {
  bind(clause?.name);
  const named = clause?.namedBindings;
  if (named === undefined) return;
  if (ts.isNamespaceImport(named)) bind(named.name);
  else for (const each of named.elements) bind(each.name);
}
