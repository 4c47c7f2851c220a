import { bookingFee, totalFor, type Visitor } from "./pricing";
import { SeatMap, type Seat } from "./seats";

export type Show = { id: string; title: string; startsAt: number; evening: boolean; seats: SeatMap };

export type Booking = {
  id: string;
  show: string;
  by: string;
  seats: Seat[];
  totalCents: number;
  startsAt: number;
  status: "booked" | "paid" | "cancelled";
  refundedCents: number | null;
};

export class Bookings {
  private readonly byId = new Map<string, Booking>();
  private next = 1;

  book(show: Show, by: string, seats: Seat[], visitors: Visitor[]): Booking {
    if (seats.length !== visitors.length) throw new RangeError("one visitor for each seat");
    for (const seat of seats) show.seats.take(seat, by);
    const booking: Booking = {
      id: `b${this.next++}`,
      show: show.id,
      by,
      seats,
      totalCents: totalFor(visitors, show.evening),
      startsAt: show.startsAt,
      status: "booked",
      refundedCents: null,
    };
    this.byId.set(booking.id, booking);
    return booking;
  }

  find(id: string): Booking | undefined {
    return this.byId.get(id);
  }

  cancel(show: Show, id: string): Booking {
    const booking = this.byId.get(id);
    if (!booking) throw new RangeError(`no booking ${id}`);
    if (booking.status !== "cancelled") {
      for (const seat of booking.seats) show.seats.release(seat);
      booking.status = "cancelled";
    }
    return booking;
  }
}

export function webTotal(booking: Booking): number {
  return booking.totalCents + bookingFee(booking.seats.length, booking.totalCents);
}
