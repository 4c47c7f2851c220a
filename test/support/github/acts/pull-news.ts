// The pull_request webhook, whole, with the numbers that only this event carries.
import { countsOf } from "../rest/routes/pulls.ts";
import type { Shown } from "../shown/address.ts";
import { pullWhole } from "../shown/pull.ts";
import type { Person, PullRequest } from "../state.ts";
import type { World } from "../world.ts";

export async function emitPull(world: World, issue: PullRequest, action: string, sender: Person, more: Shown = {}): Promise<void> {
  const parts = { number: issue.number, pull_request: pullWhole(world.base, issue, await countsOf(issue)), ...more };
  await world.webhooks.send({ repository: issue.repository, event: "pull_request", action, sender, parts });
}
