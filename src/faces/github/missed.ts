// Webhooks that found nobody: GitHub does not send them again by itself, but keeps them and can be asked to. Asked once at each
// start; what was stored in the meantime is known by its id and changes nothing.
import type { Clock, Log } from "#tasks/ports.ts";
import type { Octokit } from "./client.ts";
import { missedHoursMax, missedListedMax } from "./limits.ts";
import { asking } from "./refusals.ts";

type Sent = { readonly id: number; readonly guid: string; readonly status_code: number; readonly delivered_at: string };

export async function askForMissed(app: Octokit, { clock, log }: { readonly clock: Clock; readonly log: Log }): Promise<void> {
  try {
    const missed = unheard(await sentLately(app, clock));
    for (const { id } of missed) await asking("a webhook again", () => app.rest.apps.redeliverWebhookDelivery({ delivery_id: id }));
    if (missed.length > 0) log.info({ missed: missed.length }, "webhooks that found nobody were asked for again");
  } catch (error) {
    // Nothing waits for this; the next start asks again.
    log.warn({ err: error }, "webhooks that found nobody could not be asked for");
  }
}

/** Newest first, each attempt by itself. */
async function sentLately(app: Octokit, clock: Clock): Promise<readonly Sent[]> {
  const since = clock.nowMs() - missedHoursMax * 3_600_000;
  const sent: Sent[] = [];
  const pages = app.paginate.iterator(app.rest.apps.listWebhookDeliveries, { per_page: 100 });
  await asking("the webhooks it sent", async () => {
    for await (const { data } of pages) {
      sent.push(...data);
      if (sent.length >= missedListedMax || data.some((one) => Date.parse(one.delivered_at) < since)) return;
    }
  });
  return sent.filter((one) => Date.parse(one.delivered_at) >= since);
}

/** One attempt of each that never reached us, oldest first. What we refused is not asked for: we would refuse it again. */
function unheard(sent: readonly Sent[]): readonly Sent[] {
  const reached = new Set(sent.filter((one) => one.status_code >= 200 && one.status_code < 500).map((one) => one.guid));
  const last = new Map([...sent].reverse().map((one) => [one.guid, one]));
  return [...last.values()].filter((one) => !reached.has(one.guid));
}
