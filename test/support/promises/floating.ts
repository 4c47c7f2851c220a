// Finds promises that nobody waits for, with the types of the whole program: also those of ports, of other rooms and of Node.
// A promise that is meant to float says so with `void`.
import ts from "typescript";

export function programOf(config: string): ts.Program {
  const read = ts.readConfigFile(config, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(read.config, ts.sys, config.replace(/\/[^/]*$/, ""));
  return ts.createProgram(parsed.fileNames, parsed.options);
}

export function floating(program: ts.Program, wanted: (path: string) => boolean): string[] {
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter((tree) => !tree.isDeclarationFile && wanted(tree.fileName))
    .flatMap((tree) =>
      statementsOf(tree)
        .filter((statement) => floats(checker, statement.expression))
        .map((statement) => placeOf(tree, statement)),
    )
    .sort();
}

function statementsOf(tree: ts.SourceFile): ts.ExpressionStatement[] {
  const found: ts.ExpressionStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function floats(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return false;
  if (ts.isParenthesizedExpression(expression)) return floats(checker, expression.expression);
  if (ts.isBinaryExpression(expression)) {
    const kind = expression.operatorToken.kind;
    if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return false;
    return floats(checker, expression.right);
  }
  if (ts.isConditionalExpression(expression)) return floats(checker, expression.whenTrue) || floats(checker, expression.whenFalse);
  if (isCaught(expression)) return false;
  const type = checker.getTypeAtLocation(expression);
  return (type.isUnion() ? type.types : [type]).some((each) => isPromise(checker, each));
}

/** `.catch(f)` and `.then(f, g)` take care of the error, which is what matters. */
function isCaught(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
  const name = expression.expression.name.text;
  if (name === "finally") return isCaught(expression.expression.expression);
  return (name === "catch" && expression.arguments.length > 0) || (name === "then" && expression.arguments.length > 1);
}

function isPromise(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return false;
  if (checker.isArrayType(type)) return checker.getTypeArguments(type as ts.TypeReference).some((each) => isPromise(checker, each));
  const then = type.getProperty("then");
  if (then === undefined) return false;
  return checker
    .getTypeOfSymbol(then)
    .getCallSignatures()
    .some((signature) => signature.parameters.length > 0);
}

function placeOf(tree: ts.SourceFile, node: ts.Node): string {
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
