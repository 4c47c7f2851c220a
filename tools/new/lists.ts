// Puts a line into a sorted list of a source file. Knows text only; where the list is, a recipe says.

/** Among the lines that look like members, before the first that comes after it. */
export function withLine(text: string, member: RegExp, line: string): string {
  const lines = text.split("\n");
  if (lines.includes(line)) throw new Error(`the list has this line already: ${line.trim()}`);
  const members = lines.flatMap((each, at) => (member.test(each) ? [at] : []));
  const last = members.at(-1);
  if (last === undefined) throw new Error(`no line looks like ${String(member)}`);
  const at = members.find((index) => keyOf(lines[index] ?? "") > keyOf(line)) ?? last + 1;
  return [...lines.slice(0, at), line, ...lines.slice(at)].join("\n");
}

/** Between the brackets after `opening`, before the first that comes after it; what is there keeps its order. */
export function withMember(text: string, opening: string, member: string): string {
  const start = text.indexOf(opening);
  const end = text.indexOf("]", start + opening.length);
  if (start < 0 || end < 0) throw new Error(`no list begins with ${opening}`);
  const inside = text.slice(start + opening.length, end);
  const members = inside
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  if (members.includes(member)) throw new Error(`the list has ${member} already`);
  const after = members.findIndex((each) => each > member);
  members.splice(after < 0 ? members.length : after, 0, member);
  return `${text.slice(0, start + opening.length)}${members.join(", ")}${text.slice(end)}`;
}

/** Before the line that ends a `switch`, which is its `default:`. */
export function withCase(text: string, label: string, body: string): string {
  if (text.includes(`case "${label}":`)) throw new Error(`"${label}" has a case already`);
  const at = text.lastIndexOf("    default:\n");
  if (at < 0) throw new Error("no switch with a default here");
  return `${text.slice(0, at)}    case "${label}":\n      ${body}\n${text.slice(at)}`;
}

/** Imports are sorted by where they lead, other lines by themselves. */
const keyOf = (line: string): string => /from "([^"]+)"/.exec(line)?.[1] ?? line;
