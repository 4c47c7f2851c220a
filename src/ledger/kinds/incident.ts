// incident.recorded, incident.fixed and fix.mined: each carries the incident whole, as it was known then.
import type { Incident } from "#graph/graph.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { EventJson } from "../event.ts";
import { isCountOrNull, isFields, isText, isTextOrNull, isTexts } from "./fields.ts";

export const incidentPayload = (incident: Incident): EventJson => ({ incident });

export function incidentFrom(payload: unknown): Incident | null {
  const value = isFields(payload) ? payload.incident : null;
  if (!isFields(value) || !isText(value.id) || !isCountOrNull(value.number) || !isText(value.title) || !isText(value.symptom)) return null;
  const { id, number, title, symptom, at, fix, symbols, scenario } = value;
  if (!isText(at) || !isFields(fix) || !isCountOrNull(fix.number) || !isTextOrNull(fix.commit)) return null;
  if (!isSymbols(symbols) || !isTextOrNull(scenario)) return null;
  return { id, number, title, symptom, at, fix: { number: fix.number, commit: fix.commit }, symbols, scenario };
}

/** A symbol id is text with a `#` between path and name. */
export const isSymbols = (value: unknown): value is readonly SymbolId[] => isTexts(value) && value.every((one) => one.includes("#"));
