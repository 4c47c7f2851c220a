// The private data of a proxy: nulls once it is revoked.
import type { GuestObject } from "#machine/value.ts";

export class ProxyData {
  readonly target: GuestObject | null;
  readonly handler: GuestObject | null;

  constructor(target: GuestObject | null, handler: GuestObject | null) {
    this.target = target;
    this.handler = handler;
  }
}
