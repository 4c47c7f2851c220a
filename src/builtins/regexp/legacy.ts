// `RegExp.$1`, `RegExp.lastMatch` and the like: what the last match of the run was.
// https://github.com/tc39/proposal-regexp-legacy-features
import type { Agent } from "#machine/agent.ts";
import { touch } from "#machine/heap.ts";
import { defineGetter, type NativeFunction } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { GuestObject } from "#machine/value.ts";
import type { Match } from "./execute.ts";

class LastMatch {
  text = "";
  match: Match | null = null;
}

const KEY = "%RegExp%.last";

export function rememberMatch(agent: Agent, text: string, match: Match): void {
  const holder = agent.realm.intrinsics.get(KEY)!;
  touch(holder);
  const last = holder.data as LastMatch;
  last.text = text;
  last.match = match;
}

export function defineLegacy(realm: Realm, constructor: GuestObject): void {
  realm.intrinsics.set(KEY, newObject(null, new LastMatch()));
  const define = (names: readonly string[], read: (last: LastMatch, match: Match) => string | undefined): void => {
    for (const name of names) {
      const get: NativeFunction = (agent) => {
        const last = agent.realm.intrinsics.get(KEY)!.data as LastMatch;
        return last.match === null ? "" : (read(last, last.match) ?? "");
      };
      defineGetter(realm, constructor, name, get, () => undefined);
    }
  };
  const end = (match: Match): number => match.index + match.captures[0]!.length;
  define(["input", "$_"], (last) => last.text);
  define(["lastMatch", "$&"], (_, match) => match.captures[0]);
  define(["lastParen", "$+"], (_, match) => (match.captures.length > 1 ? match.captures.at(-1) : ""));
  define(["leftContext", "$`"], (last, match) => last.text.slice(0, match.index));
  define(["rightContext", "$'"], (last, match) => last.text.slice(end(match)));
  for (let nth = 1; nth <= 9; nth++) define([`$${nth}`], (_, match) => match.captures[nth]);
}
