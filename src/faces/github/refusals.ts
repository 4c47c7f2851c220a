// GitHub's no in our words: what may be tried again and when, and what a person must change.
import { Refusal } from "#tasks/refusal.ts";

type Headers = Readonly<Record<string, string | number | undefined>>;
type HttpError = { readonly status?: number; readonly message?: string; readonly response?: { readonly headers?: Headers } };

/** GitHub asks for at least a minute after a secondary limit, whatever its answer says. */
const limitedMs = 60_000;
const budgetPeriodMs = 3_600_000;
const unreachableMs = 5_000;

export async function asking<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(what, error);
  }
}

export const isMissing = (error: unknown): boolean => error instanceof Refusal && error.code === "not-found";

/** What has no status was never an answer of GitHub's: a fault of ours, or a key that cannot be read. */
function refusalOf(what: string, cause: unknown): unknown {
  const { status, message = "", response } = (typeof cause === "object" && cause !== null ? cause : {}) as HttpError;
  if (cause instanceof Refusal || status === undefined) return cause;
  const waitMs = limitOf(status, message, response?.headers ?? {});
  if (waitMs !== null) return new Refusal("rate-limited", `GitHub asked us to wait (${what}).`, { retryAfterMs: waitMs, cause });
  if (status === 401 || status === 403)
    return new Refusal("not-allowed", `GitHub refused ${what}: the App lacks a permission or was suspended.`, { cause });
  if (status === 404 || status === 410) return new Refusal("not-found", `GitHub does not know ${what}.`, { cause });
  if (status === 422) return new Refusal("bad-input", `GitHub did not accept ${what}: ${message.slice(0, 300)}`, { cause });
  if (status >= 500) return new Refusal("unreachable", `GitHub could not be reached (${what}).`, { retryAfterMs: unreachableMs, cause });
  return new Refusal("bad-input", `GitHub answered ${status} to ${what}.`, { cause });
}

/** How long GitHub wants us to wait; null when it was no limit that refused us. */
function limitOf(status: number, message: string, headers: Headers): number | null {
  if (status !== 403 && status !== 429) return null;
  const askedMs = Number(headers["retry-after"] ?? 0) * 1000;
  const budgetIsSpent = String(headers["x-ratelimit-remaining"] ?? "") === "0";
  if (status === 403 && askedMs === 0 && !budgetIsSpent && !/rate limit/i.test(message)) return null;
  const resetMs = budgetIsSpent ? Number(headers["x-ratelimit-reset"] ?? 0) * 1000 - Date.now() : 0;
  return Math.min(Math.max(askedMs, resetMs, limitedMs), budgetPeriodMs);
}
