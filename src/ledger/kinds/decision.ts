// decision.recorded: why something is as it is, by whom, and where it was said.
import type { Decision } from "#graph/graph.ts";
import type { EventJson } from "../event.ts";
import { isFields, isText } from "./fields.ts";
import { isSymbols } from "./incident.ts";

export const decisionPayload = (decision: Decision): EventJson => ({ decision });

export function decisionFrom(payload: unknown): Decision | null {
  const value = isFields(payload) ? payload.decision : null;
  if (!isFields(value) || !isText(value.id) || !isText(value.title) || !isText(value.reason)) return null;
  const { id, title, reason, by, at, symbols, source } = value;
  return isText(by) && isText(at) && isText(source) && isSymbols(symbols) ? { id, title, reason, by, at, symbols, source } : null;
}
