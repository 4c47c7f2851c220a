// Expressions in the words of V8's error messages: `o.p is not iterable`, `of 'f(...)' as it is undefined`.
// Modelled on V8's CallPrinter (src/ast/prettyprinter.cc).
import type { Expression, Place } from "#ir/program.ts";

const MEANWHILE = "(intermediate value)";

/** Null for what only lowering knows: a parameter, a hidden variable. */
export function wordsOf(node: Expression): string | null {
  switch (node.kind) {
    case "constant":
      return typeof node.value === "string"
        ? JSON.stringify(node.value)
        : typeof node.value === "bigint"
          ? `${node.value}n`
          : String(node.value);
    case "get":
      return placeWords(node.place);
    case "call":
      return `${node.text}(...)`;
    case "object":
      return node.properties.length === 0 ? "{}" : `{${MEANWHILE}}`;
    case "array":
      return node.items.length === 0 ? "[]" : MEANWHILE;
    default:
      return MEANWHILE;
  }
}

function placeWords(place: Place): string | null {
  switch (place.kind) {
    case "variable":
      return place.name === "" ? null : place.name;
    case "global":
      return place.name;
    case "member":
      return `${wordsOf(place.object) ?? MEANWHILE}.${place.key}`;
    case "private":
      return `${wordsOf(place.object) ?? MEANWHILE}.${place.text}`;
    case "index": {
      const object = wordsOf(place.object) ?? MEANWHILE;
      if (place.key.kind === "constant" && typeof place.key.value === "string") return `${object}.${place.key.value}`;
      return `${object}[${wordsOf(place.key) ?? MEANWHILE}]`;
    }
    case "super":
      return "(intermediate value).x";
  }
}

/** What a pattern takes apart, for the message when it cannot. */
export type Taken =
  /** The value of a source expression; `call`: of a call of that callee. */
  | { readonly kind: "expression"; readonly text: string | null; readonly call: string | null }
  /** A part of another pattern's value. */
  | { readonly kind: "part" };

export const takenFrom = (node: Expression): Taken => {
  // V8 names variables and literals, and tells of the rest by their values.
  const named =
    node.kind === "constant" ||
    node.kind === "object" ||
    node.kind === "array" ||
    (node.kind === "get" && node.place.kind !== "member" && node.place.kind !== "index");
  return { kind: "expression", text: wordsOf(node), call: node.kind === "call" ? node.text : named ? null : "" };
};

export const takenAs = (text: string | null): Taken => ({ kind: "expression", text, call: null });
export const takenPart: Taken = { kind: "part" };

/** Why a value is not iterable, if it is not: null leaves it to the value's own words. */
export function notIterable(taken: Taken): string | null {
  if (taken.kind === "part" || taken.text === null || taken.call === "") return null;
  return taken.call === null ? `${taken.text} is not iterable` : `${taken.call} is not a function or its return value is not iterable`;
}
