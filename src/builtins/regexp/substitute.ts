// `GetSubstitution`: what `$1`, `$&`, `$<name>` in a replacement text become.
// https://tc39.es/ecma262/#sec-getsubstitution

import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import type { Value } from "#machine/value.ts";

export type Matched = {
  readonly text: string;
  readonly position: number;
  readonly matched: string;
  /** Without the whole match. */
  readonly captures: ReadonlyArray<string | undefined>;
  /** The groups object, or undefined. */
  readonly groups: Value;
};

export function substituted(agent: Agent, template: string, match: Matched): string {
  if (!template.includes("$")) return template;
  const parts: string[] = [];
  let at = 0;
  let size = 0;
  const add = (part: string): void => {
    size += part.length;
    agent.expectString(size);
    parts.push(part);
  };
  while (at < template.length) {
    const dollar = template.indexOf("$", at);
    if (dollar < 0 || dollar + 1 >= template.length) break;
    add(template.slice(at, dollar));
    const [part, width] = reference(agent, template, dollar, match);
    add(part);
    at = dollar + width;
  }
  add(template.slice(at));
  return parts.join("");
}

/** What stands for the reference at `dollar`, and how many units of the template it takes. */
function reference(agent: Agent, template: string, dollar: number, match: Matched): readonly [string, number] {
  const next = template[dollar + 1]!;
  const end = match.position + match.matched.length;
  if (next === "$") return ["$", 2];
  if (next === "&") return [match.matched, 2];
  if (next === "`") return [match.text.slice(0, match.position), 2];
  if (next === "'") return [match.text.slice(Math.min(end, match.text.length)), 2];
  if (next === "<" && match.groups !== undefined) {
    const close = template.indexOf(">", dollar);
    if (close < 0) return ["$<", 2];
    const captured = getFrom(agent, match.groups, template.slice(dollar + 2, close));
    return [captured === undefined ? "" : toText(agent, captured), close + 1 - dollar];
  }
  const count = match.captures.length;
  const two = /^[0-9]{2}/.test(template.slice(dollar + 1, dollar + 3)) ? Number(template.slice(dollar + 1, dollar + 3)) : 0;
  if (two >= 1 && two <= count) return [match.captures[two - 1] ?? "", 3];
  const one = next >= "1" && next <= "9" ? Number(next) : 0;
  if (one >= 1 && one <= count) return [match.captures[one - 1] ?? "", 2];
  return ["$", 1];
}
