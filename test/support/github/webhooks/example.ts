// The recorded payload that a webhook of ours is built on, so that it has GitHub's shape even where we have nothing to say.
import { createRequire } from "node:module";
import type { Shown } from "../shown/address.ts";

type Examples = readonly { readonly name: string; readonly examples: readonly Shown[] }[];
const EXAMPLES = createRequire(import.meta.url)("@octokit/webhooks-examples") as Examples;

/** Names of people and repositories that occur in the recorded payloads. */
const RECORDED = /Codertocat\/Hello-World|github\/hello-world|octo-org\/octo-repo|electron\/electron|Octocoders\/Hello-World/g;

export type Names = { readonly base: string; readonly fullName: string };

/** A recorded payload of this event, and of this action where there is one, moved to our server and repository. */
export function examplePayload(event: string, action: string | undefined, { base, fullName }: Names): Shown {
  const recorded = EXAMPLES.find(({ name }) => name === event)?.examples ?? [];
  const same = recorded.filter((payload) => payload.action === action);
  const best = same.find((payload) => payload.installation !== undefined) ?? same[0] ?? recorded[0] ?? {};
  const text = JSON.stringify(best)
    .replace(RECORDED, fullName)
    .replaceAll("https://api.github.com", `${base}/api/v3`)
    .replace(/https?:\/\/github\.com/g, base);
  return JSON.parse(text) as Shown;
}

/** Ours laid over the recorded payload: objects are merged, everything else is replaced. */
export function overlay(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const merged: Shown = { ...under };
  for (const [key, value] of Object.entries(over)) merged[key] = key in under ? overlay(under[key], value) : value;
  return merged;
}

const isRecord = (value: unknown): value is Shown => typeof value === "object" && value !== null && !Array.isArray(value);
