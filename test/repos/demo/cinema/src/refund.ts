import type { Booking } from "./booking";
import { percentOf } from "./money";

const HOUR = 3_600_000;

export class AlreadyRefunded extends Error {
  constructor(id: string) {
    super(`booking ${id} was refunded before`);
    this.name = "AlreadyRefunded";
  }
}

/** Everything until a day before the show, one half until two hours before it. */
export function refundPercent(hoursBefore: number): number {
  if (hoursBefore >= 24) return 100;
  if (hoursBefore >= 2) return 50;
  return 0;
}

export function hoursUntil(startsAt: number, now: number): number {
  return Math.abs(startsAt - now) / HOUR;
}

export function refund(booking: Booking, now: number): number {
  if (booking.refundedCents !== null) throw new AlreadyRefunded(booking.id);
  const percent = refundPercent(hoursUntil(booking.startsAt, now));
  const cents = percentOf(booking.totalCents, percent);
  booking.refundedCents = cents;
  return cents;
}
