// What really ran, counted from vitest's own report. A file that fails to load has no cases, and an error outside all cases
// is in none of them: both still count as failures, and so does a run in which nothing ran at all.

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const success: Tally = { passed: 1, failed: 0, skipped: 0 };
export const failure: Tally = { passed: 0, failed: 1, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export type VitestReport = {
  readonly testResults: ReadonlyArray<{
    readonly status: string;
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>;
  }>;
};

export function tallyOf(report: VitestReport, exitedGreen: boolean): Tally {
  const cases = report.testResults.flatMap((file) => file.assertionResults.map((each) => each.status));
  const count = (wanted: string): number => cases.filter((status) => status === wanted).length;
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((each) => each.status !== "failed"),
  );
  const passed = count("passed");
  const failed = count("failed") + broken.length;
  const skipped = cases.length - passed - count("failed");
  if (failed === 0 && (passed === 0 || !exitedGreen)) return { passed, failed: 1, skipped };
  return { passed, failed, skipped };
}
