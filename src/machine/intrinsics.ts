// The bare objects of a new realm that running code cannot do without. Methods come from `builtins`.
import { arrayBehaviour } from "./array.ts";
import type { ErrorKind } from "./error.ts";
import { functionShape } from "./layout.ts";
import { NativeCode, nativeBehaviour } from "./native.ts";
import { newObject } from "./object.ts";
import { ordinary } from "./ordinary.ts";
import { type Core, Realm } from "./realm.ts";
import { emptyShape } from "./shape.ts";
import { emptyList, GuestObject } from "./value.ts";
import { PrimitiveData, stringBehaviour } from "./wrapper.ts";

const ERRORS: readonly ErrorKind[] = ["TypeError", "RangeError", "ReferenceError", "SyntaxError", "URIError", "EvalError"];

export function newRealm(): Realm {
  const objectPrototype = newObject(null);
  const functionPrototype = new GuestObject(
    functionShape,
    [0, ""],
    objectPrototype,
    nativeBehaviour,
    new NativeCode(() => undefined, "", null),
    null,
  );
  const iteratorPrototype = newObject(objectPrototype);
  const asyncIteratorPrototype = newObject(objectPrototype);
  const below = (parent: GuestObject): GuestObject => newObject(parent);
  const around = (value: number | boolean): GuestObject =>
    new GuestObject(emptyShape, [undefined], objectPrototype, ordinary, new PrimitiveData(value), null);
  const core: Core = {
    objectPrototype,
    functionPrototype,
    arrayPrototype: new GuestObject(emptyShape, [undefined], objectPrototype, arrayBehaviour, null, emptyList()),
    stringPrototype: new GuestObject(emptyShape, [undefined], objectPrototype, stringBehaviour, new PrimitiveData(""), null),
    numberPrototype: around(0),
    booleanPrototype: around(false),
    symbolPrototype: below(objectPrototype),
    bigintPrototype: below(objectPrototype),
    errorPrototype: below(objectPrototype),
    promisePrototype: below(objectPrototype),
    regexpPrototype: below(objectPrototype),
    iteratorPrototype,
    asyncIteratorPrototype,
    arrayIteratorPrototype: below(iteratorPrototype),
    generatorPrototype: below(iteratorPrototype),
    asyncGeneratorPrototype: below(asyncIteratorPrototype),
    generatorFunctionPrototype: below(functionPrototype),
    asyncGeneratorFunctionPrototype: below(functionPrototype),
    asyncFunctionPrototype: below(functionPrototype),
  };
  const realm = new Realm(core, newObject(objectPrototype));
  register(realm);
  return realm;
}

function register(realm: Realm): void {
  const names: ReadonlyArray<readonly [string, GuestObject]> = [
    ["Object.prototype", realm.core.objectPrototype],
    ["Function.prototype", realm.core.functionPrototype],
    ["Array.prototype", realm.core.arrayPrototype],
    ["String.prototype", realm.core.stringPrototype],
    ["Number.prototype", realm.core.numberPrototype],
    ["Boolean.prototype", realm.core.booleanPrototype],
    ["Symbol.prototype", realm.core.symbolPrototype],
    ["BigInt.prototype", realm.core.bigintPrototype],
    ["Error.prototype", realm.core.errorPrototype],
    ["Promise.prototype", realm.core.promisePrototype],
    ["RegExp.prototype", realm.core.regexpPrototype],
    ["IteratorPrototype", realm.core.iteratorPrototype],
    ["AsyncIteratorPrototype", realm.core.asyncIteratorPrototype],
    ["ArrayIteratorPrototype", realm.core.arrayIteratorPrototype],
    ["GeneratorPrototype", realm.core.generatorPrototype],
    ["AsyncGeneratorPrototype", realm.core.asyncGeneratorPrototype],
    ["GeneratorFunction.prototype", realm.core.generatorFunctionPrototype],
    ["AsyncGeneratorFunction.prototype", realm.core.asyncGeneratorFunctionPrototype],
    ["AsyncFunction.prototype", realm.core.asyncFunctionPrototype],
  ];
  for (const [name, object] of names) realm.intrinsics.set(`%${name}%`, object);
  for (const name of ERRORS) realm.intrinsics.set(`%${name}.prototype%`, newObject(realm.core.errorPrototype));
}
