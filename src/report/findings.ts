// Findings: what breaks, one for each cause, however many scenarios show it.
import { sha256 } from "#ground/digest.ts";
import type { Patch } from "#patch/patch.ts";
import type { Verdict } from "#verdict/verdict.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { Finding } from "./report.ts";
import { count, shorten } from "./words.ts";

export function findingsOf(outcome: ChangeOutcome): readonly Finding[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of outcome.verdicts.filter((one) => one.kind === "breaks")) {
    const key = verdict.cause === null ? `scenario ${verdict.scenario.id}` : `${verdict.cause.span.path}:${verdict.cause.span.line}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()].map((verdicts) => findingOf(verdicts, outcome));
}

function findingOf(verdicts: readonly Verdict[], outcome: ChangeOutcome): Finding {
  const first = verdicts[0] as Verdict;
  const patch = verdicts.map((verdict) => outcome.patches.get(verdict.scenario.id)).find((one): one is Patch => one !== undefined) ?? null;
  const more = verdicts.length - 1;
  const after = shorten(first.after, 300);
  const message = [
    `${first.scenario.title}: ${first.before} → ${after}.`,
    first.cause === null ? "No changed line could be named as the cause." : `Cause: ${first.cause.why}.`,
    more > 0 ? `${count(more, "other scenario")} ${more === 1 ? "breaks" : "break"} for the same reason.` : "",
  ];
  return {
    fingerprint: fingerprintOf(first),
    title: shorten(`Breaks: ${first.scenario.title}`, 200),
    kind: "breaks",
    scenario: first.scenario.title,
    cause: first.cause,
    message: message.filter(Boolean).join(" "),
    before: first.before,
    after,
    path: first.path,
    patch,
    blocks: outcome.mode === "blocking" && verdicts.some((verdict) => !verdict.expectationChanged),
  };
}

/** Scenario, symbol or file, and the changed text without its place. */
const fingerprintOf = (verdict: Verdict): string =>
  sha256(
    [
      verdict.kind,
      verdict.scenario.id,
      verdict.cause?.symbol ?? verdict.cause?.span.path ?? "",
      (verdict.cause?.hunk ?? "").replace(/\s+/g, " "),
    ].join("\n"),
  ).slice(0, 16);
