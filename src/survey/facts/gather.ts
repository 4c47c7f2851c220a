// One walk over a file's tree that hands every node to those who look for something in it, and keeps track of
// where it is: in which scope, which declaration, which suite of tests.
import type { FileTree, Parameter } from "#syntax/tree.ts";
import type { Outline } from "./declarations.ts";
import { importsOf, inlineImport, moduleAsked } from "./imports.ts";
import { isOnlyName, type Mention, mentionAt } from "./mentions.ts";
import { alongChain, chainOf, classMade, classNamed, isClass, isFunction, type SyntaxNode } from "./nodes.ts";
import { decoratedRoutes, type RouteCall, routeCallAt } from "./route-calls.ts";
import { boundBy, declare, functionScope, lookUp, newScope, opensScope, type Scope } from "./scopes.ts";
import { renamedIn, type TestCall, testCallAt } from "./test-calls.ts";
import { walk } from "./walk.ts";

export type SeenTest = {
  readonly call: TestCall;
  readonly titles: readonly string[];
  readonly skipped: boolean;
  readonly scope: Scope;
  readonly start: number;
  readonly end: number;
};
export type Gathered = {
  readonly module: Scope;
  readonly mentions: Mention[];
  readonly tests: SeenTest[];
  readonly routes: Array<RouteCall & { readonly scope: Scope; readonly from: string }>;
  readonly unreadable: Array<{ readonly message: string; readonly start: number }>;
  readonly fields: Map<string, string>;
};

type Walking = Gathered & {
  readonly outline: Outline;
  readonly text: string;
  readonly taken: Set<SyntaxNode>;
  readonly assigned: Array<{ readonly scope: Scope; readonly name: string; readonly made: string }>;
  scope: Scope;
  readonly owners: string[];
  readonly suites: Array<{ readonly node: SyntaxNode; readonly title: string; readonly skipped: boolean }>;
};

export function gather(tree: FileTree, text: string, outline: Outline, top: string): Gathered {
  const module = newScope(null, true);
  const at: Walking = {
    module,
    mentions: [],
    tests: [],
    routes: [],
    unreadable: [],
    fields: new Map(),
    outline,
    text,
    taken: new Set(outline.quiet),
    assigned: [],
    scope: module,
    owners: [top],
    suites: [],
  };
  const renamed = renamedIn(outline.imports);
  walk(tree, {
    enter: (node, parent) => {
      const owner = outline.owners.get(node);
      if (owner !== undefined) at.owners.push(owner);
      if (node.type === "ClassDeclaration" && node.id) declare(at.scope, node.id.name, null);
      if (node.type === "FunctionDeclaration" && node.id) declare(at.scope, node.id.name, null);
      if (opensScope(node)) at.scope = newScope(at.scope, isFunction(node));
      declareAt(at, node);
      look(at, node, parent, renamed);
    },
    leave: (node) => {
      if (opensScope(node)) at.scope = at.scope.parent ?? module;
      if (outline.owners.has(node)) at.owners.pop();
      if (at.suites.at(-1)?.node === node) at.suites.pop();
    },
  });
  for (const { scope, name, made } of at.assigned) declare(lookUp(scope, name)?.scope ?? scope, name, made);
  return at;
}

const ownerOf = (at: Walking): string => at.owners.at(-1) ?? "";

function declareAt(at: Walking, node: SyntaxNode): void {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      if (node.type === "FunctionExpression" && node.id) declare(at.scope, node.id.name, null);
      for (const parameter of node.params) declareParameter(at, parameter);
      return;
    case "ClassExpression":
      if (node.id) declare(at.scope, node.id.name, null);
      return;
    case "VariableDeclaration":
      for (const declarator of node.declarations) {
        const imports = importsOf(declarator);
        if (imports.length > 0 && at.scope !== at.module) at.outline.imports.push(...imports);
        if (imports.length > 0 && declarator.init) for (const inner of alongChain(declarator.init)) at.taken.add(inner);
        const scope = node.kind === "var" ? functionScope(at.scope) : at.scope;
        const instanceOf = declarator.id.type === "Identifier" ? (classMade(declarator.init) ?? classNamed(declarator.note)) : null;
        for (const bound of boundBy(declarator.id)) {
          at.taken.add(bound);
          if (imports.length === 0) declare(scope, bound.name, instanceOf);
        }
      }
      return;
    case "TryStatement":
      for (const bound of node.param ? boundBy(node.param) : []) {
        at.taken.add(bound);
        declare(at.scope, bound.name, null);
      }
      return;
    case "EnumDeclaration":
      declare(at.scope, node.id.name, null);
      return;
    default:
  }
}

