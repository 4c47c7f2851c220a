import { describe, expect, it } from "vitest";
import { groupDiscount, priceFor, totalFor } from "../src/pricing";

describe("priceFor", () => {
  it("takes the base price in the afternoon", () => {
    expect(priceFor({ age: 30 }, false)).toBe(1200);
  });

  it("is dearer in the evening", () => {
    expect(priceFor({ age: 30 }, true)).toBe(1350);
  });

  it.each([
    [13, 720],
    [14, 1200],
    [64, 1200],
    [65, 960],
  ])("asks at the age of %i for %i cents", (age, cents) => {
    expect(priceFor({ age }, false)).toBe(cents);
  });

  it("takes a euro off for members", () => {
    expect(priceFor({ age: 30, member: true }, false)).toBe(1100);
  });
});

describe("groups", () => {
  it("begin at ten people", () => {
    expect(groupDiscount(9)).toBe(0);
    expect(groupDiscount(10)).toBe(10);
  });

  it("pay a tenth less together", () => {
    const visitors = Array.from({ length: 10 }, () => ({ age: 30 }));
    expect(totalFor(visitors, false)).toBe(10800);
  });
});
