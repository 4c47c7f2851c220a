// Own enumerable string keys, found without making a descriptor for each where an object is ordinary.
import { enumerableKeys } from "#machine/object.ts";
import { ordinary } from "#machine/ordinary.ts";
import { ENUMERABLE } from "#machine/shape.ts";
import type { GuestObject } from "#machine/value.ts";

export function enumerableNames(object: GuestObject): string[] {
  if (object.behaviour !== ordinary) return enumerableKeys(object);
  const { shape } = object;
  const names: string[] = [];
  for (const key of shape.keys()) if (typeof key === "string" && (shape.attributesAt(shape.find(key)) & ENUMERABLE) !== 0) names.push(key);
  return names;
}
