// Whether a text written with a change says why it was made, and its first words if it does.
// What repeats the title, fills in a template or only points elsewhere is no reason.

/** Long enough for an honest sentence or two, short enough for one line of an answer. */
export const reasonLengthMax = 240;

export function reasonIn(text: string, title: string): string | null {
  const prose = text
    .replace(/<!--[\s\S]*?(-->|$)/g, "")
    .replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !isNoise(line))
    .join("\n");
  const paragraph = prose
    .split(/\n{2,}/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .find((part) => part !== "" && !repeats(part, title) && /\s/.test(part));
  return paragraph === undefined ? null : shortened(paragraph);
}

/** Trailers, headings, check lists, links and references that stand alone. */
function isNoise(line: string): boolean {
  return (
    /^[A-Z][\w-]*-[Bb]y: |^(Change-Id|Reviewed-on|Cc|Signed-off-by|PR-URL|Refs?|BREAKING[ -]CHANGE): /.test(line) ||
    /^#{1,6}(\s|$)|^[-*] \[[ xX]\]|^(---+|\*\*\*+|===+)$|^\|/.test(line) ||
    /^(close[sd]?|fix(e[sd])?|resolve[sd]?|see|refs?|part of|related to):?\s+([\w./-]*#\d+|https?:\S+)[\s,.]*$/i.test(line) ||
    /^(https?:\S+|!?\[[^\]]*\]\([^)]*\)|#\d+)$/.test(line) ||
    /^This reverts commit [0-9a-f]+\.?$/.test(line)
  );
}

const repeats = (text: string, title: string): boolean => plain(title).startsWith(plain(text)) || plain(text) === plain(title);
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\(#\d+\)/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function shortened(text: string): string {
  if (text.length <= reasonLengthMax) return text;
  const start = text.slice(0, reasonLengthMax);
  const sentence = start.search(/[.;!?]\s[^.;!?]*$/);
  return sentence > reasonLengthMax / 3 ? start.slice(0, sentence + 1) : `${start.slice(0, start.lastIndexOf(" "))} …`;
}
