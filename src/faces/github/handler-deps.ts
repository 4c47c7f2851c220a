// What the handlers of events are given. They store, and nothing else.
import type { Clock, Inbox } from "#tasks/ports.ts";

export type HandlerDeps = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** Check runs of other Apps are none of our business. */
  readonly appId: number;
};
