// Guest symbols, the well-known ones, and private names (symbols that no reflection shows).
// Well-known symbols are the same in every realm, as the language says.

export class GuestSymbol {
  readonly description: string | undefined;
  /** A private name (`#x`): found only by ordinary own lookup, never by keys, proxies or prototypes. */
  readonly hidden: boolean;
  /** Of a private method's name: whose it is (`an instance of class Shelf`), for the message when it is asked of something else. */
  owner: string | null = null;

  constructor(description: string | undefined, hidden = false) {
    this.description = description;
    this.hidden = hidden;
  }
}

/** What names a property. Array indexes are their canonical decimal strings. */
export type PropertyKey = string | GuestSymbol;

export const wellKnown = {
  asyncDispose: new GuestSymbol("Symbol.asyncDispose"),
  asyncIterator: new GuestSymbol("Symbol.asyncIterator"),
  dispose: new GuestSymbol("Symbol.dispose"),
  hasInstance: new GuestSymbol("Symbol.hasInstance"),
  isConcatSpreadable: new GuestSymbol("Symbol.isConcatSpreadable"),
  iterator: new GuestSymbol("Symbol.iterator"),
  match: new GuestSymbol("Symbol.match"),
  matchAll: new GuestSymbol("Symbol.matchAll"),
  replace: new GuestSymbol("Symbol.replace"),
  search: new GuestSymbol("Symbol.search"),
  species: new GuestSymbol("Symbol.species"),
  split: new GuestSymbol("Symbol.split"),
  toPrimitive: new GuestSymbol("Symbol.toPrimitive"),
  toStringTag: new GuestSymbol("Symbol.toStringTag"),
  unscopables: new GuestSymbol("Symbol.unscopables"),
} as const;

/** The index that a key names, or -1. Indexes end at 2^32 - 2. */
export function arrayIndexOf(key: PropertyKey): number {
  if (typeof key !== "string") return -1;
  const length = key.length;
  if (length === 0 || length > 10) return -1;
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return -1;
  if (first === 48) return length === 1 ? 0 : -1;
  let index = first - 48;
  for (let at = 1; at < length; at++) {
    const code = key.charCodeAt(at);
    if (code < 48 || code > 57) return -1;
    index = index * 10 + (code - 48);
  }
  return index < 4294967295 ? index : -1;
}
