// Past incidents whose words are like those of a new one. Words that many incidents share say little, rare ones much;
// no model is asked, and the words that matched are shown.
import type { Incident } from "#graph/graph.ts";
import { byText } from "#ground/order.ts";

export type Similar = { readonly incident: Incident /** 0 to 1. */; readonly likeness: number; readonly words: readonly string[] };

/** Below this, what is shared is chance. */
export const likenessMin = 0.2;
/** One shared word, however rare, is not a resemblance. */
const sharedMin = 2;

/** The most alike first. */
export function similarIncidents(text: string, incidents: readonly Incident[], limit = 3): readonly Similar[] {
  const wordsOf = new Map(incidents.map((incident) => [incident, significant(`${incident.title} ${incident.symptom}`)]));
  const often = new Map<string, number>();
  for (const words of wordsOf.values()) for (const word of words.keys()) often.set(word, (often.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log(1 + (incidents.length + 1) / (1 + (often.get(word) ?? 0)));
  const total = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + weight(word), 0);
  const rarestFirst = (words: readonly string[]): readonly string[] => [...words].sort((a, b) => weight(b) - weight(a) || byText(a, b));
  const asked = significant(text);
  const found = [...wordsOf].flatMap(([incident, words]): Similar[] => {
    const shared = [...asked.keys()].filter((word) => words.has(word));
    const likeness = shared.length < sharedMin ? 0 : (2 * total(shared)) / (total(asked.keys()) + total(words.keys()));
    return likeness < likenessMin ? [] : [{ incident, likeness, words: rarestFirst(shared).map((word) => asked.get(word) ?? word) }];
  });
  return found
    .sort((a, b) => b.likeness - a.likeness || byText(b.incident.at, a.incident.at) || byText(a.incident.id, b.incident.id))
    .slice(0, limit);
}

/** By their stems: words and parts of names (`priceFor` is also `price`), without those every report uses. */
function significant(text: string): ReadonlyMap<string, string> {
  const words = text.match(/[\p{L}_$][\p{L}\p{N}_$]*|\d{3,}/gu) ?? [];
  const parts = words
    .flatMap((word) => [word, ...word.split(/(?<=[a-z])(?=[A-Z])|_/)])
    .map((word) => [stem(word.toLowerCase()), word] as const);
  return new Map(parts.filter(([word]) => word.length > 2 && !COMMON.has(word)));
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(ies|es|s|ed|ing)$/, "") : word);

const COMMON = new Set(
  "the and for with when not from that this are was has have had but does did can cannot after before into its our out all any error issue bug fix fail failed failure problem wrong should would could what which than then only also there here some get set use using used"
    .split(" ")
    .map((word) => stem(word)),
);
