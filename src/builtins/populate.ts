// Fills a new realm with the language's own library. Worlds add their globals after it.
import type { Realm } from "#machine/realm.ts";
import { all } from "./all.ts";

export function populate(realm: Realm): void {
  for (const { fill } of all) fill(realm);
}
