// TypeScript's own expressions, patterns, functions and classes in the shape of ours. Bodies are read by the function handed in.
import ts from "typescript";

export type Shape = { readonly [key: string]: unknown };
export type Body = (node: ts.Block | undefined, isFunction?: boolean) => Shape;

const S = ts.SyntaxKind;
const has = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((one) => one.kind === kind);
const tokenText = (kind: ts.SyntaxKind): string => ts.tokenToString(kind) ?? "";
const name = (text: string): Shape => ({ type: "Identifier", name: text });
const literal = (value: unknown): Shape => ({ type: "Literal", value });

/** Parentheses and what only types need are not there. */
function bare(node: ts.Expression): ts.Expression {
  let at: ts.Expression = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isTypeAssertionExpression(at) ||
    ts.isExpressionWithTypeArguments(at)
  )
    at = at.expression;
  return at;
}

export function expressionOf(given: ts.Expression, body: Body): Shape {
  const node = bare(given);
  if (ts.isOptionalChain(node)) return { type: "ChainExpression", expression: linkOf(node, body) };
  return plainOf(node, body);
}

/** Inside a chain, links of the same chain follow one another without a chain of their own. */
function linkOf(node: ts.Expression, body: Body): Shape {
  const object = (inner: ts.Expression): Shape => {
    let at = inner;
    while (ts.isNonNullExpression(at) || ts.isExpressionWithTypeArguments(at)) at = at.expression;
    return ts.isOptionalChain(at) ? linkOf(at, body) : expressionOf(at, body);
  };
  const optional = (node as { questionDotToken?: unknown }).questionDotToken !== undefined;
  if (ts.isPropertyAccessExpression(node))
    return { type: "MemberExpression", object: object(node.expression), property: memberName(node.name), computed: false, optional };
  if (ts.isElementAccessExpression(node))
    return {
      type: "MemberExpression",
      object: object(node.expression),
      property: expressionOf(node.argumentExpression, body),
      computed: true,
      optional,
    };
  if (ts.isCallExpression(node))
    return {
      type: "CallExpression",
      callee: object(node.expression),
      arguments: node.arguments.map((one) => spreadOr(one, body)),
      optional,
    };
  return object(node);
}

const memberName = (node: ts.MemberName): Shape =>
  ts.isPrivateIdentifier(node) ? { type: "PrivateName", name: node.text.slice(1) } : name(node.text);

function spreadOr(node: ts.Expression, body: Body): Shape {
  return ts.isSpreadElement(node) ? { type: "SpreadElement", argument: expressionOf(node.expression, body) } : expressionOf(node, body);
}

function plainOf(node: ts.Expression, body: Body): Shape {
  const expr = (inner: ts.Expression): Shape => expressionOf(inner, body);
  if (ts.isIdentifier(node)) return name(node.text);
  if (ts.isPrivateIdentifier(node)) return { type: "PrivateName", name: node.text.slice(1) };
  if (ts.isStringLiteral(node)) return literal(node.text);
  if (ts.isNumericLiteral(node)) return literal(Number(node.text));
  if (ts.isBigIntLiteral(node)) return literal(`${node.text}`);
  if (node.kind === S.TrueKeyword || node.kind === S.FalseKeyword) return literal(node.kind === S.TrueKeyword);
  if (node.kind === S.NullKeyword) return literal(null);
  if (node.kind === S.ThisKeyword) return { type: "ThisExpression" };
  if (node.kind === S.SuperKeyword) return { type: "Super" };
  if (ts.isRegularExpressionLiteral(node))
    return {
      type: "RegExpLiteral",
      pattern: node.text.slice(1, node.text.lastIndexOf("/")),
      flags: node.text.slice(node.text.lastIndexOf("/") + 1),
    };
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) return templateOf(node, body);
  if (ts.isTaggedTemplateExpression(node))
    return { type: "TaggedTemplateExpression", tag: expr(node.tag), quasi: templateOf(node.template, body) };
  if (ts.isArrayLiteralExpression(node))
    return { type: "ArrayExpression", elements: node.elements.map((one) => (ts.isOmittedExpression(one) ? null : spreadOr(one, body))) };
  if (ts.isObjectLiteralExpression(node))
    return { type: "ObjectExpression", properties: node.properties.map((one) => propertyOf(one, body)) };
  if (ts.isFunctionExpression(node)) return functionOf(node, "FunctionExpression", body);
  if (ts.isArrowFunction(node)) return functionOf(node, "ArrowFunctionExpression", body);
  if (ts.isClassExpression(node)) return { ...classOf(node, "ClassExpression", body), abstract: false, declared: false };
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return linkOf(node, body);
  if (ts.isCallExpression(node)) return callOf(node, body);
  if (ts.isNewExpression(node))
    return { type: "NewExpression", callee: expr(node.expression), arguments: (node.arguments ?? []).map((one) => spreadOr(one, body)) };
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return { type: "JsxElement" };
  return operatorOf(node, body);
}

