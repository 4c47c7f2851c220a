// Function, and the constructors of generator and async functions that only an instance leads to.
// Text becomes a function through the host's door; without one the run ends there.
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { classShape } from "#machine/layout.ts";
import { defineValue, NativeCode, type NativeFunction, nativeConstructorBehaviour } from "#machine/native.ts";
import { get, setPrototypeOf } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { CONFIGURABLE } from "#machine/shape.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { defineClass, defineTag } from "../table.ts";

type Flavour = "function" | "generator" | "async-function" | "async-generator";

export function defineFunctionConstructors(realm: Realm): void {
  const { core } = realm;
  const parent = defineClass(realm, { name: "Function", length: 1, prototype: core.functionPrototype, fn: makeFunction("function") });
  hidden(realm, parent, "GeneratorFunction", core.generatorFunctionPrototype, "generator");
  hidden(realm, parent, "AsyncGeneratorFunction", core.asyncGeneratorFunctionPrototype, "async-generator");
  hidden(realm, parent, "AsyncFunction", core.asyncFunctionPrototype, "async-function");
  for (const [prototype, made] of [
    [core.generatorFunctionPrototype, core.generatorPrototype],
    [core.asyncGeneratorFunctionPrototype, core.asyncGeneratorPrototype],
  ] as const) {
    defineValue(prototype, "prototype", made, CONFIGURABLE);
    defineValue(made, "constructor", prototype, CONFIGURABLE);
  }
}

/** A constructor that is not on the global object. */
function hidden(realm: Realm, parent: GuestObject, name: string, prototype: GuestObject, flavour: Flavour): void {
  const code = new NativeCode(makeFunction(flavour), name, null);
  const made = new GuestObject(classShape, [1, name, prototype], parent, nativeConstructorBehaviour, code, null);
  realm.intrinsics.set(`%${name}%`, made);
  defineValue(prototype, "constructor", made, CONFIGURABLE);
  defineTag(prototype, name);
}

const makeFunction =
  (flavour: Flavour): NativeFunction =>
  (agent, _, args, newTarget) => {
    const parameters = args
      .slice(0, -1)
      .map((arg) => toText(agent, arg))
      .join(",");
    const body = args.length === 0 ? "" : toText(agent, args.at(-1));
    const made = compile(agent, flavour, parameters, body);
    // A subclass of Function gives its instances its own prototype.
    const prototype =
      newTarget === undefined || newTarget === intrinsic(agent.realm, "%Function%") ? undefined : get(newTarget, "prototype");
    if (made instanceof GuestObject && prototype instanceof GuestObject && flavour === "function") setPrototypeOf(made, prototype);
    return made;
  };

function compile(agent: Agent, flavour: Flavour, parameters: string, body: string): Value {
  agent.expectString(parameters.length + body.length);
  // A bracket or a comment that runs over from one text into the other would make something else of them.
  if (/[{}]\s*$|\/\*(?![\s\S]*\*\/)/.test(parameters)) return throwError(agent, "SyntaxError", "Arg string terminates parameters early");
  return agent.modules.runText({ kind: flavour, text: body, parameters, path: "<anonymous>" });
}
