// What a declared function's own text says of it: its parameters by name, so that "with seats 3" finds its place, and
// whether it is what its file exports by default.
import type { CodeSymbol } from "#graph/graph.ts";
import { parseFile } from "#syntax/parse.ts";
import type { Expression, Parameter, Statement } from "#syntax/tree.ts";

/** `keys`: for a parameter that is an object, the names in it, as far as its pattern or type says. */
export type ParameterNames = { readonly name: string | null; readonly keys: readonly string[] };
export type Parameters = readonly ParameterNames[];

export function parametersOf(symbol: CodeSymbol, text: string): Parameters | null {
  const { tree } = parseFile(symbol.path, "", text);
  const types = new Map(tree.body.flatMap((statement) => typeIn(statement)));
  const statement = tree.body.find((one) => one.start <= symbol.span.start && symbol.span.end <= one.end);
  const found = statement && functionsIn(statement).filter((one) => symbol.span.start <= one.start && one.end <= symbol.span.end)[0];
  return found ? found.params.map((parameter) => namesOf(parameter, types)) : null;
}

/** `export default` of the declaration itself or of its name. */
export function exportsByDefault(symbol: CodeSymbol, text: string): boolean {
  return parseFile(symbol.path, "", text).tree.body.some((statement) => {
    if (statement.type !== "ExportDefaultDeclaration") return false;
    const { declaration } = statement;
    if (declaration.type === "Identifier") return declaration.name === symbol.name;
    return statement.start <= symbol.span.start && symbol.span.end <= statement.end;
  });
}

type FunctionNode = Extract<Expression | Statement, { params: readonly Parameter[] }>;
type Shapes = ReadonlyMap<string, readonly string[]>;

function typeIn(statement: Statement): ReadonlyArray<readonly [string, readonly string[]]> {
  const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declared?.type !== "TypeDeclaration" || declared.note.kind !== "object") return [];
  return [[declared.name, declared.note.properties.map((property) => property.name)]];
}

/** The outermost functions of a statement, in the order they stand. */
function functionsIn(statement: Statement): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  const waiting: unknown[] = [statement];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...[...next].reverse());
    else if (typeof next === "object" && next !== null) {
      if (isFunctionNode(next)) found.push(next);
      else waiting.push(...Object.values(next).reverse());
    }
  }
  return found;
}

const isFunctionNode = (node: object): node is FunctionNode => "params" in node && Array.isArray(node.params) && "type" in node;

function namesOf({ pattern, note }: Parameter, types: Shapes): ParameterNames {
  const bare = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
  const typed =
    note?.kind === "object" ? note.properties.map((one) => one.name) : note?.kind === "name" ? (types.get(note.name) ?? []) : [];
  if (bare.type === "Identifier") return { name: bare.name, keys: typed };
  if (bare.type !== "ObjectPattern") return { name: null, keys: typed };
  const keys = bare.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier" ? [property.key.name] : [],
  );
  return { name: null, keys: [...new Set([...keys, ...typed])] };
}