function callOf(node: ts.CallExpression, body: Body): Shape {
  const args = node.arguments.map((one) => spreadOr(one, body));
  if (node.expression.kind === S.ImportKeyword) return { type: "ImportExpression", source: args[0], options: args[1] ?? null };
  return { type: "CallExpression", callee: expressionOf(node.expression, body), arguments: args, optional: false };
}

function operatorOf(node: ts.Expression, body: Body): Shape {
  const expr = (inner: ts.Expression): Shape => expressionOf(inner, body);
  if (ts.isPrefixUnaryExpression(node)) {
    const operator = tokenText(node.operator);
    return operator === "++" || operator === "--"
      ? { type: "UpdateExpression", operator, prefix: true, argument: expr(node.operand) }
      : { type: "UnaryExpression", operator, argument: expr(node.operand) };
  }
  if (ts.isPostfixUnaryExpression(node))
    return { type: "UpdateExpression", operator: tokenText(node.operator), prefix: false, argument: expr(node.operand) };
  if (ts.isTypeOfExpression(node) || ts.isVoidExpression(node) || ts.isDeleteExpression(node))
    return {
      type: "UnaryExpression",
      operator: ts.isTypeOfExpression(node) ? "typeof" : ts.isVoidExpression(node) ? "void" : "delete",
      argument: expr(node.expression),
    };
  if (ts.isBinaryExpression(node)) return binaryOf(node, body);
  if (ts.isConditionalExpression(node))
    return { type: "ConditionalExpression", test: expr(node.condition), consequent: expr(node.whenTrue), alternate: expr(node.whenFalse) };
  if (ts.isAwaitExpression(node)) return { type: "AwaitExpression", argument: expr(node.expression) };
  if (ts.isYieldExpression(node))
    return {
      type: "YieldExpression",
      argument: node.expression ? expr(node.expression) : null,
      delegate: node.asteriskToken !== undefined,
    };
  if (ts.isMetaProperty(node))
    return { type: "MetaProperty", meta: node.keywordToken === S.NewKeyword ? "new" : "import", property: node.name.text };
  return { type: `unknown ${S[node.kind]}` };
}

function binaryOf(node: ts.BinaryExpression, body: Body): Shape {
  const operator = tokenText(node.operatorToken.kind);
  const right = expressionOf(node.right, body);
  if (operator === ",") {
    const left =
      ts.isBinaryExpression(node.left) && node.left.operatorToken.kind === S.CommaToken
        ? (binaryOf(node.left, body)["expressions"] as Shape[])
        : [expressionOf(node.left, body)];
    return { type: "SequenceExpression", expressions: [...left, right] };
  }
  if (node.operatorToken.kind >= S.FirstAssignment && node.operatorToken.kind <= S.LastAssignment)
    return { type: "AssignmentExpression", operator, left: patternOf(node.left, body), right };
  return {
    type: ["&&", "||", "??"].includes(operator) ? "LogicalExpression" : "BinaryExpression",
    operator,
    left: expressionOf(node.left, body),
    right,
  };
}

