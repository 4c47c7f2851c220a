// The report for programs: `docs/schema/report.schema.json` describes it. Runs and traces stay out; the replay line gives them again.
import type { Report } from "./report.ts";

export const reportFormat = "foretrace.report/1";

export function reportToJson(report: Report): unknown {
  return {
    format: reportFormat,
    id: report.id,
    repository: report.repository,
    number: report.number,
    base: report.base,
    head: report.head,
    conclusion: report.conclusion,
    title: report.title,
    counts: report.counts,
    behaviours: report.behaviours.map(({ span, ...row }) => ({ ...row, path: span?.path ?? null, line: span?.line ?? null })),
    findings: report.findings.map((finding) => ({
      fingerprint: finding.fingerprint,
      title: finding.title,
      kind: finding.kind,
      scenario: finding.scenario,
      before: finding.before,
      after: finding.after,
      cause:
        finding.cause === null
          ? null
          : { path: finding.cause.span.path, line: finding.cause.span.line, why: finding.cause.why, hunk: finding.cause.hunk },
      path: finding.path.map(({ span, code, text, value }) => ({ path: span.path, line: span.line, code, text, value })),
      patch:
        finding.patch === null
          ? null
          : { idea: finding.patch.idea, says: finding.patch.says, ...finding.patch.lines, ...finding.patch.proof },
      blocks: finding.blocks,
    })),
    functions: report.functions.map((one) => ({
      symbol: one.symbol,
      path: one.span.path,
      line: one.span.line,
      outcome: one.outcome.kind,
      differs: one.outcome.kind === "decided" && one.outcome.differs,
      reason: one.outcome.kind === "undecided" ? one.outcome.reason.message : one.outcome.kind === "unreached" ? one.outcome.why : null,
    })),
    scenarios: report.scenarios.map((line) => ({
      id: line.id,
      title: line.title,
      verdict: line.kind,
      source: line.source,
      expectationChanged: line.verdict.expectationChanged,
      before: line.verdict.before,
      after: line.verdict.after,
    })),
    unknowns: report.unknowns,
    reach: { ...report.reach, symbols: report.reach.symbols.map(({ id, distance, via }) => ({ symbol: id, distance, via })) },
    precedents: report.precedents,
    leftOut: report.leftOut,
    problems: report.problems.map((problem) => ({ message: problem.message, path: problem.span.path, line: problem.span.line })),
    footer: report.footer,
    failed: report.failed,
  };
}
