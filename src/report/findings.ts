// Findings: what breaks, one for each cause, however many scenarios show it.
import { sha256 } from "#ground/digest.ts";
import { sortedBy } from "#ground/order.ts";
import type { Patch } from "#patch/patch.ts";
import type { Verdict } from "#verdict/verdict.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { Finding } from "./report.ts";
import { count, shorten } from "./words.ts";

/** The worst first: what may block, then what most scenarios show, then what has a cause. */
export function findingsOf(outcome: ChangeOutcome): readonly Finding[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of outcome.verdicts.filter((one) => one.kind === "breaks")) {
    const key = verdict.cause === null ? `scenario ${verdict.scenario.id}` : `${verdict.cause.span.path}:${verdict.cause.span.line}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  const worstFirst = sortedBy(
    groups.values(),
    (verdicts) => Number(verdicts.every((verdict) => verdict.expectationChanged)),
    (verdicts) => -verdicts.length,
    (verdicts) => Number(verdicts[0]?.cause === null),
  );
  return worstFirst.map((verdicts) => findingOf(verdicts, outcome));
}

/**
 * What a finding is known by on every push: the scenario that shows it. Neither lines nor the changed text belong to it, so that
 * a rebase or another try at the same fault says nothing twice.
 */
export const fingerprintOf = (scenarioId: string): string => sha256(`breaks\n${scenarioId}`).slice(0, 16);

function findingOf(verdicts: readonly Verdict[], outcome: ChangeOutcome): Finding {
  // The same one speaks for its cause on every push, whatever order they ran in.
  const first = sortedBy(
    verdicts,
    (verdict) => Number(verdict.expectationChanged),
    (verdict) => verdict.scenario.id,
  )[0] as Verdict;
  const patch = verdicts.map((verdict) => outcome.patches.get(verdict.scenario.id)).find((one): one is Patch => one !== undefined) ?? null;
  const more = verdicts.length - 1;
  const after = shorten(first.after, 300);
  const message = [
    sentence(`${first.scenario.title}: ${first.before} → ${after}`),
    first.cause === null ? "No changed line could be named as the cause." : sentence(`Cause: ${first.cause.why}`),
    more > 0 ? `${count(more, "other scenario breaks", "other scenarios break")} for the same reason.` : "",
  ];
  return {
    fingerprint: fingerprintOf(first.scenario.id),
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

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
