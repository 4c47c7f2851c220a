import { Bookings, type Show } from "./booking";
import { AlreadyRefunded, refund } from "./refund";
import { SeatTaken } from "./seats";

export type Request = { method: string; path: string; body?: any; now: number };
export type Reply = { status: number; body: unknown };

export function createApp(shows: Show[]) {
  const bookings = new Bookings();

  return function handle(request: Request): Reply {
    const [, resource, id] = request.path.split("/");
    if (request.method === "GET" && resource === "shows") return getShow(shows, id);
    if (request.method === "POST" && resource === "bookings") return postBooking(shows, bookings, request);
    if (request.method === "POST" && resource === "refunds") return postRefund(bookings, request);
    return { status: 404, body: { error: "no such page" } };
  };
}

function getShow(shows: Show[], id?: string): Reply {
  const show = shows.find((one) => one.id === id);
  if (!show) return { status: 404, body: { error: "no such show" } };
  return { status: 200, body: { id: show.id, title: show.title, free: show.seats.freeCount() } };
}

function postBooking(shows: Show[], bookings: Bookings, request: Request): Reply {
  const { show: showId, by, seats, visitors } = request.body;
  const show = shows.find((one) => one.id === showId);
  if (!show) return { status: 404, body: { error: "no such show" } };
  try {
    const booking = bookings.book(show, by, seats, visitors);
    return { status: 201, body: { id: booking.id, totalCents: booking.totalCents } };
  } catch (error) {
    if (error instanceof SeatTaken) return { status: 409, body: { error: error.message } };
    if (error instanceof RangeError) return { status: 400, body: { error: error.message } };
    throw error;
  }
}

function postRefund(bookings: Bookings, request: Request): Reply {
  const booking = bookings.find(request.body.booking);
  if (!booking) return { status: 404, body: { error: "no such booking" } };
  try {
    return { status: 201, body: { cents: refund(booking, request.now) } };
  } catch (error) {
    if (error instanceof AlreadyRefunded) return { status: 409, body: { error: error.message } };
    throw error;
  }
}
