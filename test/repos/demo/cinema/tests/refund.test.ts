import { describe, expect, it } from "vitest";
import type { Booking } from "../src/booking";
import { AlreadyRefunded, refund, refundPercent } from "../src/refund";

const HOUR = 3_600_000;
const START = 1_760_000_000_000;

function booking(): Booking {
  return { id: "b1", show: "s1", by: "ann", seats: [{ row: 1, number: 1 }], totalCents: 2400, startsAt: START, status: "paid", refundedCents: null };
}

describe("refundPercent", () => {
  it("pays everything back until a day before", () => {
    expect(refundPercent(48)).toBe(100);
    expect(refundPercent(24)).toBe(100);
  });

  it("pays one half until two hours before", () => {
    expect(refundPercent(23.5)).toBe(50);
    expect(refundPercent(2)).toBe(50);
  });

  it("pays nothing shortly before the show", () => {
    expect(refundPercent(1.9)).toBe(0);
  });
});

describe("refund", () => {
  it("refunds the whole price two days before", () => {
    expect(refund(booking(), START - 48 * HOUR)).toBe(2400);
  });

  it("refunds one half in the morning", () => {
    expect(refund(booking(), START - 8 * HOUR)).toBe(1200);
  });

  it("refunds a booking once", () => {
    const once = booking();
    refund(once, START - 48 * HOUR);
    expect(() => refund(once, START - 47 * HOUR)).toThrow(AlreadyRefunded);
    expect(once.refundedCents).toBe(2400);
  });
});
