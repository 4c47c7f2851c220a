import { expect, test } from "vitest";
import type { Booking } from "../src/booking";
import { ticketCode, ticketLines } from "../src/tickets";

const booking: Booking = {
  id: "b7",
  show: "s1",
  by: "ann",
  seats: [
    { row: 3, number: 4 },
    { row: 3, number: 12 },
  ],
  totalCents: 2450,
  startsAt: 0,
  status: "paid",
  refundedCents: null,
};

test("every seat has its code", () => {
  expect(ticketCode(booking, 0)).toBe("B7-304");
  expect(ticketCode(booking, 1)).toBe("B7-312");
  expect(() => ticketCode(booking, 2)).toThrow("has no seat 2");
});

test("a ticket is printed line by line", () => {
  expect(ticketLines(booking, "Metropolis")).toEqual(["Metropolis", "2 seats, 24.50 EUR", "B7-304", "B7-312"]);
});
