// All of the language's own objects, in order of their files. Filling one needs nothing of another but the machine's bare intrinsics.
import type { Realm } from "#machine/realm.ts";
import * as arrayObject from "./objects/array.ts";
import * as arrayBufferObject from "./objects/array-buffer.ts";
import * as atomicsObject from "./objects/atomics.ts";
import * as bigintObject from "./objects/bigint.ts";
import * as booleanObject from "./objects/boolean.ts";
import * as dataViewObject from "./objects/data-view.ts";
import * as dateObject from "./objects/date.ts";
import * as errorObject from "./objects/error.ts";
import * as finalizationRegistryObject from "./objects/finalization-registry.ts";
import * as functionObject from "./objects/function.ts";
import * as generatorObject from "./objects/generator.ts";
import * as globalObject from "./objects/global.ts";
import * as intlObject from "./objects/intl.ts";
import * as iteratorObject from "./objects/iterator.ts";
import * as jsonObject from "./objects/json.ts";
import * as mapObject from "./objects/map.ts";
import * as mathObject from "./objects/math.ts";
import * as numberObject from "./objects/number.ts";
import * as objectObject from "./objects/object.ts";
import * as promiseObject from "./objects/promise.ts";
import * as proxyObject from "./objects/proxy.ts";
import * as reflectObject from "./objects/reflect.ts";
import * as regexpObject from "./objects/regexp.ts";
import * as setObject from "./objects/set.ts";
import * as stringObject from "./objects/string.ts";
import * as symbolObject from "./objects/symbol.ts";
import * as typedArrayObject from "./objects/typed-array.ts";
import * as weakMapObject from "./objects/weak-map.ts";
import * as weakRefObject from "./objects/weak-ref.ts";
import * as weakSetObject from "./objects/weak-set.ts";

export type Builtin = { readonly name: string; readonly fill: (realm: Realm) => void; readonly knownGaps: readonly string[] };

/** In alphabetical order of the files. */
export const all: readonly Builtin[] = [
  { name: "array", ...arrayObject },
  { name: "array-buffer", ...arrayBufferObject },
  { name: "atomics", ...atomicsObject },
  { name: "bigint", ...bigintObject },
  { name: "boolean", ...booleanObject },
  { name: "data-view", ...dataViewObject },
  { name: "date", ...dateObject },
  { name: "error", ...errorObject },
  { name: "finalization-registry", ...finalizationRegistryObject },
  { name: "function", ...functionObject },
  { name: "generator", ...generatorObject },
  { name: "global", ...globalObject },
  { name: "intl", ...intlObject },
  { name: "iterator", ...iteratorObject },
  { name: "json", ...jsonObject },
  { name: "map", ...mapObject },
  { name: "math", ...mathObject },
  { name: "number", ...numberObject },
  { name: "object", ...objectObject },
  { name: "promise", ...promiseObject },
  { name: "proxy", ...proxyObject },
  { name: "reflect", ...reflectObject },
  { name: "regexp", ...regexpObject },
  { name: "set", ...setObject },
  { name: "string", ...stringObject },
  { name: "symbol", ...symbolObject },
  { name: "typed-array", ...typedArrayObject },
  { name: "weak-map", ...weakMapObject },
  { name: "weak-ref", ...weakRefObject },
  { name: "weak-set", ...weakSetObject },
];
