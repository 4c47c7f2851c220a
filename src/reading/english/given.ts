// What is given → world settings: the time, environment values, flags, rows of tables, replies of the outside.
import type { Given, Json } from "#scenario/scenario.ts";
import { literalAt, literalOf } from "./literals.ts";
import { type Outcome, readAs } from "./outcome.ts";

export type GivenPart = { readonly [K in keyof Given]?: Given[K] };

export function readGiven(text: string): Outcome<GivenPart> {
  const bare = text.trim().replace(/[.;]+$/, "");
  return readNow(bare) ?? readSwitch(bare) ?? readReply(bare) ?? readTable(bare) ?? readValue(bare);
}

/** Settings of several sentences together; what is said later adds to what was said before. */
export function joinGiven(given: Given, part: GivenPart): Given {
  return {
    ...given,
    ...part,
    env: { ...given.env, ...part.env },
    config: { ...given.config, ...part.config },
    flags: { ...given.flags, ...part.flags },
    tables: { ...given.tables, ...part.tables },
    replies: [...given.replies, ...(part.replies ?? [])],
  };
}

function readNow(text: string): Outcome<GivenPart> {
  const now =
    /^(?:(?:the )?(?:current )?(?:time|date|clock|day)|now|today|it)\s+(?:is|says|shows)\s+`?"?(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)"?`?$/i.exec(
      text,
    )?.[1];
  return now === undefined ? null : readAs({ now });
}

function readSwitch(text: string): Outcome<GivenPart> {
  const match =
    /^(?:the )?(?:feature )?(?:flag )?`?([\w.-]+)`?\s+(?:(?:feature )?flag )?is\s+(?:turned |switched )?(on|off|enabled|disabled)$/i.exec(
      text,
    );
  if (!match) return null;
  const [, name = "", state = ""] = match;
  return readAs({ flags: { [name]: /^(on|enabled)$/i.test(state) } }, `\`${name}\` as a flag`);
}

function readReply(text: string): Outcome<GivenPart> {
  const match =
    /^`?((?:GET|POST|PUT|PATCH|DELETE)\s+https?:\/\/[^\s`]+)`?\s+(?:answers?|replies|responds?|returns?)\s+(?:with\s+)?(.+)$/s.exec(text);
  const json = match ? literalOf(match[2] ?? "")?.json : undefined;
  return match && json !== undefined ? readAs({ replies: [{ call: match[1] ?? "", with: json }] }) : null;
}

function readTable(text: string): Outcome<GivenPart> {
  const match = /^(?:the )?table\s+`?(\w+)`?\s+(?:has|holds|contains)\s+(?:the\s+)?(?:rows?\s*)?:?\s*(?=[[{])/i.exec(text);
  const read = match && literalAt(text, match[0].length);
  const json = read && text.slice(read.end).trim() === "" ? read.literal.json : undefined;
  if (!match || json === undefined || json === null) return null;
  const rows: readonly Json[] = Array.isArray(json) ? json : [json];
  return readAs({ tables: { [match[1] ?? ""]: rows } });
}

/** `TIMEOUT` is "5"; upper-case names are environment values, others are configuration. */
function readValue(text: string): Outcome<GivenPart> {
  const match =
    /^(?:the )?(environment variable|env(?:ironment)?(?: value)?|config(?:uration)?(?: value| key)?|setting)?\s*`?([A-Za-z_][\w.-]*)`?\s+(?:is|=|is set to|equals)\s+(.+)$/is.exec(
      text,
    );
  const literal = match ? literalOf(match[3] ?? "") : null;
  if (!match || !literal || literal.json === undefined || literal.json === null) return null;
  const [, kind = "", name = ""] = match;
  const isEnv = /^env/i.test(kind) || (kind === "" && /^[A-Z][A-Z\d_]+$/.test(name));
  if (isEnv) return readAs({ env: { [name]: typeof literal.json === "string" ? literal.json : literal.source } });
  return kind === "" ? null : readAs({ config: { [name]: literal.json } });
}
