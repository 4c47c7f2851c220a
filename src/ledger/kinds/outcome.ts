// outcome.recorded: what became of a verdict, a finding or a patch afterwards. Outcomes are what verdicts are scored by.
import type { EventJson } from "../event.ts";
import { isFields, isText, isTextOrNull } from "./fields.ts";

export type Outcome = {
  /** The report or finding (by fingerprint) that was judged. */
  readonly of: string;
  readonly became: "merged" | "closed" | "reverted" | "incident" | "accepted" | "dismissed";
  readonly reason: string | null;
};

const WAYS: readonly string[] = ["merged", "closed", "reverted", "incident", "accepted", "dismissed"];
const isWay = (value: unknown): value is Outcome["became"] => isText(value) && WAYS.includes(value);

export const outcomePayload = (outcome: Outcome): EventJson => ({ ...outcome });

export function outcomeFrom(payload: unknown): Outcome | null {
  if (!isFields(payload) || !isText(payload.of) || !isWay(payload.became) || !isTextOrNull(payload.reason)) return null;
  return { of: payload.of, became: payload.became, reason: payload.reason };
}
