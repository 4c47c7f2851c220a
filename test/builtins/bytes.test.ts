// The door for bytes: what the host makes the program sees, what the program writes the host sees.
import { expect, test } from "vitest";
import { bytesIn, bytesToChange, newBytes, newBytesBuffer } from "#builtins/bytes.ts";
import type { Agent } from "#machine/agent.ts";
import { get, prototypeOf, set } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { newMachine } from "./machine.ts";

function within(work: (agent: Agent) => void): void {
  const { machine } = newMachine("");
  const outcome = machine.run((agent) => {
    work(agent);
    return undefined;
  });
  expect(outcome.kind).toBe("value");
}

test("bytes of the host become a typed array of the program", () => {
  within((agent) => {
    const array = newBytes(agent, Uint8Array.of(1, 2, 3).subarray(1));
    expect(get(array, "length")).toBe(2);
    expect(get(array, "0")).toBe(2);
    expect(prototypeOf(array)).toBe(intrinsic(agent.realm, "%Uint8Array.prototype%"));
    set(array, "1", 258);
    expect([...bytesIn(array)!]).toEqual([2, 2]);
    expect(bytesIn(get(array, "buffer"))).toHaveLength(2);
    expect(bytesIn(newBytesBuffer(agent, Uint8Array.of(9)))).toEqual(Uint8Array.of(9));
    expect(bytesIn("no bytes")).toBeNull();
    expect(bytesToChange(array.proto!)).toBeNull();
  });
});

test("the host writes what the program then reads", () => {
  within((agent) => {
    const array = newBytes(agent, Uint8Array.of(1, 2));
    bytesToChange(get(array, "buffer"))!.set([7]);
    expect(get(array, "0")).toBe(7);
  });
});
