// The budgets of an installation: primary (calls an hour) and, where a test asks for it, content created a minute.
import type { Caller } from "./tokens.ts";

export type Budget = { limit: number; remaining: number; resetAt: number };
type Exceeded = { readonly message: string; readonly headers: Readonly<Record<string, string>> };

/** GitHub: 5,000 calls an hour for an installation of up to 20 repositories. */
const CALLS_PER_HOUR = 5000;
/** GitHub asks to wait at least a minute after a secondary limit. */
const SECONDARY_WAIT_S = 60;

export class Limits {
  /** GitHub: no more than 80 content-creating calls a minute. Off unless a test sets it. */
  contentPerMinuteMax = Number.POSITIVE_INFINITY;
  private readonly budgets = new Map<string, Budget>();
  private readonly contents: number[] = [];
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Sets what is left of an installation's hour, to see how the App behaves at its end. */
  set(installationId: number, { remaining, resetInSeconds }: { readonly remaining: number; readonly resetInSeconds: number }): void {
    this.budgets.set(String(installationId), { limit: CALLS_PER_HOUR, remaining, resetAt: this.seconds() + resetInSeconds });
  }

  budget(caller: Caller): Budget {
    const key = caller.kind === "installation" ? String(caller.grant.installation.id) : caller.kind;
    const known = this.budgets.get(key);
    if (known !== undefined && known.resetAt > this.seconds()) return known;
    const fresh: Budget = { limit: CALLS_PER_HOUR, remaining: CALLS_PER_HOUR, resetAt: this.seconds() + 3600 };
    this.budgets.set(key, fresh);
    return fresh;
  }

  /** Counts a call; says why it is refused when a limit is reached. */
  spend(caller: Caller, method: string): Exceeded | undefined {
    const budget = this.budget(caller);
    if (budget.remaining <= 0)
      return {
        message: "API rate limit exceeded for installation. If you reach out to GitHub Support for help, please include the request ID.",
        headers: {},
      };
    budget.remaining--;
    return method === "GET" ? undefined : this.spendContent();
  }

  headers(caller: Caller): Record<string, string> {
    const { limit, remaining, resetAt } = this.budget(caller);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-used": String(limit - remaining),
      "x-ratelimit-reset": String(Math.ceil(resetAt)),
      "x-ratelimit-resource": "core",
    };
  }

  private spendContent(): Exceeded | undefined {
    const since = this.seconds() - 60;
    while ((this.contents[0] ?? Number.POSITIVE_INFINITY) < since) this.contents.shift();
    if (this.contents.length >= this.contentPerMinuteMax) return secondaryLimit(SECONDARY_WAIT_S);
    this.contents.push(this.seconds());
    return undefined;
  }

  private seconds(): number {
    return this.now().getTime() / 1000;
  }
}

export const secondaryLimit = (retryAfterSeconds: number): Exceeded => ({
  message:
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
  headers: { "retry-after": String(retryAfterSeconds) },
});
