// Intl: https://tc39.es/ecma402/. English (en-US) is modelled; other locales and the rarer formatters end the run by name.
import type { Agent } from "#machine/agent.ts";
import { defineMethod, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { defineFormats, unmodelled } from "../intl/formats.ts";
import { defineFormatter } from "../intl/formatter.ts";
import { requestedLocales } from "../intl/locale.ts";
import { defineWords } from "../intl/words.ts";
import { arrayOf } from "../list.ts";
import { defineGlobal, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [
  "Intl.DisplayNames, Intl.Locale and Intl.Segmenter are unmodelled",
  "formatRange, formatRangeToParts, selectRange and supportedValuesOf are unmodelled",
  "locales other than en and en-US are unmodelled, and so are time zones other than UTC",
];

const UNMODELLED = ["DisplayNames", "Locale"];

export function fill(realm: Realm): void {
  const intl = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "Intl", intl);
  defineMethod(
    realm,
    intl,
    "getCanonicalLocales",
    1,
    (agent, _, [locales]) =>
      arrayOf(
        agent.realm,
        requestedLocales(agent, locales).map((tag) => canonical(agent, tag)),
      ),
    PURE,
  );
  defineMethod(realm, intl, "supportedValuesOf", 1, (agent) => unmodelled(agent, "supportedValuesOf"));
  defineFormats(realm, intl);
  defineWords(realm, intl);
  for (const name of UNMODELLED) defineFormatter(realm, intl, { name, callable: false, make: (agent) => unmodelled(agent, name) });
  const segmenter = defineFormatter(realm, intl, { name: "Segmenter", callable: false, make: () => null });
  for (const name of ["resolvedOptions", "segment"])
    segmenter.method(name, name === "segment" ? 1 : 0, (agent) => unmodelled(agent, "Segmenter"));
  defineTag(intl, "Intl");
}

/** Language, script and region in their usual case; tags with more need tables. */
function canonical(agent: Agent, tag: string): string {
  const parts = tag.split("-");
  if (parts.length > 3 || parts.slice(1).some((part) => part.length === 1)) return unmodelled(agent, `getCanonicalLocales(${tag})`);
  return parts
    .map((part, at) =>
      at === 0 ? part.toLowerCase() : part.length === 4 ? part[0]!.toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
    )
    .join("-");
}
