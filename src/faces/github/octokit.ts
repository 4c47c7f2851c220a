// Octokit as we want it: one API version, one queue per installation instead of one for the process, no blind repetition
// of requests that create something, and no waiting for hours inside a request: a limit is told, and the job waits in the queue.
import { ProbotOctokit } from "probot";

const apiVersion = "2022-11-28";

type Outgoing = { method?: string; headers: Record<string, unknown>; request?: Record<string, unknown> };

/** A refused or lost creation is looked up by its marker before it is tried again; the client must not repeat it by itself. */
const creates = (method: string | undefined): boolean => method === "POST";

const tellLimit = (): boolean => false;

export function octokitClass(options: { readonly throttled: boolean }): typeof ProbotOctokit {
  return ProbotOctokit.plugin((octokit) => {
    octokit.hook.before("request", (request: Outgoing) => {
      request.headers["x-github-api-version"] ??= apiVersion;
      if (creates(request.method)) request.request = { ...request.request, retries: 0 };
    });
  }).defaults((given: Record<string, unknown>) => ({
    ...given,
    throttle: options.throttled
      ? { ...(given.throttle as object), id: queueOf(given), onRateLimit: tellLimit, onSecondaryRateLimit: tellLimit }
      : { enabled: false },
    retry: options.throttled ? given.retry : { enabled: false },
  })) as unknown as typeof ProbotOctokit;
}

const queueOf = (given: Record<string, unknown>): string =>
  String((given.auth as { installationId?: number } | undefined)?.installationId ?? "app");
