// The private data of a proxy: nulls once it is revoked.
import type { GuestObject, Value } from "#machine/value.ts";

export class ProxyData {
  readonly target: GuestObject | null;
  readonly handler: GuestObject | null;

  constructor(target: GuestObject | null, handler: GuestObject | null) {
    this.target = target;
    this.handler = handler;
  }

  /** The printed form that traces hold: the target's, without asking the handler. */
  describe(_owner: GuestObject, show: (value: Value) => string): string {
    return this.target === null ? "<Revoked Proxy>" : show(this.target);
  }
}
