// Everything the parts of the stand-in share: its state, the App registered with it, its tokens, and its webhooks.
import type { Limits } from "./rest/limits.ts";
import type { Tokens } from "./rest/tokens.ts";
import type { App } from "./shown/app.ts";
import type { State } from "./state.ts";
import type { Webhooks } from "./webhooks/webhooks.ts";

export type World = {
  /** Where the stand-in listens; known once it does. */
  readonly base: string;
  /** Holds the bare repositories. */
  readonly folder: string;
  readonly state: State;
  readonly app: App;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly webhooks: Webhooks;
  /** An answer of ours or a call to us that is not as GitHub describes it. */
  readonly violations: string[];
};
