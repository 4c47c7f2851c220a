// Why a test or expectation failed, in the framework's own first line, with the place in the file that people should look at.
import type { Span } from "#ground/span.ts";
import type { Machine } from "#machine/machine.ts";
import type { GuestThrow } from "#machine/stop.ts";
import type { Thrown } from "#machine/trace.ts";
import { comparedBy } from "#worlds/testing.ts";
import type { Failure } from "./run.ts";

/** `near`: the file whose line is shown where the stack passes through it. */
export function failureOf(machine: Machine, thrown: GuestThrow, near: string | null): Failure {
  const error = machine.describe(thrown);
  const compared = comparedBy(machine.agent, thrown);
  return {
    message: typeof thrown.value === "string" ? thrown.value : messageOf(error),
    expected: compared?.expected ?? null,
    received: compared?.received ?? null,
    span: placeOf(error, near),
    error,
  };
}

/** An assertion speaks for itself; another error is named. */
function messageOf(error: Thrown): string {
  const words = error.message.replace(/\n+$/, "");
  if (error.name === "AssertionError" || error.name === "Error" || error.name === "" || words.startsWith(error.name)) return words;
  return `${error.name}: ${words}`;
}

function placeOf(error: Thrown, near: string | null): Span | null {
  const inFile = near === null ? undefined : error.stack.find((line) => line.span?.path === near);
  return inFile?.span ?? error.span;
}
