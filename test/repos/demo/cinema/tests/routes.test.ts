import { beforeEach, describe, expect, it } from "vitest";
import type { Show } from "../src/booking";
import { createApp } from "../src/routes";
import { SeatMap } from "../src/seats";

const START = 1_760_000_000_000;
const HOUR = 3_600_000;

describe("the booking pages", () => {
  let handle: ReturnType<typeof createApp>;

  beforeEach(() => {
    const show: Show = { id: "s1", title: "Metropolis", startsAt: START, evening: true, seats: new SeatMap(2, 2) };
    handle = createApp([show]);
  });

  const book = (seat: { row: number; number: number }) =>
    handle({ method: "POST", path: "/bookings", now: 0, body: { show: "s1", by: "ann", seats: [seat], visitors: [{ age: 30 }] } });

  it("shows how many seats are left", () => {
    book({ row: 1, number: 1 });
    expect(handle({ method: "GET", path: "/shows/s1", now: 0 })).toEqual({ status: 200, body: { id: "s1", title: "Metropolis", free: 3 } });
  });

  it("books a seat once", () => {
    expect(book({ row: 1, number: 1 })).toEqual({ status: 201, body: { id: "b1", totalCents: 1350 } });
    expect(book({ row: 1, number: 1 }).status).toBe(409);
  });

  it("refunds a booking once", () => {
    book({ row: 1, number: 1 });
    const ask = () => handle({ method: "POST", path: "/refunds", body: { booking: "b1" }, now: START - 30 * HOUR });
    expect(ask()).toEqual({ status: 201, body: { cents: 1350 } });
    expect(ask().status).toBe(409);
  });

  it("knows no other pages", () => {
    expect(handle({ method: "GET", path: "/", now: 0 }).status).toBe(404);
    expect(handle({ method: "GET", path: "/shows/s9", now: 0 }).status).toBe(404);
  });
});
