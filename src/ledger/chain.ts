// The hash chain: each event is sealed over all it says and the seal of the one before, so that no event can be changed,
// dropped or put in between without the chain saying where.
import { sha256 } from "#ground/digest.ts";
import { canonicalJson } from "#scenario/canonical.ts";
import type { Event, NewEvent } from "./event.ts";

/** What the first event names as the one before it. */
export const first = "0".repeat(64);

export function hashOf(event: NewEvent & { readonly sequence: number; readonly previous: string }): string {
  const { sequence, previous, actor, kind, repository, subject, at, payload } = event;
  return sha256(canonicalJson({ sequence, previous, actor, kind, repository, subject, at, payload }));
}

export function sealed(event: NewEvent, sequence: number, previous: string): Event {
  const { actor, kind, repository, subject, at, payload } = event;
  const placed = { actor, kind, repository, subject, at, payload, sequence, previous };
  return { ...placed, hash: hashOf(placed) };
}

export type ChainCheck =
  | { readonly ok: true; readonly checked: number; readonly last: string }
  /** The first event that does not fit, and why. */
  | { readonly ok: false; readonly sequence: number; readonly why: string };

/** Checks events in their order. `after`: what is already known to be whole, when not all are at hand. */
export function verifyChain(
  events: Iterable<Event>,
  after: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: first },
): ChainCheck {
  let { sequence, hash } = after;
  let checked = 0;
  for (const event of events) {
    if (event.sequence !== sequence + 1)
      return { ok: false, sequence: event.sequence, why: `follows event ${sequence}, so ${sequence + 1} was expected` };
    if (event.previous !== hash) return { ok: false, sequence: event.sequence, why: "does not name the event before it" };
    if (event.hash !== hashOf(event)) return { ok: false, sequence: event.sequence, why: "does not say what it said when it was sealed" };
    sequence = event.sequence;
    hash = event.hash;
    checked++;
  }
  return { ok: true, checked, last: hash };
}
