// Annotations: the lines at fault, and places that could not be read. Plain text; GitHub formats nothing here.
import type { Report } from "#report/report.ts";
import { shorten } from "#report/words.ts";
import { annotationsMax, annotationTextMax, annotationTitleMax } from "../limits.ts";

export type Annotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
  readonly raw_details?: string;
};

/** What an annotation is known by once it was posted; GitHub may give white space back otherwise than it got it. */
export const annotationKey = (one: Pick<Annotation, "path" | "start_line" | "title" | "message">): string =>
  JSON.stringify([one.path, one.start_line, one.title, one.message].map((part) => String(part).replace(/\s+/g, " ").trim()));

/** The worst come first, so that the rest may be left out. */
export function annotationsOf(report: Report): readonly Annotation[] {
  const atFault = report.findings.flatMap((finding): Annotation[] => {
    if (finding.cause === null) return [];
    const level = finding.blocks ? "failure" : "warning";
    return [annotation(finding.cause.span, level, finding.title, finding.message, wayOf(finding))];
  });
  const changed = report.behaviours.flatMap(({ kind, span, input, before, after }): Annotation[] =>
    kind === "changed" && span !== null ? [annotation(span, "notice", "Behaviour changed", `${input}: ${before} → ${after}`, "")] : [],
  );
  const unread = report.problems.map(({ span, message }) => annotation(span, "warning", "Not readable", message, ""));
  return unique([...atFault, ...changed, ...unread]).slice(0, annotationsMax);
}

const wayOf = ({ path }: Report["findings"][number]): string =>
  path.map(({ span, code, text, value }) => `${span.path}:${span.line}  ${text || code}${value === null ? "" : ` = ${value}`}`).join("\n");

type Place = { readonly path: string; readonly line: number };

function annotation(
  { path, line }: Place,
  level: Annotation["annotation_level"],
  title: string,
  message: string,
  details: string,
): Annotation {
  const whole: Annotation = {
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title: shorten(title, annotationTitleMax),
    message: shorten(message, annotationTextMax),
  };
  return details === "" ? whole : { ...whole, raw_details: shorten(details, annotationTextMax) };
}

const unique = (annotations: readonly Annotation[]): readonly Annotation[] => [
  ...new Map(annotations.map((one) => [annotationKey(one), one])).values(),
];
