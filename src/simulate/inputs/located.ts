// Finds the function behind a symbol in the sources, and how it can be called from outside.
import { partsOf, type SymbolId } from "#ground/ids.ts";
import type { Sources } from "#syntax/sources.ts";
import type { ClassDeclaration, ClassMember, TypeNote } from "#syntax/tree.ts";
import { candidatesOf } from "./candidates.ts";
import { declarationOf, exportedNames, type FunctionLike, functionOf } from "./declarations.ts";
import { type Input, printArguments } from "./input.ts";
import { meaningOf } from "./meaning.ts";
import type { Receiver } from "./subject.ts";

export type Located = {
  readonly path: string;
  readonly fn: FunctionLike;
  /** `priceFor`, or `new Cart([]).total`. */
  readonly shown: string;
  /** For methods of instances: how the instance is made. */
  readonly receiver: Receiver;
  /** Names of properties that may be missing anywhere in the inputs. */
  readonly optional: ReadonlySet<string>;
};

/** null: not found, not exported, or not callable from outside. */
export function locate(sources: Sources, symbol: SymbolId): Located | null {
  const { path, name } = partsOf(symbol);
  const file = sources.parsed(path);
  const [first = "", second, ...deeper] = name.split(".");
  if (file === undefined || deeper.length > 0 || exportedNames(file, first).length === 0) return null;
  const declaration = declarationOf(sources, path, first);
  if (declaration === null) return null;
  if (second === undefined) {
    const fn = functionOf(declaration);
    return fn === null ? null : { path, fn, shown: first, receiver: null, optional: optionalIn(sources, path, fn) };
  }
  if (declaration.statement.type !== "ClassDeclaration") return null;
  return method(sources, path, declaration.statement, first, second);
}

type Method = ClassMember & { readonly type: "Method" };

function method(sources: Sources, path: string, declared: ClassDeclaration, className: string, name: string): Located | null {
  const methods = declared.body.filter((member): member is Method => member.type === "Method");
  const found = methods.find((member) => member.kind === "method" && member.key.type === "Identifier" && member.key.name === name);
  if (found === undefined || declared.abstract) return null;
  const optional = optionalIn(sources, path, found.value);
  if (found.static) return { path, fn: found.value, shown: `${className}.${name}`, receiver: null, optional };
  const maker = methods.find((member) => member.kind === "constructor");
  const context = { sources, mined: { numbers: [], strings: [] } };
  const args: Input[] = (maker?.value.params ?? []).map(
    (parameter) => candidatesOf(context, path, parameter.note)[0] ?? { kind: "literal", value: undefined },
  );
  return {
    path,
    fn: found.value,
    shown: `new ${className}(${printArguments(args)}).${name}`,
    receiver: { members: [className], arguments: args },
    optional,
  };
}

/** Optional property names reachable from the parameters' types. */
function optionalIn(sources: Sources, path: string, fn: FunctionLike): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (at: string, type: TypeNote | null): void => {
    if (type === null) return;
    if (type.kind === "object") {
      for (const property of type.properties) {
        if (property.optional) names.add(property.name);
        visit(at, property.type);
      }
    } else if (type.kind === "array") visit(at, type.element);
    else if (type.kind === "tuple") for (const element of type.elements) visit(at, element);
    else if (type.kind === "union" || type.kind === "intersection") for (const member of type.members) visit(at, member);
    else if (type.kind === "name") {
      for (const argument of type.arguments) visit(at, argument);
      const key = `${at} ${type.name}`;
      if (seen.has(key)) return;
      seen.add(key);
      const meaning = meaningOf(sources, at, type.name);
      if (meaning !== null) visit(meaning.path, meaning.type);
    }
  };
  for (const parameter of fn.params) visit(path, parameter.note);
  return names;
}
