// Has something like this gone wrong before: the past incidents whose code is changed now, or is reached by the change.
import { byText } from "#ground/order.ts";
import type { Incident } from "./graph.ts";
import type { Reach } from "./reach.ts";

/** Newest first; of one day the nearest to the change. */
export function precedentsOf(reach: Pick<Reach, "incidents" | "distances">): readonly Incident[] {
  const nearest = (incident: Incident): number =>
    Math.min(...incident.symbols.map((id) => reach.distances.get(id) ?? Number.POSITIVE_INFINITY));
  return [...reach.incidents].sort((a, b) => byText(b.at, a.at) || nearest(a) - nearest(b) || byText(a.id, b.id));
}
