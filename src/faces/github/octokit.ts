// Octokit as we want it: one API version, one queue per installation instead of one for the process, no blind repetition
// of requests that create something.
import { ProbotOctokit } from "probot";

const apiVersion = "2022-11-28";

type Outgoing = { method?: string; headers: Record<string, unknown>; request?: Record<string, unknown> };

/** A refused or lost creation is looked up by its marker before it is tried again; the client must not repeat it by itself. */
const creates = (method: string | undefined): boolean => method === "POST";

export function octokitClass(options: { readonly throttled: boolean }): typeof ProbotOctokit {
  return ProbotOctokit.plugin((octokit) => {
    octokit.hook.before("request", (request: Outgoing) => {
      request.headers["x-github-api-version"] ??= apiVersion;
      if (creates(request.method)) request.request = { ...request.request, retries: 0 };
    });
  }).defaults((given: Record<string, unknown>) => ({
    ...given,
    throttle: options.throttled
      ? { ...(given.throttle as object), id: String((given.auth as { installationId?: number } | undefined)?.installationId ?? "app") }
      : { enabled: false },
    retry: options.throttled ? given.retry : { enabled: false },
  })) as unknown as typeof ProbotOctokit;
}
