// Failures and limits on demand: what GitHub does to an App on a bad day. Each fault is used up after `times` calls.

export type Fault = {
  readonly method?: string;
  /** A part of the path (without /api/v3), or a pattern for it. */
  readonly path?: string | RegExp;
  /** As in GitHub's description: "checks/create". */
  readonly operation?: string;
  readonly times?: number;
  /** The call is carried out first, and only then does the answer go wrong. */
  readonly after?: boolean;
  readonly kind: FaultKind;
};
export type FaultKind =
  | { readonly status: number; readonly message?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly reset: true }
  | { readonly hangMs: number }
  | { readonly raw: string }
  | { readonly secondaryLimit: { readonly retryAfterSeconds: number } };

type Armed = { readonly fault: Fault; left: number };
export type Called = { readonly method: string; readonly path: string; readonly operation: string | undefined };

export class Faults {
  private readonly armed: Armed[] = [];

  failNext(fault: Fault): void {
    this.armed.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.armed.length = 0;
  }

  get pending(): number {
    return this.armed.length;
  }

  /** The fault that strikes this call, used up by asking. */
  strike(called: Called, after: boolean): FaultKind | undefined {
    const hit = this.armed.find(({ fault }) => (fault.after ?? false) === after && meant(fault, called));
    if (hit === undefined) return undefined;
    hit.left--;
    if (hit.left <= 0) this.armed.splice(this.armed.indexOf(hit), 1);
    return hit.fault.kind;
  }
}

function meant({ method, path, operation }: Fault, called: Called): boolean {
  if (method !== undefined && method !== called.method) return false;
  if (operation !== undefined && operation !== called.operation) return false;
  if (path === undefined) return true;
  return typeof path === "string" ? called.path.includes(path) : path.test(called.path);
}
