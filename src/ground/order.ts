// Orders that do not depend on the machine's locale. Everything that leaves a room is sorted with these.

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byNumber = (a: number, b: number): number => a - b;

/** A sorted copy, by the keys in turn. */
export function sortedBy<T>(items: Iterable<T>, ...keys: ReadonlyArray<(item: T) => string | number>): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  });
}
