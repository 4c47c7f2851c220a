// incident.recorded, incident.fixed and fix.mined: what went wrong, when, where, and what ended it.
import type { Incident } from "#graph/graph.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { EventJson } from "../event.ts";
import { isCountOrNull, isFields, isText, isTextOrNull, isTexts } from "./fields.ts";

/** What became known of an incident when it was fixed; what is null or empty stays as it was. */
export type IncidentFix = {
  readonly id: string;
  readonly number: number | null;
  readonly commit: string | null;
  readonly symbols: readonly SymbolId[];
  readonly scenario: string | null;
};

export const incidentPayload = (incident: Incident): EventJson => ({ incident });

export function incidentFrom(payload: unknown): Incident | null {
  const value = isFields(payload) ? payload.incident : null;
  if (!isFields(value) || !isText(value.id) || !isCountOrNull(value.number) || !isText(value.title) || !isText(value.symptom)) return null;
  const { id, number, title, symptom, at, fix, symbols, scenario } = value;
  if (
    !isText(at) ||
    !isFields(fix) ||
    !isCountOrNull(fix.number) ||
    !isTextOrNull(fix.commit) ||
    !isSymbols(symbols) ||
    !isTextOrNull(scenario)
  )
    return null;
  return { id, number, title, symptom, at, fix: { number: fix.number, commit: fix.commit }, symbols, scenario };
}

export const fixPayload = (fix: IncidentFix): EventJson => ({ ...fix });

export function fixFrom(payload: unknown): IncidentFix | null {
  if (!isFields(payload) || !isText(payload.id) || !isCountOrNull(payload.number) || !isTextOrNull(payload.commit)) return null;
  const { id, number, commit, symbols, scenario } = payload;
  return isSymbols(symbols) && isTextOrNull(scenario) ? { id, number, commit, symbols, scenario } : null;
}

/** A symbol id is text with a `#` between path and name. */
export const isSymbols = (value: unknown): value is readonly SymbolId[] => isTexts(value) && value.every((one) => one.includes("#"));
