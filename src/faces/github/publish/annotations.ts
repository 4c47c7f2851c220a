// Annotations: the lines at fault, and places that could not be read. Plain text; GitHub formats nothing here.
import type { Report } from "#report/report.ts";
import { annotationBytesMax, annotationsMax, annotationTitleMax } from "../limits.ts";

export type Annotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
  readonly raw_details?: string;
};

export function annotationsOf(report: Report): readonly Annotation[] {
  const atFault = report.findings.flatMap((finding): Annotation[] => {
    if (finding.cause === null) return [];
    const { path, line } = finding.cause.span;
    const way = finding.path
      .map((step) => `${step.span.path}:${step.span.line}  ${step.text}${step.value === null ? "" : ` = ${step.value}`}`)
      .join("\n");
    return [annotation(path, line, finding.blocks ? "failure" : "warning", finding.title, finding.message, way)];
  });
  const changed = report.behaviours.flatMap((row): Annotation[] =>
    row.kind === "changed" && row.span !== null
      ? [annotation(row.span.path, row.span.line, "notice", "Behaviour changed", `${row.input}: ${row.before} → ${row.after}`, "")]
      : [],
  );
  const unread = report.problems.map((problem) =>
    annotation(problem.span.path, problem.span.line, "warning", "Not readable", problem.message, ""),
  );
  return unique([...atFault, ...changed, ...unread]).slice(0, annotationsMax);
}

function annotation(
  path: string,
  line: number,
  level: Annotation["annotation_level"],
  title: string,
  message: string,
  details: string,
): Annotation {
  const whole = {
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title: title.slice(0, annotationTitleMax),
    message: message.slice(0, annotationBytesMax / 4),
  };
  return details === "" ? whole : { ...whole, raw_details: details.slice(0, annotationBytesMax / 4) };
}

function unique(annotations: readonly Annotation[]): readonly Annotation[] {
  const seen = new Set<string>();
  return annotations.filter((one) => {
    const key = `${one.path}:${one.start_line}:${one.title}:${one.message}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
