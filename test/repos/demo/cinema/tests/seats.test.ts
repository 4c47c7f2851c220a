import { beforeEach, describe, expect, it } from "vitest";
import { findTogether, SeatMap, SeatTaken } from "../src/seats";

let map: SeatMap;

beforeEach(() => {
  map = new SeatMap(3, 4);
});

describe("SeatMap", () => {
  it("knows its seats", () => {
    expect(map.has({ row: 3, number: 4 })).toBe(true);
    expect(map.has({ row: 4, number: 1 })).toBe(false);
    expect(map.has({ row: 1, number: 0 })).toBe(false);
  });

  it("sells a seat once", () => {
    map.take({ row: 1, number: 1 }, "ann");
    expect(map.isFree({ row: 1, number: 1 })).toBe(false);
    expect(() => map.take({ row: 1, number: 1 }, "ben")).toThrow(SeatTaken);
    expect(map.freeCount()).toBe(11);
  });

  it("gives a seat back", () => {
    map.take({ row: 2, number: 2 }, "ann");
    map.release({ row: 2, number: 2 });
    expect(map.isFree({ row: 2, number: 2 })).toBe(true);
  });
});

describe("findTogether", () => {
  it("starts at the back", () => {
    expect(findTogether(map, 2)).toEqual([
      { row: 3, number: 1 },
      { row: 3, number: 2 },
    ]);
  });

  it("does not count across a taken seat", () => {
    map.take({ row: 3, number: 2 }, "ann");
    expect(findTogether(map, 3)).toEqual([
      { row: 2, number: 1 },
      { row: 2, number: 2 },
      { row: 2, number: 3 },
    ]);
  });

  it("finds nothing when the group is too large", () => {
    expect(findTogether(map, 5)).toBeUndefined();
  });
});
