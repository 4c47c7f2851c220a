// V8's message for an object that contains itself, with the way round.
import { constructorName } from "#machine/brief.ts";
import type { GuestObject } from "#machine/value.ts";

/** Lines of the way that are shown before and after the dots. */
const SHOWN_FIRST = 2;
const SHOWN_LAST = 1;

/** `path` begins at the object that is met again; `key` leads back to it. */
export function circularMessage(path: ReadonlyArray<{ readonly object: GuestObject; readonly key: string }>, key: string): string {
  const lines = [
    `Converting circular structure to JSON\n    --> starting at object with constructor '${constructorName(path[0]!.object)}'`,
  ];
  const between = path
    .slice(1)
    .map((each) => `\n    |     ${keyWords(each.key)} -> object with constructor '${constructorName(each.object)}'`);
  if (between.length > SHOWN_FIRST + SHOWN_LAST)
    lines.push(...between.slice(0, SHOWN_FIRST), "\n    |     ...", ...between.slice(-SHOWN_LAST));
  else lines.push(...between);
  lines.push(`\n    --- ${keyWords(key)} closes the circle`);
  return lines.join("");
}

const keyWords = (key: string): string => (/^(0|[1-9]\d*)$/.test(key) ? `index ${key}` : `property '${key}'`);
