// Orders by code unit, the same on every machine; chance that depends on its seed alone.
import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf, symbolId } from "#ground/ids.ts";
import { byText, sortedBy } from "#ground/order.ts";
import { seeded } from "#ground/random.ts";

test("capitals before small letters, whatever the locale", () => {
  expect(["ä", "b", "a", "B"].sort(byText)).toEqual(["B", "a", "b", "ä"]);
});

test("sortedBy looks at its keys in turn and leaves the input alone", () => {
  const seats = [
    { row: 2, seat: "b" },
    { row: 1, seat: "c" },
    { row: 2, seat: "a" },
  ];
  expect(
    sortedBy(
      seats,
      (one) => one.row,
      (one) => one.seat,
    ).map((one) => `${one.row}${one.seat}`),
  ).toEqual(["1c", "2a", "2b"]);
  expect(seats[0]).toEqual({ row: 2, seat: "b" });
});

test("the same seed gives the same chance, another seed another", () => {
  const draw = (seed: string): number[] => {
    const random = seeded(seed);
    return Array.from({ length: 8 }, () => random.below(1000));
  };
  expect(draw("1")).toEqual(draw("1"));
  expect(draw("1")).not.toEqual(draw("2"));
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 1e6 }), (seed, bound) => seeded(seed).below(bound) < bound));
});

test("an id gives back its parts, though paths may hold a #", () => {
  expect(partsOf(symbolId("src/#odd/hall.ts", "Hall.open"))).toEqual({ path: "src/#odd/hall.ts", name: "Hall.open" });
});
