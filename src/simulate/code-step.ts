// Runs a block of code: a module of its own when it imports or exports, else the body of a function that may return and await.

import { sha256 } from "#ground/digest.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { lowerText } from "#lowering/lower-text.ts";
import { call } from "#machine/call.ts";
import type { Outcome } from "#machine/machine.ts";
import { get } from "#machine/object.ts";
import { isObject } from "#machine/value.ts";
import { parseFile } from "#syntax/parse.ts";
import type { Bindings } from "./bindings.ts";
import type { Session } from "./session.ts";

/** `path`: where the code is thought to stand, for its imports. */
export function codeStep(session: Session, code: string, path: string | null, bindings: Bindings): Outcome {
  const { machine } = session;
  if (/^\s*(import|export)\b/m.test(code)) return moduleStep(session, code, path);
  const names = [...bindings.keys()];
  const lowered = lowerText({
    path: path ?? "<code>",
    text: lastAsReturn(code),
    kind: "body",
    parameters: names,
    async: true,
    strict: true,
  });
  const [problem] = lowered.problems;
  if (problem !== undefined)
    return { kind: "stuck", stuck: { kind: "unsupported", what: "code", message: problem.message, span: problem.span } };
  const called = machine.run((agent) => call(agent, machine.modules.functionOf(lowered.module), undefined, [...bindings.values()]));
  return called.kind === "value" ? machine.finish(called.value, false) : called;
}

/** A trailing expression is the value of the block. */
function lastAsReturn(code: string): string {
  const lines = code.trimEnd().split("\n");
  const last = lines[lines.length - 1] ?? "";
  if (/^\s*(return|throw|const|let|var|if|for|while|switch|try|function|class|}|\)|\]|\/\/)/.test(last) || last.trim() === "") return code;
  const before = lines.slice(0, -1).join("\n").trimEnd();
  if (before !== "" && !/[;{}]$/.test(before)) return code;
  return [...lines.slice(0, -1), last.replace(/^(\s*)/, "$1return ")].join("\n");
}

/** The block's `result` export, or its default one, is its value. */
function moduleStep(session: Session, code: string, path: string | null): Outcome {
  const { machine } = session;
  const key = path ?? "scenario.ts";
  const parsed = parseFile(key.replace(/(\.[cm]?[jt]sx?)?$/, ".scenario.mts"), sha256(code), code, "esm");
  session.modules.set(parsed.path, lowerFile(parsed).module);
  const loaded = machine.importModule(parsed.path);
  if (loaded.kind !== "value" || !isObject(loaded.value)) return loaded;
  const namespace = loaded.value;
  const read = machine.run(() => get(namespace, "result") ?? get(namespace, "default"));
  return read.kind === "value" ? machine.finish(read.value, false) : read;
}
