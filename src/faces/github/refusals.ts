// GitHub's no in our words: what may be tried again and when, and what a person must change.
import { Refusal } from "#tasks/refusal.ts";

type HttpError = {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
};

export async function asking<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(what, error as HttpError);
  }
}

export const isMissing = (error: unknown): boolean => error instanceof Refusal && error.code === "not-found";

function refusalOf(what: string, error: HttpError): Error {
  if (error instanceof Refusal) return error;
  const { status } = error;
  const headers = error.response?.headers ?? {};
  const waits = Number(headers["retry-after"] ?? 0) * 1000;
  if (
    status === 429 ||
    (status === 403 && (waits > 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(error.message ?? "")))
  )
    return new Refusal("rate-limited", `GitHub asked us to wait (${what}).`, { retryAfterMs: Math.max(waits, 60_000), cause: error });
  if (status === 401 || status === 403)
    return new Refusal("not-allowed", `GitHub refused ${what}: the App lacks a permission or was suspended.`, { cause: error });
  if (status === 404 || status === 410) return new Refusal("not-found", `GitHub does not know ${what}.`, { cause: error });
  if (status === 422)
    return new Refusal("bad-input", `GitHub did not accept ${what}: ${String(error.message).slice(0, 300)}`, { cause: error });
  if (status === undefined || status >= 500)
    return new Refusal("unreachable", `GitHub could not be reached (${what}).`, { retryAfterMs: 5_000, cause: error });
  return new Refusal("bad-input", `GitHub answered ${status} to ${what}.`, { cause: error });
}
