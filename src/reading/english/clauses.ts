// Prose → clauses that say what is given, what is done, and what follows. Structure words decide; nothing is understood here.
import { lineLengthMax, sentencesMax } from "../limits.ts";
import { masked, splitOutside } from "./mask.ts";

export type Clause = { readonly role: "given" | "when" | "then" | "plain"; readonly text: string };

/** Sentences that are neither (greetings, background) come as "plain". */
export function clausesOf(prose: string): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const sentence of sentencesOf(prose)) {
    for (const clause of ofSentence(sentence)) {
      const last = clauses.at(-1)?.role;
      const goesOn = clause.role === "and" ? (last === undefined || last === "plain" ? "plain" : last) : clause.role;
      if (clause.text !== "") clauses.push({ role: goesOn, text: clause.text });
    }
  }
  return clauses;
}

type Paragraph = { readonly text: string; readonly heading: boolean };

/** A list item or a structure word starts a sentence as a full stop ends one. */
function sentencesOf(prose: string): readonly string[] {
  const paragraphs: Paragraph[] = [];
  let open = false;
  for (const line of prose.replace(/\r/g, "").split("\n")) {
    const { text, starts, heading } = bare(line);
    const last = paragraphs.at(-1);
    if (open && last && !starts && text !== "" && !STARTS.test(text))
      paragraphs[paragraphs.length - 1] = { heading: false, text: `${last.text} ${text}`.slice(0, lineLengthMax) };
    else if (text !== "") paragraphs.push({ text, heading });
    open = text !== "" && !heading;
  }
  const sentences = underHeadings(paragraphs).flatMap((paragraph) =>
    splitOutside(paragraph.slice(0, lineLengthMax), /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=\s)|[.!?]\s*$/g),
  );
  return sentences.slice(0, sentencesMax);
}

/** A line without the marks of lists, headings, quotes and bold. */
function bare(line: string): { readonly text: string; readonly starts: boolean; readonly heading: boolean } {
  const mark = /^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+(?:\[[ xX]\]\s+)?/.exec(line)?.[0] ?? "";
  const text = line
    .slice(mark.length)
    .replace(/\*\*|__/g, "")
    .trim();
  return { text, starts: mark.trim() !== "" && !mark.includes(">"), heading: mark.includes("#") || HEADING.test(text) };
}

const STARTS = /^(given|when|then|and|but|if|expected|expect|steps?)\b/i;
const HEADING = /^(?:given|when|then|steps? to reproduce|steps?|expected(?: behaviou?r| result)?|actual(?: behaviou?r| result)?)\s*:?$/i;

/** "Steps to reproduce" or "Expected" alone on a line speaks for what stands under it, up to the next heading. */
function underHeadings(paragraphs: readonly Paragraph[]): readonly string[] {
  let role = "";
  return paragraphs.flatMap(({ text, heading }) => {
    if (!heading) return [role === "" || STARTS.test(text) ? text : `${role} ${text}`];
    const word = HEADING.test(text) ? text.toLowerCase() : "";
    role = word.startsWith("step") ? "when" : word.startsWith("expected") ? "then" : (/^(given|when|then)/.exec(word)?.[1] ?? "");
    return [];
  });
}

type Part = { readonly role: Clause["role"] | "and"; readonly text: string };

function ofSentence(sentence: string): readonly Part[] {
  const text = sentence.replace(/^(?:as a|scenario:)\s+/i, "").trim();
  const word = /^(given|when|whenever|if|then|expected?(?: behaviou?r| result)?|and|but)\b[:,]?\s*/i.exec(text);
  const role = word ? roleOf(word[1] ?? "") : "plain";
  const rest = text.slice(word?.[0].length ?? 0);
  const cover = masked(rest);
  const inner =
    /,?\s+(?:and\s+)?(when|then)\s+|,\s+(?=it\b|the\b|there\b|only\b|no\b|`|▮|a\b|an\b|(?:\w+\s){0,3}(?:should|must|is|are|returns?|throws?|responds?)\b)/i.exec(
      cover,
    );
  if (role === "given" && inner?.[1] !== undefined)
    return [{ role, text: rest.slice(0, inner.index) }, ...ofSentence(rest.slice(inner.index).replace(/^[,\s]+(?:and\s+)?/i, ""))];
  if (role === "when" && inner) {
    const then = rest.slice(inner.index + inner[0].length);
    return [
      ...splitOutside(rest.slice(0, inner.index), THEN_DONE).map((part) => ({ role, text: part })),
      ...splitAnd(then).map((part, at) => ({ role: at === 0 ? ("then" as const) : ("and" as const), text: part })),
    ];
  }
  if (role === "plain") {
    const when = /\s+(?:when|if)\s+/i.exec(cover);
    if (when)
      return [
        { role: "when", text: rest.slice(when.index + when[0].length) },
        { role: "then", text: rest.slice(0, when.index) },
      ];
  }
  const parts = role === "when" || role === "given" ? splitOutside(rest, THEN_DONE) : splitAnd(rest);
  return parts.map((part, at) => ({ role: at === 0 || role === "plain" ? role : "and", text: part }));
}

function roleOf(word: string): Part["role"] {
  const lower = word.toLowerCase();
  if (lower === "given" || lower === "then") return lower;
  if (lower === "and" || lower === "but") return "and";
  return lower.startsWith("expect") ? "then" : "when";
}

/** Of what is done, only what is said to come after, or another request, is done apart; other words joined by "and" are values. */
const THEN_DONE = /,?\s+and\s+(?:then\s+|(?=(?:GET|POST|PUT|PATCH|DELETE)\b))/g;

/** "… and the total is 3": a new clause begins where a subject and a verb follow. */
const splitAnd = (text: string): readonly string[] => splitOutside(text, AND);

const VERB =
  "(?:is|are|has|have|should|must|does|doesn't|don't|isn't|equals?|contains?|returns?|throws?|responds?|includes?|starts|ends)\\b";
const AND = new RegExp(`,?\\s+(?:and|but)\\s+(?=(?:${VERB}|(?:[\\w.]+|▮+)\\s(?:[\\w.▮]+\\s){0,4}?${VERB}))`, "gi");
