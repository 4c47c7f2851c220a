// The door: calling exports with plain data, following promises, virtual time, uncaught errors, stacks, and what was entered.
import { expect, test } from "vitest";
import { call } from "#machine/call.ts";
import { toHost } from "#machine/cross.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import type { Value } from "#machine/value.ts";
import { type Ran, runProgram } from "./program.ts";

function calling(
  text: string,
  name: string,
  args: readonly (null | number | string | readonly string[] | Readonly<Record<string, number>>)[],
): unknown {
  const { machine, outcome } = runProgram(text);
  const result = machine.callExport(outcome.kind === "value" ? outcome.value : undefined, name, args);
  return machine.end(result);
}

test("exports are called with plain data", () => {
  const text = `export const total = (list, by = {}) => list.length * (by.factor ?? 1);
export async function later(value) { await null; return { value, list: [value] }; }
export function fails(why) { throw new TypeError(why); }`;
  expect(calling(text, "total", [["a", "b"], { factor: 3 }])).toEqual({ kind: "value", value: { text: "6", unknown: null } });
  expect(calling(text, "later", ["x"])).toEqual({ kind: "value", value: { text: "{ value: 'x', list: [ 'x' ] }", unknown: null } });
  expect(calling(text, "fails", ["no"])).toMatchObject({
    kind: "thrown",
    error: { name: "TypeError", message: "no", span: { line: 3 }, stack: [{ name: "fails" }] },
  });
  expect(calling(text, "absent", [])).toMatchObject({ kind: "thrown", error: { message: "undefined is not a function" } });
});

/** A timer for these programs: `later(ms, callback)`. */
function timed(text: string): Ran {
  return runProgram(text, {
    populate: (realm) => {
      const later = newNative(realm, "later", 2, (agent, _self, args) => {
        agent.loop.after(Number(args[0]), () => {
          call(agent, args[1], undefined, []);
        });
        return undefined;
      });
      setOwn(realm.global, "later", later);
    },
  });
}

test("time is virtual: timers run in their order, jobs between them, and nothing waits", () => {
  const { lines, machine } = timed(`
    const sleep = (ms) => new Promise((resolve) => later(ms, resolve));
    later(20, () => console.log("twenty")); later(10, () => { console.log("ten"); Promise.resolve().then(() => console.log("job")); }); later(10, () => console.log("ten too"));
    await sleep(86400000); console.log("a day");`);
  expect(lines).toEqual(["ten", "job", "ten too", "twenty", "a day"]);
  expect(machine.record().virtualMs).toBe(86_400_000);
});

test("time can be let pass in parts", () => {
  const { machine, lines } = timed(
    `let n = 0; export const start = () => { const tick = () => { n++; console.log("tick " + n); later(1000, tick); }; later(1000, tick); };`,
  );
  const namespace = machine.run(() => machine.modules.namespaceOf("main.mjs"));
  expect(machine.callExport((namespace as { readonly value: Value }).value, "start", []).kind).toBe("value");
  expect(machine.advance(2500)).toBe(null);
  expect(lines).toEqual(["tick 1", "tick 2"]);
  expect(machine.agent.loop.nowMs).toBe(2500);
});

test("what nobody catches is told, and the run goes on", () => {
  const { lines } = timed(
    `later(1, () => { throw new RangeError("in a timer"); }); later(2, () => console.log("next")); Promise.reject(new Error("nobody")); const handled = Promise.reject(1); handled.catch(() => {});`,
  );
  expect(lines).toEqual(["next", "Uncaught Error: nobody", "Uncaught RangeError: in a timer"]);
});

test("a promise that nothing can settle is undecided", () => {
  expect(runProgram("await new Promise(() => {});").end).toMatchObject({
    kind: "stuck",
    stuck: { kind: "undecided", what: "pending promise" },
  });
});

test("stacks name functions and lines", () => {
  const { lines } = runProgram(`function inner() { throw new Error("deep"); }
const outer = () => inner();
class Shelf { load() { return outer(); } constructor() { this.load(); } }
try {
  new Shelf();
} catch (error) {
  console.log(error.stack);
}`);
  expect(lines.join().split("\n")).toEqual([
    "Error: deep",
    "    at inner (main.mjs:1:26)",
    "    at outer (main.mjs:2:21)",
    "    at Shelf.load (main.mjs:3:31)",
    "    at new Shelf (main.mjs:3:63)",
    "    at main.mjs:5:3",
  ]);
});

test("the functions entered are told once each, by place", () => {
  const { machine } = runProgram(`function used() { return helper(); }
function helper() {}
function unused() {}
used(); used();`);
  expect(machine.record().entered.map((each) => `${each.name || "(module)"} ${each.start}`)).toEqual(["(module) 0", "used 0", "helper 37"]);
});

test("only plain data crosses to the host", () => {
  const { machine, outcome } = runProgram(
    `export const data = { a: [1, "x", null, { b: true }], get c() { return 2; } }; export const fn = () => 1; export const loop = {}; loop.self = loop;`,
  );
  const namespace = (outcome as { readonly value: Value }).value;
  const crossed = (name: string): unknown => {
    let result: unknown;
    machine.run((agent) => {
      result = toHost(
        agent,
        (namespace as unknown as { behaviour: { get(o: unknown, k: string, r: unknown): Value } }).behaviour.get(
          namespace,
          name,
          namespace,
        ),
      );
      return undefined;
    });
    return result;
  };
  expect(crossed("data")).toEqual({ ok: true, value: { a: [1, "x", null, { b: true }], c: 2 } });
  expect(crossed("fn")).toEqual({ ok: false, why: "a function is no data" });
  expect(crossed("loop")).toEqual({ ok: false, why: "a cycle is no data" });
});
