// TypeScript's own tree of a file in the shape of ours, without positions and types: what our reader is compared with.
import ts from "typescript";
import { classOf, expressionOf, functionOf, patternOf, type Shape } from "./expressions.ts";

const S = ts.SyntaxKind;

export function fileOf(path: string, text: string): Shape {
  const kind = path.endsWith("x") || path.endsWith("js") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    /\.[cm]?js$/.test(path) ? ts.ScriptKind.JS : /\.jsx$/.test(path) ? ts.ScriptKind.JSX : kind,
  );
  return { type: "File", body: withDirectives(file.statements) };
}

function withDirectives(statements: Iterable<ts.Statement>): readonly Shape[] {
  let open = true;
  return [...statements].flatMap((one): readonly Shape[] => {
    const isText = ts.isExpressionStatement(one) && ts.isStringLiteral(one.expression);
    open &&= isText;
    if (open && ts.isExpressionStatement(one))
      return [
        { type: "ExpressionStatement", expression: expressionOf(one.expression, bodyOf), directive: one.expression.getText().slice(1, -1) },
      ];
    return statementsOf(one);
  });
}

const has = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((one) => one.kind === kind);
const expr = (node: ts.Node): Shape => expressionOf(node as ts.Expression, bodyOf);
const orNull = (node: ts.Node | undefined): Shape | null => (node ? expr(node) : null);
const sole = (node: ts.Statement): Shape => statementsOf(node)[0] ?? { type: "EmptyStatement" };

export function bodyOf(node: ts.Block | ts.Statement | undefined, isFunction = false): Shape {
  const list = node && "statements" in node ? (node as ts.Block).statements : [];
  return { type: "BlockStatement", body: isFunction ? withDirectives(list) : [...list].flatMap(statementsOf) };
}

function statementsOf(node: ts.Statement): readonly Shape[] {
  const made = statementOf(node);
  return made === null ? [] : [made];
}

function statementOf(node: ts.Statement): Shape | null {
  if (ts.isBlock(node)) return bodyOf(node);
  if (ts.isVariableStatement(node)) return exported(node, { ...variables(node.declarationList), declared: has(node, S.DeclareKeyword) });
  if (ts.isFunctionDeclaration(node)) return exported(node, functionOf(node, "FunctionDeclaration", bodyOf));
  if (ts.isClassDeclaration(node))
    return exported(node, {
      ...classOf(node, "ClassDeclaration", bodyOf),
      abstract: has(node, S.AbstractKeyword),
      declared: has(node, S.DeclareKeyword),
    });
  if (ts.isExpressionStatement(node)) return { type: "ExpressionStatement", expression: expr(node.expression), directive: null };
  if (ts.isEmptyStatement(node)) return { type: "EmptyStatement" };
  if (node.kind === S.DebuggerStatement) return { type: "DebuggerStatement" };
  if (ts.isIfStatement(node))
    return {
      type: "IfStatement",
      test: expr(node.expression),
      consequent: sole(node.thenStatement),
      alternate: node.elseStatement ? sole(node.elseStatement) : null,
    };
  if (ts.isForStatement(node))
    return {
      type: "ForStatement",
      init: node.initializer ? head(node.initializer) : null,
      test: orNull(node.condition),
      update: orNull(node.incrementor),
      body: sole(node.statement),
    };
  if (ts.isForInStatement(node))
    return { type: "ForInStatement", left: target(node.initializer), right: expr(node.expression), body: sole(node.statement) };
  if (ts.isForOfStatement(node))
    return {
      type: "ForOfStatement",
      left: target(node.initializer),
      right: expr(node.expression),
      body: sole(node.statement),
      await: node.awaitModifier !== undefined,
    };
  if (ts.isWhileStatement(node)) return { type: "WhileStatement", test: expr(node.expression), body: sole(node.statement) };
  if (ts.isDoStatement(node)) return { type: "DoWhileStatement", test: expr(node.expression), body: sole(node.statement) };
  if (ts.isSwitchStatement(node))
    return {
      type: "SwitchStatement",
      discriminant: expr(node.expression),
      cases: node.caseBlock.clauses.map((one) => ({
        type: "SwitchCase",
        test: ts.isCaseClause(one) ? expr(one.expression) : null,
        consequent: [...one.statements].flatMap(statementsOf),
      })),
    };
  if (ts.isTryStatement(node)) {
    const { catchClause, finallyBlock } = node;
    const name = catchClause?.variableDeclaration?.name;
    return {
      type: "TryStatement",
      block: bodyOf(node.tryBlock),
      param: name ? patternOf(name, bodyOf) : null,
      handler: catchClause ? bodyOf(catchClause.block) : null,
      finalizer: finallyBlock ? bodyOf(finallyBlock) : null,
    };
  }
  if (ts.isReturnStatement(node)) return { type: "ReturnStatement", argument: orNull(node.expression) };
  if (ts.isThrowStatement(node)) return { type: "ThrowStatement", argument: expr(node.expression) };
  if (ts.isBreakStatement(node)) return { type: "BreakStatement", label: node.label?.text ?? null };
  if (ts.isContinueStatement(node)) return { type: "ContinueStatement", label: node.label?.text ?? null };
  if (ts.isLabeledStatement(node)) return { type: "LabeledStatement", label: node.label.text, body: sole(node.statement) };
  return declarationOf(node);
}

