// `node:crypto` and the global `crypto`: chance from the run's seed, and the SHA-256 of texts. Other algorithms end the run by name.
import { sha256 } from "#ground/digest.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { toNumber, toText } from "#machine/convert.ts";
import { throwRangeError } from "#machine/error.ts";
import { defineLazy, newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addFunctions, type Functions } from "../guest/build.ts";
import { typedValues } from "../guest/kind.ts";
import { unmodelled, unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";
import { bufferOf } from "./buffer.ts";
import { decodeBytes } from "./encodings.ts";
import { membersOf } from "./unmodelled.ts";

const byte = (agent: Agent): number => agent.random.below(256);

function uuid(agent: Agent): string {
  const bytes = Array.from({ length: 16 }, () => byte(agent));
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64;
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128;
  const hex = bytes.map((each) => each.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function randomInt(agent: Agent, args: readonly Value[]): Value {
  const numbers = args.filter((arg): arg is number => typeof arg === "number");
  const [low, high] = numbers.length > 1 ? [numbers[0] ?? 0, numbers[1] ?? 0] : [0, numbers[0] ?? 0];
  if (!(high > low))
    throwRangeError(agent, `The value of "max" is out of range. It must be greater than the value of "min" (${low}). Received ${high}`);
  const value = low + agent.random.below(high - low);
  const done = args[args.length - 1];
  if (!isCallable(done)) return value;
  agent.loop.immediate(() => void attempt(() => call(agent, done, undefined, [null, value])));
  return undefined;
}

function fillRandom(agent: Agent, [target]: readonly Value[]): Value {
  if (!isObject(target)) return target;
  const { name, values } = typedValues(target);
  const size = /8|Clamped/.test(name) ? 256 : name.includes("16") ? 65536 : 4294967296;
  for (let at = 0; at < values.length; at++)
    target.behaviour.set(target, String(at), name.startsWith("Big") ? BigInt(agent.random.below(size)) : agent.random.below(size), target);
  return target;
}

/** A hash that has been given texts so far. */
class HashState {
  text = "";
}

function createHash(agent: Agent, algorithm: Value): Value {
  const name = toText(agent, algorithm).toLowerCase();
  if (name !== "sha256") return unmodelled(agent, `node:crypto.createHash ${name}`, "only sha256 is modelled");
  const made = newObject(
    stateOf(agent, "node.crypto.Hash", () => {
      const prototype = newObject(unmodelledPrototype(agent.realm, "node:crypto.Hash"));
      return addFunctions(agent.realm, prototype, {
        update: [
          1,
          (each, self, [data]) => {
            if (typeof data !== "string") return unmodelled(each, "node:crypto.Hash.update", "only texts are hashed");
            ((self as GuestObject).data as HashState).text += data;
            return self;
          },
        ],
        digest: [
          1,
          (each, self, [encoding]) => {
            const hex = sha256(((self as GuestObject).data as HashState).text);
            const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
            return encoding === undefined || encoding === "buffer" ? bufferOf(each, bytes) : decodeBytes(bytes, toText(each, encoding));
          },
        ],
      });
    }),
    new HashState(),
  );
  return made;
}

const functions: Functions = {
  randomUUID: [0, (agent) => uuid(agent)],
  randomBytes: [
    1,
    (agent, _, [size]) =>
      bufferOf(
        agent,
        Uint8Array.from({ length: toNumber(agent, size) }, () => byte(agent)),
      ),
  ],
  randomInt: [2, (agent, _, args) => randomInt(agent, args)],
  getRandomValues: [1, (agent, _, args) => fillRandom(agent, args)],
  randomFillSync: [1, (agent, _, args) => fillRandom(agent, args)],
  createHash: [1, (agent, _, [algorithm]) => createHash(agent, algorithm)],
  timingSafeEqual: [2, (_, __, [a, b]) => isObject(a) && isObject(b) && typedValues(a).values.join() === typedValues(b).values.join()],
};

function cryptoModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.crypto", () => {
    const made = addFunctions(agent.realm, newObject(unmodelledPrototype(agent.realm, "node:crypto")), functions);
    for (const member of membersOf("node:crypto"))
      if (!(member in functions)) setOwn(made, member, unmodelledFunction(agent.realm, `node:crypto.${member}`, member));
    setOwn(made, "webcrypto", webCrypto(agent));
    return made;
  });
}

const webCrypto = (agent: Agent): GuestObject =>
  stateOf(agent, "web.crypto", () => {
    const made = newObject(unmodelledPrototype(agent.realm, "crypto"));
    setOwn(
      made,
      "randomUUID",
      newNative(agent.realm, "randomUUID", 0, (each) => uuid(each)),
    );
    setOwn(
      made,
      "getRandomValues",
      newNative(agent.realm, "getRandomValues", 1, (each, _, args) => fillRandom(each, args)),
    );
    setOwn(made, "subtle", newObject(unmodelledPrototype(agent.realm, "crypto.subtle")));
    return made;
  });

export const crypto: World = {
  name: "node:crypto",
  aliases: ["crypto"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/crypto.html",
  knownGaps: ["only SHA-256 of texts; no HMAC, ciphers, keys or signatures", "chance comes from the seed and is not secret"],
  faults: [],
  exports: cryptoModule,
  globals: (agent) => defineLazy(agent.realm.global, "crypto", () => webCrypto(agent)),
};
