// The tree every reader of source sees: ESTree, with operators already re-associated, comments gone and types folded
// into small `TypeNote`s. `start` and `end` are UTF-16 offsets into the file. What the parser could not read is an
// `Unreadable` node in place, so that one broken function never costs the rest of the file.

type Base = { readonly start: number; readonly end: number };

// ---- Types, kept only as notes (witness inputs, unknowns and decorator metadata need them; running does not).

export type TypeNote =
  | { readonly kind: "name"; readonly name: string; readonly arguments: readonly TypeNote[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "array"; readonly element: TypeNote }
  | { readonly kind: "tuple"; readonly elements: readonly TypeNote[] }
  | { readonly kind: "union" | "intersection"; readonly members: readonly TypeNote[] }
  | { readonly kind: "object"; readonly properties: readonly TypeProperty[] }
  | { readonly kind: "function" }
  | { readonly kind: "other"; readonly text: string };
export type TypeProperty = { readonly name: string; readonly optional: boolean; readonly type: TypeNote };

// ---- Names and patterns

export type Identifier = Base & { readonly type: "Identifier"; readonly name: string };
export type PrivateName = Base & { readonly type: "PrivateName"; readonly name: string };

export type Pattern =
  | Identifier
  | MemberExpression
  | (Base & { readonly type: "ObjectPattern"; readonly properties: ReadonlyArray<PatternProperty | RestElement> })
  | (Base & { readonly type: "ArrayPattern"; readonly elements: ReadonlyArray<Pattern | RestElement | null> })
  | (Base & { readonly type: "AssignmentPattern"; readonly left: Pattern; readonly right: Expression });
export type PatternProperty = Base & {
  readonly type: "Property";
  readonly key: Expression | PrivateName;
  readonly computed: boolean;
  readonly value: Pattern;
  readonly shorthand: boolean;
};
export type RestElement = Base & { readonly type: "RestElement"; readonly argument: Pattern };

export type Parameter = Base & {
  readonly type: "Parameter";
  readonly pattern: Pattern | RestElement;
  readonly optional: boolean;
  readonly note: TypeNote | null;
  /** A TypeScript parameter property: the constructor also assigns it to `this`. */
  readonly property: boolean;
  readonly decorators: readonly Expression[];
};

// ---- Functions and classes

export type FunctionParts = {
  readonly id: Identifier | null;
  readonly params: readonly Parameter[];
  /** null: an overload or ambient signature without a body. */
  readonly body: BlockStatement | Expression | null;
  readonly async: boolean;
  readonly generator: boolean;
  readonly returns: TypeNote | null;
};
export type FunctionExpression = Base & FunctionParts & { readonly type: "FunctionExpression" };
export type ArrowFunctionExpression = Base & FunctionParts & { readonly type: "ArrowFunctionExpression" };
export type FunctionDeclaration = Base & FunctionParts & { readonly type: "FunctionDeclaration" };

export type ClassParts = {
  readonly id: Identifier | null;
  readonly superClass: Expression | null;
  readonly body: readonly ClassMember[];
  readonly decorators: readonly Expression[];
  readonly abstract: boolean;
  readonly declared: boolean;
};
export type ClassMember =
  | (Base & {
      readonly type: "Method";
      readonly kind: "method" | "get" | "set" | "constructor";
      readonly key: Expression | PrivateName;
      readonly computed: boolean;
      readonly static: boolean;
      readonly value: FunctionExpression;
      readonly decorators: readonly Expression[];
    })
  | (Base & {
      readonly type: "Field";
      readonly key: Expression | PrivateName;
      readonly computed: boolean;
      readonly static: boolean;
      readonly accessor: boolean;
      readonly declared: boolean;
      readonly value: Expression | null;
      readonly note: TypeNote | null;
      readonly decorators: readonly Expression[];
    })
  | (Base & { readonly type: "StaticBlock"; readonly body: readonly Statement[] })
  | Unreadable;
export type ClassDeclaration = Base & ClassParts & { readonly type: "ClassDeclaration" };
export type ClassExpression = Base & ClassParts & { readonly type: "ClassExpression" };

// ---- Expressions

export type MemberExpression = Base & {
  readonly type: "MemberExpression";
  readonly object: Expression | Super;
  readonly property: Expression | PrivateName;
  readonly computed: boolean;
  readonly optional: boolean;
};
export type CallExpression = Base & {
  readonly type: "CallExpression";
  readonly callee: Expression | Super;
  readonly arguments: ReadonlyArray<Expression | SpreadElement>;
  readonly optional: boolean;
  readonly typeArguments: readonly TypeNote[];
};
export type SpreadElement = Base & { readonly type: "SpreadElement"; readonly argument: Expression };
export type Super = Base & { readonly type: "Super" };
export type TemplateLiteral = Base & {
  readonly type: "TemplateLiteral";
  readonly cooked: ReadonlyArray<string | null>;
  readonly raw: readonly string[];
  readonly expressions: readonly Expression[];
};
export type Property = Base & {
  readonly type: "Property";
  readonly kind: "init" | "get" | "set" | "method";
  readonly key: Expression;
  readonly computed: boolean;
  readonly shorthand: boolean;
  readonly value: Expression;
};
export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**"
  | "<<"
  | ">>"
  | ">>>"
  | "&"
  | "|"
  | "^"
  | "=="
  | "!="
  | "==="
  | "!=="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "instanceof";
export type LogicalOperator = "&&" | "||" | "??";
export type AssignmentOperator =
  | "="
  | "+="
  | "-="
  | "*="
  | "/="
  | "%="
  | "**="
  | "<<="
  | ">>="
  | ">>>="
  | "&="
  | "|="
  | "^="
  | "&&="
  | "||="
  | "??=";
export type JsxAttribute =
  | (Base & { readonly type: "JsxAttribute"; readonly name: string; readonly value: Expression | null })
  | (Base & { readonly type: "JsxSpreadAttribute"; readonly argument: Expression });
export type JsxElement = Base & {
  readonly type: "JsxElement" /** null: a fragment; a lower-case or dashed name is a string. */;
  readonly name: Expression | null;
  readonly attributes: readonly JsxAttribute[];
  readonly children: ReadonlyArray<Expression | SpreadElement>;
};

export type Expression =
  | Identifier
  | (Base & { readonly type: "Literal"; readonly value: string | number | boolean | null | bigint })
  | (Base & { readonly type: "RegExpLiteral"; readonly pattern: string; readonly flags: string })
  | TemplateLiteral
  | (Base & { readonly type: "TaggedTemplateExpression"; readonly tag: Expression; readonly quasi: TemplateLiteral })
  | (Base & { readonly type: "ThisExpression" })
  | (Base & { readonly type: "ArrayExpression"; readonly elements: ReadonlyArray<Expression | SpreadElement | null> })
  | (Base & { readonly type: "ObjectExpression"; readonly properties: ReadonlyArray<Property | SpreadElement> })
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | (Base & {
      readonly type: "UnaryExpression";
      readonly operator: "-" | "+" | "!" | "~" | "typeof" | "void" | "delete";
      readonly argument: Expression;
    })
  | (Base & { readonly type: "UpdateExpression"; readonly operator: "++" | "--"; readonly prefix: boolean; readonly argument: Expression })
  | (Base & {
      readonly type: "BinaryExpression";
      readonly operator: BinaryOperator;
      readonly left: Expression | PrivateName;
      readonly right: Expression;
    })
  | (Base & {
      readonly type: "LogicalExpression";
      readonly operator: LogicalOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Base & {
      readonly type: "AssignmentExpression";
      readonly operator: AssignmentOperator;
      readonly left: Pattern;
      readonly right: Expression;
    })
  | (Base & {
      readonly type: "ConditionalExpression";
      readonly test: Expression;
      readonly consequent: Expression;
      readonly alternate: Expression;
    })
  | CallExpression
  | (Base & { readonly type: "NewExpression"; readonly callee: Expression; readonly arguments: ReadonlyArray<Expression | SpreadElement> })
  | MemberExpression
  /** The end of an optional chain: a `?.` inside short-circuits up to here. */
  | (Base & { readonly type: "ChainExpression"; readonly expression: Expression })
  | (Base & { readonly type: "SequenceExpression"; readonly expressions: readonly Expression[] })
  | (Base & { readonly type: "AwaitExpression"; readonly argument: Expression })
  | (Base & { readonly type: "YieldExpression"; readonly argument: Expression | null; readonly delegate: boolean })
  | (Base & { readonly type: "ImportExpression"; readonly source: Expression; readonly options: Expression | null })
  | (Base & { readonly type: "MetaProperty"; readonly meta: "import" | "new"; readonly property: "meta" | "target" })
  | JsxElement
  | Unreadable;

// ---- Statements

export type BlockStatement = Base & { readonly type: "BlockStatement"; readonly body: readonly Statement[] };
export type VariableDeclaration = Base & {
  readonly type: "VariableDeclaration";
  readonly kind: "var" | "let" | "const" | "using" | "await using";
  readonly declared: boolean;
  readonly declarations: readonly VariableDeclarator[];
};
export type VariableDeclarator = Base & {
  readonly type: "VariableDeclarator";
  readonly id: Pattern;
  readonly init: Expression | null;
  readonly note: TypeNote | null;
};
export type SwitchCase = Base & {
  readonly type: "SwitchCase";
  readonly test: Expression | null;
  readonly consequent: readonly Statement[];
};

export type Statement =
  | BlockStatement
  | VariableDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | (Base & {
      readonly type: "ExpressionStatement";
      readonly expression: Expression /** "use strict" and the like. */;
      readonly directive: string | null;
    })
  | (Base & { readonly type: "EmptyStatement" | "DebuggerStatement" })
  | (Base & {
      readonly type: "IfStatement";
      readonly test: Expression;
      readonly consequent: Statement;
      readonly alternate: Statement | null;
    })
  | (Base & {
      readonly type: "ForStatement";
      readonly init: VariableDeclaration | Expression | null;
      readonly test: Expression | null;
      readonly update: Expression | null;
      readonly body: Statement;
    })
  | (Base & {
      readonly type: "ForInStatement";
      readonly left: VariableDeclaration | Pattern;
      readonly right: Expression;
      readonly body: Statement;
    })
  | (Base & {
      readonly type: "ForOfStatement";
      readonly left: VariableDeclaration | Pattern;
      readonly right: Expression;
      readonly body: Statement;
      readonly await: boolean;
    })
  | (Base & { readonly type: "WhileStatement"; readonly test: Expression; readonly body: Statement })
  | (Base & { readonly type: "DoWhileStatement"; readonly test: Expression; readonly body: Statement })
  | (Base & { readonly type: "SwitchStatement"; readonly discriminant: Expression; readonly cases: readonly SwitchCase[] })
  | (Base & {
      readonly type: "TryStatement";
      readonly block: BlockStatement;
      readonly param: Pattern | null;
      readonly handler: BlockStatement | null;
      readonly finalizer: BlockStatement | null;
    })
  | (Base & { readonly type: "ReturnStatement"; readonly argument: Expression | null })
  | (Base & { readonly type: "ThrowStatement"; readonly argument: Expression })
  | (Base & { readonly type: "BreakStatement" | "ContinueStatement"; readonly label: string | null })
  | (Base & { readonly type: "LabeledStatement"; readonly label: string; readonly body: Statement })
  | ImportDeclaration
  | ExportNamedDeclaration
  | (Base & { readonly type: "ExportDefaultDeclaration"; readonly declaration: Expression | FunctionDeclaration | ClassDeclaration })
  | (Base & {
      readonly type: "ExportAllDeclaration";
      readonly source: string;
      readonly exported: string | null;
      readonly typeOnly: boolean;
    })
  | (Base & {
      readonly type: "EnumDeclaration";
      readonly id: Identifier;
      readonly const: boolean;
      readonly declared: boolean;
      readonly members: readonly EnumMember[];
    })
  | (Base & {
      readonly type: "NamespaceDeclaration";
      readonly id: Identifier;
      readonly declared: boolean;
      readonly body: readonly Statement[];
    })
  | (Base & {
      readonly type: "ImportEqualsDeclaration";
      readonly id: Identifier;
      readonly source: string | null;
      readonly reference: Expression | null;
      readonly typeOnly: boolean;
      readonly exported: boolean;
    })
  | (Base & { readonly type: "ExportAssignment"; readonly expression: Expression })
  /** An interface or type alias: no run-time meaning; its shape serves witness inputs. */
  | (Base & { readonly type: "TypeDeclaration"; readonly name: string; readonly note: TypeNote; readonly exported: boolean })
  | Unreadable;

export type EnumMember = Base & { readonly type: "EnumMember"; readonly name: string; readonly init: Expression | null };
export type ImportDeclaration = Base & {
  readonly type: "ImportDeclaration";
  readonly source: string;
  readonly typeOnly: boolean;
  readonly specifiers: readonly ImportSpecifier[];
};
/** `imported` is a name, "default" or "*". */
export type ImportSpecifier = Base & {
  readonly type: "ImportSpecifier";
  readonly imported: string;
  readonly local: Identifier;
  readonly typeOnly: boolean;
};
export type ExportNamedDeclaration = Base & {
  readonly type: "ExportNamedDeclaration";
  readonly declaration: Statement | null;
  readonly source: string | null;
  readonly typeOnly: boolean;
  readonly specifiers: readonly ExportSpecifier[];
};
export type ExportSpecifier = Base & {
  readonly type: "ExportSpecifier";
  readonly local: string;
  readonly exported: string;
  readonly typeOnly: boolean;
};

/** A region the grammar could not read, with why. The function that holds it becomes opaque; the rest of the file goes on. */
export type Unreadable = Base & { readonly type: "Unreadable"; readonly message: string };

export type FileTree = Base & { readonly type: "File"; readonly body: readonly Statement[] };
