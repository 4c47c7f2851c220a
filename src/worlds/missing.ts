// A package that is not at hand: it can be imported and passed on; using it ends the run and names it.
import type { Agent } from "#machine/agent.ts";
import { NativeCode, nativeConstructorBehaviour } from "#machine/native.ts";
import { behaviour, get, newExotic, newObject, setOwn } from "#machine/object.ts";
import { running } from "#machine/running.ts";
import type { GuestObject, Value } from "#machine/value.ts";

const ADVICE = "its source is not in the repository; check in or install the package where the checkout is read";

class Missing {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function stop(agent: Agent, name: string, member: string): never {
  return agent.stuck({ kind: "missing", what: name, message: `${member === "" ? name : `${name} (${member})`} is not at hand: ${ADVICE}` });
}

/** Names asked of a value to find out what it is; answering them commits to nothing. */
const PROBED = new Set([
  "then",
  "__esModule",
  "$$typeof",
  "toJSON",
  "asymmetricMatch",
  "nodeType",
  "inspect",
  "constructor",
  "name",
  "length",
  "prototype",
]);

const moduleBehaviour = behaviour("missing", {
  get: (object, key, receiver): Value => {
    const parent = object.proto;
    const inherited = parent === null ? undefined : get(parent, key, receiver);
    if (typeof key !== "string" || inherited !== undefined || PROBED.has(key)) return inherited;
    return memberOf(running(), (object.data as Missing).name, key);
  },
});

/** A member that ends the run when it is called, constructed, or looked into. */
function memberOf(agent: Agent, name: string, member: string): GuestObject {
  const { realm } = agent;
  const code = new NativeCode((each) => stop(each, name, member), member, null);
  const how = behaviour("missing", {
    call: nativeConstructorBehaviour.call,
    construct: nativeConstructorBehaviour.construct,
    get: (object, key, receiver): Value => {
      const parent = object.proto;
      if (typeof key !== "string" || PROBED.has(key) || parent === null)
        return key === "prototype" ? newObject(realm.core.objectPrototype) : parent === null ? undefined : get(parent, key, receiver);
      return stop(running(), name, `${member}.${key}`);
    },
  });
  return newExotic(how, realm.core.functionPrototype, code);
}

/** The module object, with the names that the importing file asks for. */
export function missingPackage(agent: Agent, name: string, specifier: string, names: readonly string[]): Value {
  const { realm } = agent;
  const made = memberOf(agent, name, specifier === name ? "" : specifier);
  const holder = newExotic(moduleBehaviour, realm.core.objectPrototype, new Missing(name));
  made.proto = holder;
  if (names.length === 0) return made;
  const plain = newObject(holder);
  for (const each of names) setOwn(plain, each, memberOf(agent, name, each));
  setOwn(plain, "default", made);
  return plain;
}
