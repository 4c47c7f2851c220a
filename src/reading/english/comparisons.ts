// Verbs and what they compare → expressions. A comparison is read only when all of it is: a left-over word may matter.
import { type Literal, literalOf } from "./literals.ts";
import { splitOutside } from "./mask.ts";

/** The name under which an expression finds what a step threw. */
export const thrownName = "error";

export type Comparison = {
  /** Looked for in the sentence with its values blanked. */
  readonly verb: RegExp;
  /** The expression over the subject, or null when what follows the verb cannot be read. */
  readonly build: (subject: string, tail: string) => string | null;
  /** It speaks of the step as a whole, so that its subject need not be understood. */
  readonly whole?: boolean;
};

const BE = "(?:should be|must be|will be|shall be|is|are|was|be|becomes?)";
const NOT = "(?:should not|shouldn't|must not|mustn't|does not|doesn't|do not|don't|will not|won't|never)";
const verb = (source: string): RegExp => new RegExp(`(?<![\\w-])(?:should |must |will )?${source}(?![\\w-])`, "i");
const withValue =
  (build: (subject: string, literal: Literal) => string | null) =>
  (subject: string, tail: string): string | null => {
    const literal = literalOf(tail);
    return literal && build(subject, literal);
  };
const operator = (sign: string) => withValue((subject, literal) => `${subject} ${sign} ${literal.source}`);

export const comparisons: readonly Comparison[] = [
  {
    verb: verb(`${NOT} (?:throw|fail|reject|raise)(?: (?:an? |any )?(?:error|exception)s?)?`),
    whole: true,
    build: (_, tail) => (blankTail(tail) ? `${thrownName} === undefined` : null),
  },
  { verb: verb("(?:throws?|raises?|fails? with|rejects?(?: with)?|errors? with)"), whole: true, build: (_, tail) => thrownAs(tail) },
  {
    verb: verb("(?:have|has)(?: an?| the)? (?:length|size)(?: of)?"),
    build: withValue((subject, literal) => `${subject}.length === ${literal.source}`),
  },
  {
    verb: verb(
      "(?:have|has|contains?|holds?)(?= (?:exactly )?(?:\\d+|no|zero|one|two|three|four|five|six|seven|eight|nine|ten) (?:items?|elements?|entries|entry|rows?|lines?|results?|keys?|characters?)\\b)",
    ),
    build: counted,
  },
  { verb: verb(`${BE} not empty`), build: (subject, tail) => (blankTail(tail) ? `${subject}.length > 0` : null) },
  { verb: verb(`${BE} empty`), build: (subject, tail) => (blankTail(tail) ? `${subject}.length === 0` : null) },
  { verb: verb(`${BE} (?:at least|no less than|not less than|greater than or equal to|>=|≥)`), build: operator(">=") },
  { verb: verb(`${BE} (?:at most|no more than|not more than|less than or equal to|<=|≤)`), build: operator("<=") },
  { verb: verb(`${BE} (?:greater than|more than|larger than|above|over|>)`), build: operator(">") },
  { verb: verb(`${BE} (?:less than|fewer than|smaller than|below|under|<)`), build: operator("<") },
  { verb: verb(`${BE} between`), build: between },
  { verb: verb(`${BE} (?:one of|either)`), build: oneOf },
  { verb: verb(`(?:${NOT} (?:contain|include))`), build: withValue((subject, literal) => `!${subject}.includes(${literal.source})`) },
  {
    verb: verb("(?:contains?|includes?)"),
    build: withValue((subject, literal) =>
      isObject(literal) ? leaves(subject, literal.json, false) : `${subject}.includes(${literal.source})`,
    ),
  },
  { verb: verb("(?:starts?|begins?) with"), build: withValue((subject, literal) => `${subject}.startsWith(${literal.source})`) },
  { verb: verb("ends? with"), build: withValue((subject, literal) => `${subject}.endsWith(${literal.source})`) },
  { verb: verb("match(?:es)?"), build: (subject, tail) => pattern(subject, tail) },
  { verb: verb(`${BE} an?(?= (?:number|string|text|boolean|list|array|object|function|integer)\\b)`), build: ofType },
  { verb: verb("(?:have|has|contains?)(?: an?| the)?"), build: (subject, tail) => field(subject, tail) },
  {
    verb: verb(`(?:${BE} not(?: equal to)?|isn't|aren't|${NOT} (?:be|equal|return))`),
    build: withValue((subject, literal) => negated(equal(subject, literal))),
  },
  {
    verb: verb(`(?:${BE}(?: exactly| equal to| the same as)?|equals?(?: to)?|returns?|gives?|yields?|evaluates to|resolves to|==?=?)`),
    build: withValue(equal),
  },
];