function declarationOf(node: ts.Statement): Shape | null {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return { type: "TypeDeclaration", name: node.name.text, exported: has(node, S.ExportKeyword) };
  if (ts.isEnumDeclaration(node)) {
    const members = node.members.map((one) => ({ type: "EnumMember", name: nameText(one.name), init: orNull(one.initializer) }));
    return exported(node, {
      type: "EnumDeclaration",
      id: expr(node.name),
      const: has(node, S.ConstKeyword),
      declared: has(node, S.DeclareKeyword),
      members,
    });
  }
  if (ts.isModuleDeclaration(node)) return namespaceOf(node);
  if (ts.isImportDeclaration(node)) return importOf(node);
  if (ts.isExportDeclaration(node)) return exportOf(node);
  if (ts.isExportAssignment(node)) {
    if (node.isExportEquals) return { type: "ExportAssignment", expression: expr(node.expression) };
    const inner = ts.isClassExpression(node.expression) ? { ...expr(node.expression), type: "ClassDeclaration" } : expr(node.expression);
    return { type: "ExportDefaultDeclaration", declaration: inner };
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const outer = node.moduleReference;
    const source = ts.isExternalModuleReference(outer) ? (outer.expression as ts.StringLiteral).text : null;
    return {
      type: "ImportEqualsDeclaration",
      id: expr(node.name),
      source,
      reference: source === null ? entity(outer as ts.EntityName) : null,
      typeOnly: node.isTypeOnly,
      exported: has(node, S.ExportKeyword),
    };
  }
  return null;
}

const nameText = (name: ts.PropertyName): string => (ts.isComputedPropertyName(name) ? name.getText() : (name as ts.Identifier).text);
const entity = (name: ts.EntityName): Shape =>
  ts.isIdentifier(name)
    ? { type: "Identifier", name: name.text }
    : {
        type: "MemberExpression",
        object: entity(name.left),
        property: { type: "Identifier", name: name.right.text },
        computed: false,
        optional: false,
      };

function namespaceOf(node: ts.ModuleDeclaration): Shape | null {
  if (ts.isStringLiteral(node.name) || node.flags & ts.NodeFlags.GlobalAugmentation || !node.body) return null;
  const body = ts.isModuleDeclaration(node.body)
    ? [{ type: "ExportNamedDeclaration", declaration: namespaceOf(node.body), source: null, typeOnly: false, specifiers: [] }]
    : [...(node.body as ts.ModuleBlock).statements].flatMap(statementsOf);
  return exported(node, {
    type: "NamespaceDeclaration",
    id: { type: "Identifier", name: node.name.text },
    declared: has(node, S.DeclareKeyword),
    body,
  });
}

function exported(node: ts.Statement, made: Shape): Shape {
  if (!has(node, S.ExportKeyword)) return made;
  if (has(node, S.DefaultKeyword)) return { type: "ExportDefaultDeclaration", declaration: made };
  return { type: "ExportNamedDeclaration", declaration: made, source: null, typeOnly: false, specifiers: [] };
}

function variables(list: ts.VariableDeclarationList): Shape {
  const flags = list.flags & ts.NodeFlags.BlockScoped;
  const kind =
    flags === ts.NodeFlags.AwaitUsing
      ? "await using"
      : flags === ts.NodeFlags.Using
        ? "using"
        : flags === ts.NodeFlags.Const
          ? "const"
          : flags === ts.NodeFlags.Let
            ? "let"
            : "var";
  return {
    type: "VariableDeclaration",
    kind,
    declared: false,
    declarations: list.declarations.map((one) => ({
      type: "VariableDeclarator",
      id: patternOf(one.name, bodyOf),
      init: orNull(one.initializer),
    })),
  };
}

const head = (node: ts.ForInitializer): Shape => (ts.isVariableDeclarationList(node) ? variables(node) : expr(node));
const target = (node: ts.ForInitializer): Shape => (ts.isVariableDeclarationList(node) ? variables(node) : patternOf(node, bodyOf));

function importOf(node: ts.ImportDeclaration): Shape {
  const clause = node.importClause;
  const specifiers: Shape[] = [];
  const add = (imported: string, local: ts.Identifier, typeOnly: boolean): void =>
    void specifiers.push({ type: "ImportSpecifier", imported, local: expr(local), typeOnly });
  if (clause?.name) add("default", clause.name, false);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) add("*", bindings.name, false);
  if (bindings && ts.isNamedImports(bindings))
    for (const one of bindings.elements) add((one.propertyName ?? one.name).text, one.name, one.isTypeOnly);
  return {
    type: "ImportDeclaration",
    source: (node.moduleSpecifier as ts.StringLiteral).text,
    typeOnly: clause?.phaseModifier === S.TypeKeyword,
    specifiers,
  };
}

function exportOf(node: ts.ExportDeclaration): Shape {
  const source = node.moduleSpecifier ? (node.moduleSpecifier as ts.StringLiteral).text : null;
  const clause = node.exportClause;
  if (!clause || ts.isNamespaceExport(clause))
    return { type: "ExportAllDeclaration", source: source ?? "", exported: clause ? clause.name.text : null, typeOnly: node.isTypeOnly };
  const specifiers = clause.elements.map((one) => ({
    type: "ExportSpecifier",
    local: (one.propertyName ?? one.name).text,
    exported: one.name.text,
    typeOnly: one.isTypeOnly,
  }));
  return { type: "ExportNamedDeclaration", declaration: null, source, typeOnly: node.isTypeOnly, specifiers };
}
