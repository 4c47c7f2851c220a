// `describe`, `it` and the hooks of vitest and jest: they only declare; the runner runs.

import { holds } from "#builtins/truth.ts";
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { isArrayObject } from "#machine/array.ts";
import { call } from "#machine/call.ts";
import { throwError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import { here } from "#machine/place.ts";
import { isPromise } from "#machine/promise.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addGetter, recordOf } from "../guest/build.ts";
import { unmodelled, unmodelledPrototype } from "../guest/unmodelled.ts";
import { type Framework, testRoom } from "./room.ts";
import { type HookKind, type Mode, newSuite } from "./suite.ts";
import { titleOf } from "./titles.ts";

type Flags = { readonly mode: Mode; readonly fails: boolean };
type Declarer = (agent: Agent, flags: Flags, name: string, args: DeclareArguments) => void;
type DeclareArguments = {
  readonly template: string;
  readonly fn: GuestObject | null;
  readonly timeoutMs: number | null;
  readonly retries: number;
  readonly flags: Flags;
  readonly row: readonly Value[];
};

const PLAIN_FLAGS: Flags = { mode: "run", fails: false };

export const newTestFunction = (agent: Agent, framework: Framework): GuestObject =>
  chainable(agent, framework, "test", declareTest, PLAIN_FLAGS);
export const newSuiteFunction = (agent: Agent, framework: Framework): GuestObject =>
  chainable(agent, framework, "describe", declareSuite, PLAIN_FLAGS);

const MODES = ["only", "skip", "todo"] as const;
/** Modifiers that change nothing we show: everything runs in order here. */
const ORDERS = ["concurrent", "sequential", "shuffle"];

/** `it`, and `it.only`, `it.each` … on it, made when asked for. */
function chainable(agent: Agent, framework: Framework, title: string, declare: Declarer, flags: Flags): GuestObject {
  const { realm } = agent;
  const fn = newNative(realm, title, 2, (each, _, args) => {
    const name = nameOf(each, args[0]);
    const parsed = parse(each, framework, args, flags);
    declare(each, parsed.flags, name, { ...parsed, template: name, row: [] });
    return undefined;
  });
  fn.proto = unmodelledPrototype(realm, `${framework}.${title}`, "", realm.core.functionPrototype);
  const derived =
    (change: Partial<Flags>) =>
    (each: Agent): Value =>
      chainable(each, framework, title, declare, { ...flags, ...change });
  for (const mode of MODES) addGetter(realm, fn, mode, derived({ mode }));
  for (const order of ORDERS) addGetter(realm, fn, order, derived({}));
  for (const name of ["fails", "failing"]) addGetter(realm, fn, name, derived({ fails: true }));
  setOwn(
    fn,
    "skipIf",
    newNative(realm, "skipIf", 1, (each, _, [condition]) =>
      chainable(each, framework, title, declare, holds(each, condition) ? { ...flags, mode: "skip" } : flags),
    ),
  );
  setOwn(
    fn,
    "runIf",
    newNative(realm, "runIf", 1, (each, _, [condition]) =>
      chainable(each, framework, title, declare, holds(each, condition) ? flags : { ...flags, mode: "skip" }),
    ),
  );
  for (const spread of [true, false]) {
    const key = spread ? "each" : "for";
    setOwn(
      fn,
      key,
      newNative(realm, key, 1, (each, _, table) => eachRow(each, framework, declare, flags, table, spread)),
    );
  }
  return fn;
}

function nameOf(agent: Agent, name: Value): string {
  if (isObject(name) && isCallable(name)) return String(getFrom(agent, name, "name"));
  return typeof name === "string" ? name : isObject(name) ? "[object Object]" : String(name);
}

/** `(name, fn, timeout)`, `(name, options, fn)`, `(name, fn, options)`. */
function parse(agent: Agent, framework: Framework, args: readonly Value[], flags: Flags): Omit<DeclareArguments, "template" | "row"> {
  const [, second, third] = args;
  const fn = isCallable(second) ? second : isCallable(third) ? third : null;
  const rest = isCallable(second) ? third : second;
  if (typeof rest === "number") return { fn, timeoutMs: rest, retries: 0, flags };
  if (!isObject(rest)) return { fn, timeoutMs: null, retries: 0, flags };
  const timeout = getFrom(agent, rest, "timeout");
  const retry = getFrom(agent, rest, "retry");
  const mode = MODES.find((one) => getFrom(agent, rest, one) === true) ?? flags.mode;
  if (framework === "vitest" && isObject(retry)) unmodelled(agent, "vitest.retry", "retry conditions are not modelled");
  return {
    fn,
    timeoutMs: typeof timeout === "number" ? timeout : null,
    retries: typeof retry === "number" ? retry : 0,
    flags: { mode, fails: flags.fails || getFrom(agent, rest, "fails") === true },
  };
}

function declareTest(agent: Agent, flags: Flags, name: string, { fn, timeoutMs, retries, template, row }: DeclareArguments): void {
  const room = testRoom(agent);
  if (room.current !== null)
    throwError(
      agent,
      "Error",
      room.framework === "jest"
        ? "Tests cannot be nested."
        : 'Calling the test function inside another test function is not allowed. Please put it inside "describe" or "suite" so it can be properly collected.',
    );
  const mode: Mode = fn === null && flags.mode === "run" ? "todo" : flags.mode;
  room.declaring.children.push({
    kind: "test",
    name,
    template,
    parent: room.declaring,
    mode,
    fn,
    args: row,
    timeoutMs,
    fails: flags.fails,
    retries,
    span: here(),
  });
}

function declareSuite(agent: Agent, flags: Flags, name: string, { fn, template, row }: DeclareArguments): void {
  const room = testRoom(agent);
  const suite = newSuite(name, room.declaring, flags.mode, here(), template);
  room.declaring.children.push(suite);
  if (fn === null) return;
  const before = room.declaring;
  room.declaring = suite;
  const answer = call(agent, fn, undefined, [...row]);
  if (isPromise(answer) && row.length === 0) declareLater(agent, answer, suite);
  room.declaring = before;
}

/** A suite declared by an asynchronous function is complete only when its promise is. */
function declareLater(agent: Agent, _promise: GuestObject, suite: { readonly name: string }): never {
  return unmodelled(agent, "describe(async)", `suite "${suite.name}" is declared by an asynchronous function`);
}

function eachRow(agent: Agent, framework: Framework, declare: Declarer, flags: Flags, table: Value[], spread: boolean): Value {
  const [first, ...values] = table;
  const rows =
    isArrayObject(first) && getFrom(agent, first, "raw") !== undefined ? templateRows(agent, first, values) : listOf(agent, first);
  const allLists = rows.every((row) => isArrayObject(row));
  return newNative(agent.realm, "", 2, (each, _, args) => {
    const template = nameOf(each, args[0]);
    const parsed = parse(each, framework, args, flags);
    rows.forEach((row, index) => {
      const items = isArrayObject(row) ? listOf(each, row) : [row];
      const cells = spread && (allLists || (framework === "jest" && isArrayObject(row))) ? items : [row];
      declare(each, parsed.flags, titleOf(each, framework, template, items, index), { ...parsed, template, row: cells });
    });
    return undefined;
  });
}

/** Rows of a table written as a tagged template: records under the names of its head line. */
function templateRows(agent: Agent, strings: Value, values: readonly Value[]): Value[] {
  const head =
    String(getFrom(agent, strings, "0"))
      .trim()
      .split("\n")[0] ?? "";
  const names = head
    .split("|")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const rows: Value[] = [];
  for (let from = 0; from + names.length <= values.length && names.length > 0; from += names.length) {
    rows.push(
      recordOf(
        agent.realm,
        names.map((name, at) => [name, values[from + at]]),
      ),
    );
  }
  return rows;
}

export function newHookFunction(agent: Agent, kind: HookKind): GuestObject {
  return newNative(agent.realm, kind, 1, (each, _, [fn, timeout]) => {
    const room = testRoom(each);
    if (!isCallable(fn)) throwError(each, "TypeError", `${kind} expects a function`);
    room.declaring.hooks[kind].push({ fn: fn as GuestObject, timeoutMs: typeof timeout === "number" ? timeout : null });
    return undefined;
  });
}
