// Shapes that the machine itself lays out, and the slots it may rely on in objects that still have them.
import { CONFIGURABLE, emptyShape, HIDDEN, LAZY, WRITABLE } from "./shape.ts";

export const NAME_SLOT = 1;
export const PROTOTYPE_SLOT = 2;

/** Functions that are no constructors: `length`, `name`. */
export const functionShape = emptyShape.add("length", CONFIGURABLE).add("name", CONFIGURABLE);
/** Constructors by `function`: `prototype` is made when first asked for. */
export const constructorShape = functionShape.add("prototype", WRITABLE | LAZY);
/** Constructors by `class`: `prototype` is fixed. */
export const classShape = functionShape.add("prototype", 0);
/** What `{ value, done }` of an iterator looks like. */
export const resultShape = emptyShape.add("value", 7).add("done", 7);
/** `constructor` of a fresh prototype object. */
export const prototypeShape = emptyShape.add("constructor", HIDDEN);
