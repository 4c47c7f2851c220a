// The language's equalities that convert nothing. Unknown values are equal only to themselves here;
// operators handle them before they ask.
import type { Value } from "./value.ts";

export const sameValue = (a: Value, b: Value): boolean => Object.is(a, b);

/** As in Map, Set and `includes`: NaN equals itself, and the zeros are equal. */
export const sameValueZero = (a: Value, b: Value): boolean => a === b || (a !== a && b !== b);
