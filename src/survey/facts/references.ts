// Mentions → references to top-level declarations and imports of the file. Names of inner scopes refer to nothing outside,
// but a method called on one whose class is known does, and one whose class is not known is kept for the linker to try.
import type { ReferenceFact } from "#graph/facts.ts";
import { placeOf } from "#ground/span.ts";
import type { Mention } from "./mentions.ts";
import { lookUp, type Scope } from "./scopes.ts";

export type Known = {
  readonly module: Scope;
  /** Local names of imports and of top-level declarations. */
  readonly names: ReadonlySet<string>;
  /** `Class.field` → the class of what the field holds. */
  readonly fields: ReadonlyMap<string, string>;
  readonly starts: Int32Array;
};

export function referencesOf(mentions: readonly Mention[], known: Known): readonly ReferenceFact[] {
  const references: ReferenceFact[] = [];
  const seen = new Set<string>();
  for (const mention of mentions) {
    const line = placeOf(known.starts, mention.start).line;
    for (const { name, member } of targetsOf(mention, known)) {
      if (name === mention.from && member === null) continue;
      const key = `${line} ${mention.kind} ${mention.from} ${name} ${member}`;
      if (!seen.has(key)) references.push({ from: mention.from, name, member, kind: mention.kind, line });
      seen.add(key);
    }
  }
  return references;
}

type Target = { readonly name: string; readonly member: string | null };

function targetsOf(mention: Mention, known: Known): readonly Target[] {
  const { root, path } = mention;
  if (root === "this" || root === "super") return ofInstance(mention, known);
  if (root === "") return mention.made === null ? unknownReceiver(mention) : [{ name: mention.made, member: mention.last }];
  const found = lookUp(mention.scope, root);
  const isOutside = found === null || found.scope === known.module;
  const targets: Target[] = isOutside && known.names.has(root) ? [{ name: root, member: joined(path) }] : [];
  const instanceOf = found?.instanceOf ?? null;
  if (instanceOf !== null && path.length > 0) return [...targets, throughClass(instanceOf, path)];
  return found === null && !known.names.has(root)
    ? []
    : [...targets, ...(targets.length > 0 && path.length < 2 ? [] : unknownReceiver(mention))];
}

/** `this.open()` inside `Shop` is `Shop.open`; `this.stock.count()` is a method of the class the field holds. */
function ofInstance(mention: Mention, known: Known): readonly Target[] {
  const at = mention.from.lastIndexOf(".");
  const owner = at < 0 ? mention.from : mention.from.slice(0, at);
  if (mention.path.length === 0) return unknownReceiver(mention);
  if (mention.root === "super") return [{ name: owner, member: `super.${mention.path[0]}` }];
  const held = known.fields.get(`${owner}.${mention.path[0]}`);
  if (held !== undefined && mention.path.length > 1) return [throughClass(held, mention.path.slice(1))];
  return [{ name: owner, member: joined(mention.path) }, ...(mention.path.length > 1 ? unknownReceiver(mention) : [])];
}

function throughClass(name: string, path: readonly string[]): Target {
  const [root = "", ...inner] = name.split(".");
  return { name: root, member: joined([...inner, ...path]) };
}

const joined = (path: readonly string[]): string | null => (path.length === 0 ? null : path.join("."));

/** Kept only for calls of names that the language's own objects do not have. */
function unknownReceiver(mention: Mention): readonly Target[] {
  const { last, kind } = mention;
  return kind !== "calls" || last === null || builtin.has(last) ? [] : [{ name: "", member: last }];
}

const builtin: ReadonlySet<string> = new Set(
  [Array, String, Map, Set, Promise, RegExp, Function, Object, Number, Int32Array].flatMap((one) =>
    Object.getOwnPropertyNames(one.prototype),
  ),
);
