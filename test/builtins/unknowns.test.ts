// The law of unknowns: a native that is given one, as receiver or argument, answers with an unknown (or what holds it), stops the run,
// or gives what it would give whatever stood there. It never gives a concrete lie, and never breaks.
import { expect, test } from "vitest";
import type { Machine } from "#machine/machine.ts";
import { newNative } from "#machine/native.ts";
import { newMachine } from "./machine.ts";
import { type Locator, nativesOf, type Place, substitutes, tell } from "./unknowns.ts";

const PLACES: readonly Place[] = ["receiver", 0, 1, 2];

/** One machine serves all calls of a native; what looks like a lie is looked at again with a fresh one for each call. */
function lies([path, locate]: readonly [string, Locator]): string[] {
  const { machine } = newMachine("");
  return PLACES.flatMap((place) =>
    lieIn(() => machine, path, locate, place) === null ? [] : (lieIn(() => newMachine("").machine, path, locate, place) ?? []),
  );
}

function lieIn(machine: () => Machine, path: string, locate: Locator, place: Place): string | null {
  const told = tell(machine(), path, locate, place, (agent) => agent.unknown("the outside"));
  if (told.kind === "host error") return `${path} with an unknown ${name(place)}: ${told.text}`;
  if (told.kind !== "concrete") return null;
  for (const fill of substitutes) {
    const other = tell(machine(), path, locate, place, fill);
    if (other.kind !== "concrete" || other.text !== told.text)
      return `${path} with an unknown ${name(place)}: ${told.text}, but it may also be ${other.kind === "concrete" ? other.text : other.kind}`;
  }
  return null;
}

const name = (place: Place): string => (place === "receiver" ? "receiver" : `argument ${place}`);

function natives(): ReturnType<typeof nativesOf> {
  let found: ReturnType<typeof nativesOf> = new Map();
  newMachine("").machine.run((agent) => {
    found = nativesOf(agent.realm);
    return undefined;
  });
  return found;
}

test("the law says something: a native that ignores what it is given is found", () => {
  const all = natives();
  const abs = all.get("globalThis.Math.abs")!;
  expect(tell(newMachine("").machine, "globalThis.Math.abs", abs, 0, (agent) => agent.unknown("x")).kind).toBe("unknown");
  expect(tell(newMachine("").machine, "globalThis.Math.abs", abs, 0, () => -3)).toEqual({
    kind: "concrete",
    text: expect.stringContaining("3"),
  });
  const lying = (realm: Parameters<typeof abs>[0]) => newNative(realm, "lie", 1, (_, __, [value]) => typeof value);
  expect(lies(["lie", lying])).toEqual([expect.stringContaining("lie with an unknown argument 0")]);
});

test("no native lies about an unknown or breaks on it", () => {
  const all = natives();
  expect(all.size).toBeGreaterThan(490);
  expect([...all].flatMap(lies)).toEqual([]);
}, 120_000);
