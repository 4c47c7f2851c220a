// The objects that V8 hands to `Error.prepareStackTrace`, one for each line. https://v8.dev/docs/stack-trace-api#customizing-stack-traces
import type { Agent } from "#machine/agent.ts";
import { defineMethod, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import type { StackLine } from "#machine/trace.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { expectData } from "../collections/receiver.ts";

/** The private data of a call site. */
class CallSiteData {
  readonly line: StackLine;

  constructor(line: StackLine) {
    this.line = line;
  }
}

/** `new X` and `Type.method` as they stand in a line's name. */
const isConstructor = ({ name }: StackLine): boolean => name.startsWith("new ");
const bareName = ({ name }: StackLine): string => name.replace(/^new /, "");

const READERS: Readonly<Record<string, (line: StackLine) => Value>> = {
  getColumnNumber: ({ span }) => span?.column ?? null,
  getEvalOrigin: () => undefined,
  getFileName: ({ span }) => span?.path ?? null,
  getFunction: () => undefined,
  getFunctionName: (line) => (line.name === "" ? null : bareName(line)),
  getLineNumber: ({ span }) => span?.line ?? null,
  getMethodName: (line) => (line.name.includes(".") ? line.name.slice(line.name.lastIndexOf(".") + 1) : null),
  getPosition: () => 0,
  getPromiseIndex: () => null,
  getScriptNameOrSourceURL: ({ span }) => span?.path ?? null,
  getScriptHash: () => "",
  getEnclosingColumnNumber: ({ span }) => span?.column ?? null,
  getEnclosingLineNumber: ({ span }) => span?.line ?? null,
  getThis: () => undefined,
  getTypeName: (line) => (line.name.includes(".") ? bareName(line).slice(0, bareName(line).indexOf(".")) : null),
  isAsync: () => false,
  isConstructor,
  isEval: () => false,
  isNative: () => false,
  isPromiseAll: () => false,
  isToplevel: (line) => !line.name.includes(".") && !isConstructor(line),
  toString: ({ name, span }: StackLine) => {
    const where = span === null ? "<anonymous>" : `${span.path}:${span.line}:${span.column}`;
    return name === "" ? where : `${name} (${where})`;
  },
};

export function defineCallSite(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  realm.intrinsics.set("%CallSite.prototype%", prototype);
  for (const [name, read] of Object.entries(READERS)) {
    defineMethod(realm, prototype, name, 0, (agent, self) => read(expectData(agent, self, CallSiteData, name).data.line), PURE);
  }
}

export const newCallSite = (agent: Agent, line: StackLine): GuestObject =>
  newObject(intrinsic(agent.realm, "%CallSite.prototype%"), new CallSiteData(line));
