// The message of a failed strict assertion: two inspected values, line by line, as node:assert of Node 20 puts them side by side.
// Works on finished texts.

export type Compared = {
  readonly actual: string;
  readonly expected: string;
  readonly title: string;
  readonly anyObject: boolean;
  readonly bothZero: boolean;
  readonly referenceEqual: boolean;
};

/** Single-line values up to this length together are shown with `!==`. */
const SHORT_MAX = 12;

export function strictMessage(compared: Compared): string {
  const actual = compared.actual.split("\n");
  const expected = compared.expected.split("\n");
  let indicator = "";
  let same = 0;
  if (actual.length === 1 && expected.length === 1 && actual[0] !== expected[0]) {
    const [left = "", right = ""] = [actual[0], expected[0]];
    const length = left.length + right.length;
    if (length <= SHORT_MAX) {
      if (!compared.anyObject && !compared.bothZero) return `${compared.title}\n\n${left} !== ${right}\n`;
    } else if (!compared.referenceEqual && length < 80) {
      while (left[same] === right[same]) same++;
      if (same > 2) {
        indicator = `\n  ${" ".repeat(same)}^`;
        same = 0;
      }
    }
  }
  const tail = takeSharedTail(actual, expected, same);
  if (Math.max(actual.length, expected.length) === 0)
    return `Values have same structure but are not reference-equal:\n\n${cut(compared.actual.split("\n")).join("\n")}\n`;
  const body = bodyText(actual, expected);
  const skipped = tail.skipped || body.skipped;
  const head = `${compared.title}\n+ actual - expected`;
  if (body.full) return `${head} ... Lines skipped\n${body.text}`;
  return `${head}${skipped ? " ... Lines skipped" : ""}\n${body.text}${tail.text}${indicator}`;
}

export function cut(lines: string[]): string[] {
  return lines.length > 50 ? [...lines.slice(0, 46), "..."] : lines;
}

/** Takes the lines that both end with away; three of them are still shown. */
function takeSharedTail(actual: string[], expected: string[], begun: number): { readonly text: string; readonly skipped: boolean } {
  let text = "";
  let other = "";
  let count = begun;
  while (actual.length > 0 && expected.length > 0 && actual[actual.length - 1] === expected[expected.length - 1]) {
    const line = actual[actual.length - 1] ?? "";
    if (count++ < 3) text = `\n  ${line}${text}`;
    else other = line;
    actual.pop();
    expected.pop();
  }
  const skipped = count >= 5;
  if (skipped) text = `\n...${text}`;
  if (other !== "") text = `\n  ${other}${text}`;
  return { text, skipped };
}

type Body = { text: string; other: string; printed: number; identical: number; skipped: boolean };

function bodyText(
  actual: readonly string[],
  expected: readonly string[],
): { readonly text: string; readonly skipped: boolean; readonly full: boolean } {
  const body: Body = { text: "", other: "", printed: 0, identical: 0, skipped: false };
  const longerIsActual = actual.length >= expected.length;
  const longer = longerIsActual ? actual : expected;
  const shorter = Math.min(actual.length, expected.length);
  for (let at = 0; at < longer.length; at++) {
    if (at >= shorter) {
      if (body.identical > 2) showIdentical(body, longer, at);
      body.identical = 0;
      const line = `\n${longerIsActual ? "+" : "-"} ${longer[at]}`;
      if (longerIsActual) body.text += line;
      else body.other += line;
      body.printed++;
    } else compareLine(body, actual, expected[at] ?? "", at);
    if (body.printed > 50 && at < longer.length - 2) return { text: `${body.text}\n...${body.other}\n...`, skipped: true, full: true };
  }
  return { text: body.text + body.other, skipped: body.skipped, full: false };
}

function compareLine(body: Body, actual: readonly string[], expectedLine: string, at: number): void {
  let actualLine = actual[at] ?? "";
  let diverge = actualLine !== expectedLine && !(actualLine.endsWith(",") && actualLine.slice(0, -1) === expectedLine);
  if (diverge && expectedLine.endsWith(",") && expectedLine.slice(0, -1) === actualLine) {
    diverge = false;
    actualLine += ",";
  }
  if (diverge) {
    if (body.identical > 2) showIdentical(body, actual, at);
    body.identical = 0;
    body.text += `\n+ ${actualLine}`;
    body.other += `\n- ${expectedLine}`;
    body.printed += 2;
    return;
  }
  body.text += body.other;
  body.other = "";
  body.identical++;
  if (body.identical <= 2) {
    body.text += `\n  ${actualLine}`;
    body.printed++;
  }
}

/** The last of the equal lines before a difference; more than five are left out. */
function showIdentical(body: Body, lines: readonly string[], at: number): void {
  if (body.identical > 3) {
    if (body.identical > 4) {
      if (body.identical === 5) {
        body.text += `\n  ${lines[at - 3]}`;
        body.printed++;
      } else {
        body.text += "\n...";
        body.skipped = true;
      }
    }
    body.text += `\n  ${lines[at - 2]}`;
    body.printed++;
  }
  body.text += `\n  ${lines[at - 1]}`;
  body.printed++;
}
