// The names that cross the whole house.

declare const symbol: unique symbol;
/** `path#Outer.inner`: a declaration by its file and its qualified name; it survives edits that move it within the file. */
export type SymbolId = string & { readonly [symbol]: "SymbolId" };

export const symbolId = (path: string, qualifiedName: string): SymbolId => `${path}#${qualifiedName}` as SymbolId;

export function partsOf(id: SymbolId): { readonly path: string; readonly name: string } {
  const at = id.lastIndexOf("#");
  return { path: id.slice(0, at), name: id.slice(at + 1) };
}