/** Which of the comparisons a status number may follow, said of a reply. */
export const statusVerb = verb(
  `(?:responds?|answers?|repl(?:y|ies)|returns?|gets?|receives?|${BE}|gives?)(?: with)?(?: an?| the)?(?: http)?(?: status)?(?: code)?(?: of)?`,
);

const blankTail = (tail: string): boolean => /^[\s.;,!]*$/.test(tail);
const isObject = (literal: Literal): boolean => typeof literal.json === "object" && literal.json !== null && !Array.isArray(literal.json);
const negated = (expression: string): string =>
  /^[^&|]+ === [^&|]+$/.test(expression) ? expression.replace(" === ", " !== ") : `!(${expression})`;

function equal(subject: string, literal: Literal): string {
  if (literal.source === "NaN") return `Number.isNaN(${subject})`;
  return typeof literal.json === "object" && literal.json !== null
    ? leaves(subject, literal.json, true)
    : `${subject} === ${literal.source}`;
}

/** Lists and objects are compared part by part, so that the order of keys says nothing. */
function leaves(subject: string, value: unknown, whole: boolean): string {
  if (typeof value !== "object" || value === null) return `${subject} === ${JSON.stringify(value)}`;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, part]) =>
    leaves(
      isList || !/^[A-Za-z_$][\w$]*$/.test(key) ? `${subject}[${isList ? key : JSON.stringify(key)}]` : `${subject}.${key}`,
      part,
      whole,
    ),
  );
  const size = isList ? [`${subject}.length === ${value.length}`] : whole ? [`Object.keys(${subject}).length === ${parts.length}`] : [];
  return [...size, ...parts].join(" && ");
}

function thrownAs(tail: string): string | null {
  const match =
    /^\s*(?:(?:an?|the|any)\s+)?(?:`?([A-Z]\w*(?:Error|Exception))`?|error|exception)?\s*(?:(?:(?:with|saying|that says|:)\s*)?(?:(?:the|an?)\s+)?(?:message\s*:?\s*)?(containing\s+)?(.*))?$/i.exec(
      tail,
    );
  if (!match) return null;
  const message = literalOf(match[3] ?? "");
  if (!message && !blankTail(match[3] ?? "")) return null;
  if (message && typeof message.json !== "string") return null;
  const parts = [
    ...(match[1] === undefined ? [] : [`${thrownName}?.name === ${JSON.stringify(match[1])}`]),
    ...(message === null
      ? []
      : [match[2] ? `${thrownName}?.message.includes(${message.source})` : `${thrownName}?.message === ${message.source}`]),
  ];
  return parts.length === 0 ? `${thrownName} !== undefined` : parts.join(" && ");
}

function counted(subject: string, tail: string): string | null {
  const match = /^\s*(?:exactly )?(\w+)\s+\w+[\s.]*$/.exec(tail);
  const count = match?.[1]?.toLowerCase() === "no" ? literalOf("0") : literalOf(match?.[1] ?? "");
  return count ? `${subject}.length === ${count.source}` : null;
}

function between(subject: string, tail: string): string | null {
  const [low, high, more] = splitOutside(tail, /\s+and\s+/g).map((part) => literalOf(part));
  return low && high && more === undefined ? `${subject} >= ${low.source} && ${subject} <= ${high.source}` : null;
}

function oneOf(subject: string, tail: string): string | null {
  const whole = literalOf(tail.replace(/^\s*:/, ""));
  if (whole && Array.isArray(whole.json)) return `${whole.source}.includes(${subject})`;
  const parts = splitOutside(tail, /\s*,\s*(?:or\s+)?|\s+or\s+/g).map((part) => literalOf(part));
  return parts.length > 1 && parts.every((part) => part !== null)
    ? `[${parts.map((part) => part.source).join(",")}].includes(${subject})`
    : null;
}

function pattern(subject: string, tail: string): string | null {
  const regex = /^\s*`?\/((?:[^/\\\n]|\\.)+)\/([dgimsuvy]*)`?[\s.]*$/.exec(tail);
  return regex ? `/${regex[1]}/${regex[2]}.test(${subject})` : null;
}

function ofType(subject: string, tail: string): string | null {
  const [, type, rest = ""] = /^\s*(\w+)(.*)$/s.exec(tail) ?? [];
  if (!blankTail(rest)) return null;
  if (type === "list" || type === "array") return `Array.isArray(${subject})`;
  return type === "integer" ? `Number.isInteger(${subject})` : `typeof ${subject} === ${JSON.stringify(type === "text" ? "string" : type)}`;
}

/** "has total 36", "has a `total` of 36". */
function field(subject: string, tail: string): string | null {
  const [, name, value] = /^\s*`?([A-Za-z_$][\w$.]*)`?\s*(?::|=|\b(?:of|set to|equal to)\b)?\s+(.+)$/s.exec(tail) ?? [];
  const literal = value === undefined ? null : literalOf(value);
  return literal ? equal(`${subject}.${name}`, literal) : null;
}
