import { describe, expect, it } from "vitest";
import { Bookings, type Show } from "../src/booking";
import { SeatMap } from "../src/seats";

function matinee(): Show {
  return { id: "s1", title: "Metropolis", startsAt: 1_760_000_000_000, evening: false, seats: new SeatMap(5, 8) };
}

describe("Bookings", () => {
  it("books seats at the price of their visitors", () => {
    const show = matinee();
    const booking = new Bookings().book(show, "ann", [{ row: 1, number: 1 }, { row: 1, number: 2 }], [{ age: 30 }, { age: 8 }]);
    expect(booking).toMatchObject({ id: "b1", by: "ann", totalCents: 1920, status: "booked" });
    expect(show.seats.freeCount()).toBe(38);
  });

  it("wants a visitor for each seat", () => {
    expect(() => new Bookings().book(matinee(), "ann", [{ row: 1, number: 1 }], [])).toThrow(RangeError);
  });

  it("frees the seats of a cancelled booking, once", () => {
    const show = matinee();
    const bookings = new Bookings();
    const booking = bookings.book(show, "ann", [{ row: 1, number: 1 }], [{ age: 30 }]);
    bookings.cancel(show, booking.id);
    expect(bookings.cancel(show, booking.id).status).toBe("cancelled");
    expect(show.seats.freeCount()).toBe(40);
  });

  it("knows no other bookings", () => {
    expect(() => new Bookings().cancel(matinee(), "b9")).toThrow("no booking b9");
  });
});
