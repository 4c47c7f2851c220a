// One delivery of a webhook: what was sent, how it was signed, what came back and how long it took.
import { createHmac } from "node:crypto";
import type { Shown } from "../shown/address.ts";

export type Delivery = {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly payload: Shown;
  readonly redelivery: boolean;
  readonly deliveredAt: string;
  /** 0 when nobody answered. */
  statusCode: number;
  status: string;
  answer: string;
  tookMs: number;
};

/** GitHub gives up after ten seconds. */
export const ANSWER_WITHIN_MS = 10_000;

export const signature = (secret: string, body: string): string => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

export function deliveryHeaders(
  delivery: Delivery,
  body: string,
  { secret, appId }: { readonly secret: string; readonly appId: number },
): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "*/*",
    "user-agent": "GitHub-Hookshot/0e2a1c1",
    "x-github-delivery": delivery.guid,
    "x-github-event": delivery.event,
    "x-github-hook-id": "410000000",
    "x-github-hook-installation-target-id": String(appId),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`,
    "x-hub-signature-256": signature(secret, body),
  };
}

export const deliveryShown = (delivery: Delivery): Shown => ({
  id: delivery.id,
  guid: delivery.guid,
  delivered_at: delivery.deliveredAt,
  redelivery: delivery.redelivery,
  duration: Math.round(delivery.tookMs) / 1000,
  status: delivery.status,
  status_code: delivery.statusCode,
  event: delivery.event,
  action: delivery.action,
  installation_id: delivery.installationId,
  repository_id: delivery.repositoryId,
  throttled_at: null,
});
