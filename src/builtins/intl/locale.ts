// Which locale is asked for. Only those whose rules are modelled go on; the rest end the run as unmodelled.
import type { Agent } from "#machine/agent.ts";
import { known, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { listFromArrayLike } from "../list.ts";

/** What Node says without settings. */
export const DEFAULT_LOCALE = "en-US";

/** The tags asked for, as given. */
export function requestedLocales(agent: Agent, locales: Value): string[] {
  const given = known(locales);
  if (given === undefined) return [];
  if (given === null) return throwTypeError(agent, "Cannot convert undefined or null to object");
  const list = typeof given === "string" ? [given] : given instanceof GuestObject ? listFromArrayLike(agent, given) : [];
  return list.map((each) => {
    const tag = known(each);
    if (typeof tag !== "string" && !(tag instanceof GuestObject)) return throwTypeError(agent, "Language ID should be string or object.");
    const text = toText(agent, tag);
    return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text) ? text : throwRangeError(agent, "Incorrect locale information provided");
  });
}

/** The first locale asked for, if its language is not among those with rules of their own. */
export function expectPlainLocale(agent: Agent, locales: Value, except: readonly string[], what: string): string {
  const locale = requestedLocales(agent, locales)[0] ?? DEFAULT_LOCALE;
  const language = locale.split("-")[0]!.toLowerCase();
  if (except.includes(language))
    agent.stuck({ kind: "unmodelled", what: `${what}(${locale})`, message: `${what} is not modelled for the locale ${locale}` });
  return locale;
}

/** `en` or `en-US`, which are the same; others are unmodelled. */
export function expectEnglish(agent: Agent, locales: Value, what: string): string {
  const locale = requestedLocales(agent, locales)[0] ?? DEFAULT_LOCALE;
  if (!/^en(-US)?$/i.test(locale))
    agent.stuck({ kind: "unmodelled", what: `${what}(${locale})`, message: `${what} is modelled for en-US only, not for ${locale}` });
  return locale.length === 2 ? "en" : DEFAULT_LOCALE;
}
