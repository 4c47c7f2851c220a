import type { Booking } from "./booking";
import { formatCents } from "./money";

export function ticketCode(booking: Booking, index: number): string {
  const seat = booking.seats[index];
  if (!seat) throw new RangeError(`booking ${booking.id} has no seat ${index}`);
  return `${booking.id.toUpperCase()}-${seat.row}${String(seat.number).padStart(2, "0")}`;
}

export function ticketLines(booking: Booking, title: string): string[] {
  const lines = [title, `${booking.seats.length} seats, ${formatCents(booking.totalCents)}`];
  for (let index = 0; index < booking.seats.length; index++) {
    lines.push(ticketCode(booking, index));
  }
  return lines;
}
