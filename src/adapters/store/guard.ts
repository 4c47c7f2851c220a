// Turns what a database says when it fails into a Refusal: the sentence names the reason, never the statement or its values.
import { Bug } from "#ground/bug.ts";
import { Refusal } from "#tasks/refusal.ts";

type Asynchronous = (...values: never[]) => Promise<unknown>;

/** The same functions, whose failures are Refusals. Trying again soon makes sense: a server that went away comes back. */
export function guarded<T extends Readonly<Record<keyof T, Asynchronous>>>(functions: T): T {
  const entries = Object.entries<Asynchronous>(functions).map(([name, run]) => {
    const guard = async (...values: never[]): Promise<unknown> => {
      try {
        return await run(...values);
      } catch (cause) {
        throw refusalOf(cause);
      }
    };
    return [name, guard];
  });
  // Same names and same signatures, which the type of `fromEntries` cannot say.
  return Object.fromEntries(entries) as T;
}

function refusalOf(cause: unknown): unknown {
  if (cause instanceof Refusal || cause instanceof Bug) return cause;
  const code = typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  return new Refusal("store-failed", `The store could not do it${code}: ${firstLine(cause)}.`, { cause, retryAfterMs: 1_000 });
}

function firstLine(cause: unknown): string {
  const lines = cause instanceof Error ? cause.message.trim().split("\n") : [];
  // The client prints the call first and the reason last.
  return lines.at(-1) ?? "no reason given";
}