function templateOf(node: ts.TemplateLiteral, body: Body): Shape {
  const spans = ts.isNoSubstitutionTemplateLiteral(node) ? [] : node.templateSpans;
  const heads = ts.isNoSubstitutionTemplateLiteral(node) ? [node] : [node.head, ...node.templateSpans.map((one) => one.literal)];
  return {
    type: "TemplateLiteral",
    cooked: heads.map((one) => one.text),
    expressions: spans.map((one) => expressionOf(one.expression, body)),
  };
}

export function keyOf(node: ts.PropertyName, body: Body): { readonly key: Shape; readonly computed: boolean } {
  if (ts.isComputedPropertyName(node)) return { key: expressionOf(node.expression, body), computed: true };
  if (ts.isPrivateIdentifier(node)) return { key: memberName(node), computed: false };
  return { key: ts.isIdentifier(node) ? name(node.text) : plainOf(node as ts.Expression, body), computed: false };
}

function propertyOf(node: ts.ObjectLiteralElementLike, body: Body): Shape {
  if (ts.isSpreadAssignment(node)) return { type: "SpreadElement", argument: expressionOf(node.expression, body) };
  if (ts.isShorthandPropertyAssignment(node))
    return { type: "Property", kind: "init", key: name(node.name.text), computed: false, shorthand: true, value: name(node.name.text) };
  if (ts.isPropertyAssignment(node))
    return { type: "Property", kind: "init", ...keyOf(node.name, body), shorthand: false, value: expressionOf(node.initializer, body) };
  const kind = ts.isGetAccessor(node) ? "get" : ts.isSetAccessor(node) ? "set" : "method";
  return { type: "Property", kind, ...keyOf(node.name, body), shorthand: false, value: functionOf(node, "FunctionExpression", body) };
}

export function patternOf(node: ts.Node, body: Body): Shape {
  if (ts.isObjectBindingPattern(node)) return { type: "ObjectPattern", properties: node.elements.map((one) => bindingProperty(one, body)) };
  if (ts.isArrayBindingPattern(node))
    return { type: "ArrayPattern", elements: node.elements.map((one) => (ts.isOmittedExpression(one) ? null : bindingElement(one, body))) };
  const inner = ts.isIdentifier(node) ? node : bare(node as ts.Expression);
  if (ts.isArrayLiteralExpression(inner))
    return {
      type: "ArrayPattern",
      elements: inner.elements.map((one) =>
        ts.isOmittedExpression(one)
          ? null
          : ts.isSpreadElement(one)
            ? { type: "RestElement", argument: patternOf(one.expression, body) }
            : patternOf(one, body),
      ),
    };
  if (ts.isObjectLiteralExpression(inner))
    return { type: "ObjectPattern", properties: inner.properties.map((one) => assignedProperty(one, body)) };
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === S.EqualsToken)
    return { type: "AssignmentPattern", left: patternOf(inner.left, body), right: expressionOf(inner.right, body) };
  return expressionOf(inner as ts.Expression, body);
}

function bindingElement(node: ts.BindingElement, body: Body): Shape {
  const target = patternOf(node.name, body);
  if (node.dotDotDotToken) return { type: "RestElement", argument: target };
  return node.initializer ? { type: "AssignmentPattern", left: target, right: expressionOf(node.initializer, body) } : target;
}

function bindingProperty(node: ts.BindingElement, body: Body): Shape {
  const value = bindingElement(node, body);
  if (node.dotDotDotToken) return value;
  const key = node.propertyName ? keyOf(node.propertyName, body) : { key: name((node.name as ts.Identifier).text), computed: false };
  return { type: "Property", ...key, value, shorthand: node.propertyName === undefined };
}

