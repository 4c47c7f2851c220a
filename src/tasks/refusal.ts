// The real world said no: a rate limit, a permission, a bad setting, a repository that is gone.
// Thrown by adapters and faces with a sentence for people; tasks decide between retry and saying it.

export type RefusalCode =
  | "rate-limited"
  | "not-allowed"
  | "not-found"
  | "gone"
  | "unreachable"
  | "bad-input"
  | "bad-settings"
  | "git-failed"
  | "store-failed"
  | "too-large"
  | "superseded"
  | "worker-died";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** When trying again makes sense: after how long; null: never by itself. */
  readonly retryAfterMs: number | null;
  constructor(code: RefusalCode, sentence: string, options: { readonly retryAfterMs?: number | null; readonly cause?: unknown } = {}) {
    super(sentence, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
