// Sends webhooks to the App as GitHub does: real-shaped, signed, at most once by itself, and again when asked.
import { randomUUID } from "node:crypto";
import { nodeId, personShown, type Shown } from "../shown/address.ts";
import type { App } from "../shown/app.ts";
import { repositoryShown } from "../shown/repository.ts";
import { covers, fullName, type Installation, type Person, type Repository, type State } from "../state.ts";
import { ANSWER_WITHIN_MS, type Delivery, deliveryHeaders } from "./delivery.ts";
import { examplePayload, overlay } from "./example.ts";
import { isDelivered } from "./needs.ts";

export type News = {
  readonly event: string;
  readonly action?: string;
  readonly sender: Person;
  readonly parts: Shown;
  /** The repository it is about, or the installation where it is about no repository. */
  readonly repository?: Repository;
  readonly installation?: Installation;
};

export type Raw = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

export class Webhooks {
  /** Everything sent so far, oldest first. */
  readonly deliveries: Delivery[] = [];
  /** Codes that wait to be turned into credentials. */
  readonly manifestCodes = new Set<string>();
  base = "";
  target: string | undefined;
  private readonly state: State;
  private readonly app: App;
  private readonly open = new Set<Promise<unknown>>();

  constructor(state: State, app: App) {
    this.state = state;
    this.app = app;
  }

  /** Sends without waiting, as after a call of the App's own. */
  emit(news: News): void {
    void this.send(news);
  }

  /** Sends and waits for the App's answer; nothing when the App is not to hear of it. */
  send(news: News): Promise<Delivery | undefined> {
    const installation =
      news.installation ?? this.state.installations.find((one) => news.repository !== undefined && covers(one, news.repository));
    if (installation === undefined || (installation.suspendedAt !== null && news.event !== "installation"))
      return Promise.resolve(undefined);
    if (!isDelivered(news.event, news.action, this.app.events, installation.permissions)) return Promise.resolve(undefined);
    return this.track(this.deliver(this.delivery(news, installation)));
  }

  /** The same delivery again, under the same GUID, as the button and the API do. */
  redeliver(delivery: Delivery): Promise<Delivery> {
    return this.track(this.deliver({ ...delivery, id: this.state.nextId(), redelivery: true, deliveredAt: this.state.now() }));
  }

  /** The same news under a GUID of its own, for bursts and for meaning that arrives twice. */
  repeat(delivery: Delivery): Promise<Delivery> {
    return this.track(this.deliver({ ...delivery, id: this.state.nextId(), guid: randomUUID(), deliveredAt: this.state.now() }));
  }

  /** What is not from GitHub at all: any bytes, any headers. Answers with the status. */
  async sendRaw({ body, headers }: Raw): Promise<number> {
    const answer = await fetch(this.target ?? "", {
      method: "POST",
      body,
      headers: { ...headers },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  headersFor(delivery: Delivery, body: string): Record<string, string> {
    return deliveryHeaders(delivery, body, { secret: this.app.webhookSecret, appId: this.app.id });
  }

  /** Until no delivery is on its way. */
  async settled(): Promise<void> {
    while (this.open.size > 0) await Promise.allSettled([...this.open]);
  }

  private delivery(news: News, installation: Installation): Delivery {
    const { event, action, repository, sender, parts } = news;
    const ours: Shown = {
      ...(action === undefined ? {} : { action }),
      ...parts,
      ...(repository === undefined ? {} : { repository: repositoryShown(this.base, repository) }),
      installation: parts.installation ?? { id: installation.id, node_id: nodeId("MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9u", installation.id) },
      sender: personShown(this.base, sender),
    };
    const names = { base: this.base, fullName: repository === undefined ? installation.account.login : fullName(repository) };
    return {
      id: this.state.nextId(),
      guid: randomUUID(),
      event,
      action: action ?? null,
      installationId: installation.id,
      repositoryId: repository?.id ?? null,
      payload: overlay(examplePayload(event, action, names), ours) as Shown,
      redelivery: false,
      deliveredAt: this.state.now(),
      ...{ statusCode: 0, status: "pending", answer: "", tookMs: 0 },
    };
  }

  private async deliver(delivery: Delivery): Promise<Delivery> {
    this.deliveries.push(delivery);
    const body = JSON.stringify(delivery.payload);
    const started = performance.now();
    try {
      if (this.target === undefined) throw new TypeError("no App is connected");
      const answer = await fetch(this.target, {
        method: "POST",
        body,
        headers: this.headersFor(delivery, body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      delivery.answer = (await answer.text()).slice(0, 10_000);
      delivery.statusCode = answer.status;
      delivery.status = answer.ok ? "OK" : `Invalid HTTP Response: ${answer.status}`;
    } catch (error) {
      delivery.status = error instanceof Error && error.name === "TimeoutError" ? "timed out" : "failed to connect to host";
    }
    delivery.tookMs = performance.now() - started;
    return delivery;
  }

  private track<T>(sending: Promise<T>): Promise<T> {
    this.open.add(sending);
    void sending.finally(() => this.open.delete(sending));
    return sending;
  }
}