function assignedProperty(node: ts.ObjectLiteralElementLike, body: Body): Shape {
  if (ts.isSpreadAssignment(node)) return { type: "RestElement", argument: patternOf(node.expression, body) };
  if (ts.isShorthandPropertyAssignment(node)) {
    const target = name(node.name.text);
    const value = node.objectAssignmentInitializer
      ? { type: "AssignmentPattern", left: target, right: expressionOf(node.objectAssignmentInitializer, body) }
      : target;
    return { type: "Property", key: target, computed: false, value, shorthand: true };
  }
  const { name: key, initializer } = node as ts.PropertyAssignment;
  return { type: "Property", ...keyOf(key, body), value: patternOf(initializer, body), shorthand: false };
}

export function functionOf(node: ts.FunctionLikeDeclaration, type: string, body: Body): Shape {
  const id = (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) && node.name ? name(node.name.text) : null;
  const inner = node.body;
  return {
    type,
    id,
    params: node.parameters.filter((one) => one.name.getText() !== "this").map((one) => parameterOf(one, body)),
    body: !inner ? null : ts.isBlock(inner) ? body(inner, true) : expressionOf(inner, body),
    async: has(node, S.AsyncKeyword),
    generator: node.asteriskToken !== undefined,
  };
}

function parameterOf(node: ts.ParameterDeclaration, body: Body): Shape {
  const target = patternOf(node.name, body);
  const pattern = node.dotDotDotToken
    ? { type: "RestElement", argument: target }
    : node.initializer
      ? { type: "AssignmentPattern", left: target, right: expressionOf(node.initializer, body) }
      : target;
  return {
    type: "Parameter",
    pattern,
    optional: node.questionToken !== undefined || node.initializer !== undefined,
    property: ts.isParameterPropertyDeclaration(node, node.parent) || has(node, S.OverrideKeyword),
    decorators: decoratorsOf(node, body),
  };
}

export const decoratorsOf = (node: ts.Node, body: Body): readonly Shape[] =>
  ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []).map((one) => expressionOf(one.expression, body)) : [];

export function classOf(node: ts.ClassLikeDeclaration, type: string, body: Body): Shape {
  const parent = node.heritageClauses?.find((one) => one.token === S.ExtendsKeyword)?.types[0];
  const members = node.members.flatMap((one): readonly Shape[] => {
    const made = memberOf(one, body);
    return made ? [made] : [];
  });
  return {
    type,
    id: node.name ? name(node.name.text) : null,
    superClass: parent ? expressionOf(parent.expression, body) : null,
    body: members,
    decorators: decoratorsOf(node, body),
  };
}

function memberOf(node: ts.ClassElement, body: Body): Shape | null {
  if (ts.isClassStaticBlockDeclaration(node)) return { type: "StaticBlock", body: body(node.body)["body"] };
  const isStatic = has(node, S.StaticKeyword);
  const decorators = decoratorsOf(node, body);
  if (ts.isConstructorDeclaration(node))
    return {
      type: "Method",
      kind: "constructor",
      key: name("constructor"),
      computed: false,
      static: false,
      value: functionOf(node, "FunctionExpression", body),
      decorators,
    };
  if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node) || ts.isSetAccessor(node)) {
    const kind = ts.isGetAccessor(node) ? "get" : ts.isSetAccessor(node) ? "set" : "method";
    return {
      type: "Method",
      kind,
      ...keyOf(node.name, body),
      static: isStatic,
      value: functionOf(node, "FunctionExpression", body),
      decorators,
    };
  }
  if (!ts.isPropertyDeclaration(node)) return null;
  return {
    type: "Field",
    ...keyOf(node.name, body),
    static: isStatic,
    accessor: has(node, S.AccessorKeyword),
    declared: has(node, S.DeclareKeyword) || has(node, S.AbstractKeyword),
    value: node.initializer ? expressionOf(node.initializer, body) : null,
    decorators,
  };
}