function declareParameter(at: Walking, parameter: Parameter): void {
  const instanceOf = classNamed(parameter.note);
  for (const bound of boundBy(parameter.pattern)) {
    at.taken.add(bound);
    declare(at.scope, bound.name, parameter.pattern.type === "Identifier" ? instanceOf : null);
    if (parameter.property && instanceOf !== null) holdField(at, bound.name, instanceOf);
  }
}

/** What a field of the class around holds. */
function holdField(at: Walking, field: string, instanceOf: string): void {
  const owner = ownerOf(at);
  const dot = owner.lastIndexOf(".");
  at.fields.set(`${dot < 0 ? owner : owner.slice(0, dot)}.${field}`, instanceOf);
}

function look(at: Walking, node: SyntaxNode, parent: SyntaxNode | null, renamed: ReadonlyMap<string, string>): void {
  if (node.type === "Unreadable") at.unreadable.push({ message: node.message, start: node.start });
  else if (node.type === "Field") lookAtField(at, node);
  else if (node.type === "AssignmentExpression") lookAtAssignment(at, node);
  else if (node.type === "CallExpression" || node.type === "ImportExpression") {
    const specifier = moduleAsked(node);
    if (specifier !== null && !at.taken.has(node)) at.outline.imports.push({ specifier, imported: "*", local: inlineImport(specifier) });
    const route = routeCallAt(node);
    if (route) at.routes.push({ ...route, scope: at.scope, from: ownerOf(at) });
    lookAtTest(at, node, renamed);
  } else if (isClass(node)) {
    for (const route of decoratedRoutes(node, ownerOf(at))) at.routes.push({ ...route, scope: at.scope, from: ownerOf(at) });
  }
  if (at.taken.has(node) || isOnlyName(node, parent)) return;
  const mention = mentionAt(node, parent, at.taken);
  if (mention) at.mentions.push({ ...mention, scope: at.scope, from: ownerOf(at) });
}

function lookAtField(at: Walking, node: Extract<SyntaxNode, { type: "Field" }>): void {
  const instanceOf = classMade(node.value) ?? classNamed(node.note);
  const name = node.key.type === "Identifier" || node.key.type === "PrivateName" ? node.key.name : null;
  if (instanceOf !== null && name !== null) at.fields.set(`${ownerOf(at)}.${name}`, instanceOf);
}

function lookAtAssignment(at: Walking, node: Extract<SyntaxNode, { type: "AssignmentExpression" }>): void {
  const made = classMade(node.right);
  if (made === null) return;
  const { root, path } = chainOf(node.left);
  if (root.type === "Identifier" && path.length === 0) at.assigned.push({ scope: at.scope, name: root.name, made });
  if (root.type === "ThisExpression" && path.length === 1) holdField(at, path[0] ?? "", made);
}

function lookAtTest(at: Walking, node: SyntaxNode, renamed: ReadonlyMap<string, string>): void {
  const call = testCallAt(node, renamed, at.text);
  if (!call) return;
  const skipped = call.skipped || at.suites.some((suite) => suite.skipped);
  if (call.kind === "suite") at.suites.push({ node, title: call.title, skipped });
  else
    at.tests.push({
      call,
      titles: [...at.suites.map((suite) => suite.title), call.title],
      skipped,
      scope: at.scope,
      start: node.start,
      end: node.end,
    });
}
