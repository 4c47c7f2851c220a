// The entries of Map and Set in insertion order. Each has a number that only grows, so that an iterator remembers the
// last number it gave and goes on after it, whatever was removed meanwhile.
import { constructorName } from "#machine/brief.ts";
import { known } from "#machine/convert.ts";
import type { GuestObject, Value } from "#machine/value.ts";

export type Entry = { readonly number: number; readonly key: Value; value: Value; removed: boolean };

/** Entries of one collection that are printed. */
const SHOWN_MAX = 400;

export class Entries {
  private index = new Map<Value, Entry>();
  private list: Entry[] = [];
  private nextNumber = 0;

  get size(): number {
    return this.index.size;
  }

  /** An unknown key cannot be looked up: throws `UnknownMet`. */
  find(key: Value): Entry | undefined {
    return this.index.get(known(key));
  }

  set(key: Value, value: Value): void {
    const entry = this.find(key);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    const made: Entry = { number: this.nextNumber++, key: key === 0 ? 0 : key, value, removed: false };
    this.index.set(made.key, made);
    this.list.push(made);
  }

  remove(key: Value): boolean {
    const entry = this.find(key);
    if (entry === undefined) return false;
    this.index.delete(entry.key);
    entry.removed = true;
    if (this.list.length > 32 && this.index.size * 2 < this.list.length) this.list = this.list.filter((each) => !each.removed);
    return true;
  }

  clear(): void {
    this.index.clear();
    this.list = [];
  }

  /** The first entry with a number above `last`; `hint` is where it probably is. */
  after(last: number, hint: number): { readonly entry: Entry; readonly at: number } | null {
    let at = hint > 0 && this.list[hint - 1]?.number === last ? hint : this.placeAfter(last);
    while (at < this.list.length && this.list[at]!.removed) at++;
    const entry = this.list[at];
    return entry === undefined ? null : { entry, at };
  }

  private placeAfter(last: number): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle]!.number <= last) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** All entries now, in order. */
  all(): Entry[] {
    return this.list.filter((entry) => !entry.removed);
  }

  /** The printed form that traces hold. */
  protected shown(owner: GuestObject, kind: string, part: (entry: Entry) => string): string {
    const name = constructorName(owner);
    const head = name === kind ? `${kind}(${this.size})` : `${name}(${this.size}) [${kind}]`;
    const parts = this.all().slice(0, SHOWN_MAX).map(part);
    if (this.size > SHOWN_MAX) parts.push(`… ${this.size - SHOWN_MAX} more items`);
    return parts.length === 0 ? `${head} {}` : `${head} { ${parts.join(", ")} }`;
  }
}

/** The private data of a Map. */
export class MapData extends Entries {
  describe(owner: GuestObject, show: (value: Value) => string): string {
    return this.shown(owner, "Map", ({ key, value }) => `${show(key)} => ${show(value)}`);
  }
}

/** The private data of a Set: values equal keys. */
export class SetData extends Entries {
  describe(owner: GuestObject, show: (value: Value) => string): string {
    return this.shown(owner, "Set", ({ key }) => show(key));
  }
}
