// Where there is no forge: the command line works on checkouts, and whatever would need GitHub says so.
import type { Forge } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";

const refuse = async (): Promise<never> => {
  throw new Refusal("bad-settings", "This needs GitHub. Set APP_ID and PRIVATE_KEY, or run `foretrace serve` to set up an App.");
};

export const noForge: Forge = {
  repository: refuse,
  change: refuse,
  issue: refuse,
  role: refuse,
  settingsText: refuse,
  announce: refuse,
  cancel: refuse,
  publish: refuse,
  reply: refuse,
  react: refuse,
};
