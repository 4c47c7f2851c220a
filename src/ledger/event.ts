// One immutable fact of the event clock. Each event carries the hash of the one before it, so that a change to any is seen.

export type EventJson = null | boolean | number | string | readonly EventJson[] | { readonly [key: string]: EventJson };

export type EventKind =
  | "change.opened"
  | "change.updated"
  | "change.closed"
  | "change.judged"
  | "commit.pushed"
  | "scenario.read"
  | "scenario.answered"
  | "scenario.retired"
  | "incident.recorded"
  | "incident.fixed"
  | "decision.recorded"
  | "fix.mined"
  | "outcome.recorded"
  | "command.given"
  | "command.answered"
  | "installation.added"
  | "installation.removed"
  | "check.rerequested";

export type NewEvent = {
  /** Who: a login, `git:<author>`, or `foretrace`. */
  readonly actor: string;
  readonly kind: EventKind;
  /** The repository (`owner/name`, or a path for the command line). */
  readonly repository: string;
  /** What it is about: `pull/12`, `issue/7`, `commit/<id>`, `scenario/<id>`. */
  readonly subject: string;
  /** ISO instant at which it happened (not at which we heard of it). */
  readonly at: string;
  readonly payload: EventJson;
};

export type Event = NewEvent & { readonly sequence: number; readonly previous: string; readonly hash: string };
