// What GitHub refuses though its own description does not say so. Each rule answers with one sentence or nothing.

type Body = Readonly<Record<string, unknown>>;
type Rule = (body: Body, operation: string) => string | undefined;

/** Issue, pull request and review comments: "body is too long (maximum is 65536 characters)". */
export const BODY_LENGTH_MAX = 65_536;
/** Check-run summaries and texts, as the description says. */
export const OUTPUT_LENGTH_MAX = 65_535;
/** Annotation message and raw details: 64 KB each. */
export const ANNOTATION_BYTES_MAX = 65_536;

const list = (value: unknown): readonly Body[] => (Array.isArray(value) ? (value as Body[]) : []);
const annotations = (body: Body): readonly Body[] => list((body.output as Body | undefined)?.annotations);
const placed = (body: Body): readonly Body[] => [...list(body.comments), ...(body.path === undefined ? [] : [body])];
const bytes = (value: unknown): number => (typeof value === "string" ? Buffer.byteLength(value) : 0);

const RULES: readonly Rule[] = [
  (body) => (body.status === "completed" && body.conclusion === undefined ? "a completed check run needs a conclusion" : undefined),
  (body) => (body.conclusion === "stale" ? "only GitHub may set the conclusion stale" : undefined),
  (body) =>
    body.conclusion !== undefined && body.status !== undefined && body.status !== "completed"
      ? "a conclusion is given but the status is not completed"
      : undefined,
  (body) =>
    first(annotations(body), (note, at) =>
      (note.start_column ?? note.end_column) !== undefined && note.start_line !== note.end_line
        ? `annotations[${at}]: columns on several lines`
        : undefined,
    ),
  (body) =>
    first(annotations(body), (note, at) =>
      Number(note.end_line) < Number(note.start_line) ? `annotations[${at}]: end_line before start_line` : undefined,
    ),
  (body) =>
    first(annotations(body), (note, at) =>
      bytes(note.message) > ANNOTATION_BYTES_MAX || bytes(note.raw_details) > ANNOTATION_BYTES_MAX
        ? `annotations[${at}]: over 64 KB`
        : undefined,
    ),
  (body) => first(annotations(body), (note, at) => (bytes(note.title) > 255 ? `annotations[${at}]: title over 255 characters` : undefined)),
  (body) =>
    first(placed(body), (comment, at) =>
      comment.start_line !== undefined && Number(comment.start_line) >= Number(comment.line)
        ? `comments[${at}]: start_line must precede line`
        : undefined,
    ),
  (body) => first(placed(body), (comment, at) => badSide(comment, at)),
  (body) => first(placed(body), (comment, at) => (tooLong(comment.body) ? `comments[${at}]: body is too long` : undefined)),
  (body) => (tooLong(body.body) ? `body is too long (maximum is ${BODY_LENGTH_MAX} characters)` : undefined),
  (body, operation) =>
    operation !== "pulls/update-review-comment" && "body" in body && body.body === "" && body.event === undefined
      ? "body cannot be blank"
      : undefined,
  (body) =>
    body.event === "REQUEST_CHANGES" || body.event === "APPROVE" ? `event ${String(body.event)}: an App only comments` : undefined,
  (body) => (body.event === "COMMENT" && !body.body && list(body.comments).length === 0 ? "a review needs a body or comments" : undefined),
];

export const brokenRules = (operation: string, body: Body): string[] =>
  RULES.map((rule) => rule(body, operation)).filter((reason): reason is string => reason !== undefined);

function badSide(comment: Body, at: number): string | undefined {
  for (const key of ["side", "start_side"])
    if (comment[key] !== undefined && comment[key] !== "LEFT" && comment[key] !== "RIGHT")
      return `comments[${at}]: ${key} is LEFT or RIGHT`;
  return undefined;
}

const tooLong = (value: unknown): boolean => typeof value === "string" && value.length > BODY_LENGTH_MAX;

function first(items: readonly Body[], check: (item: Body, at: number) => string | undefined): string | undefined {
  for (const [at, item] of items.entries()) {
    const reason = check(item, at);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
