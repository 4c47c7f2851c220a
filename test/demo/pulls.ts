// The pull requests of the demo. Each is an ordinary change by an ordinary person; what is wrong with it, if anything,
// is said in `truth`, which tests check by really running the sample's own tests.
import type { Author, Edits } from "./sample.ts";

export type SamplePull = {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly author: Author;
  readonly date: string;
  readonly edits: Edits;
  readonly truth: "breaks a test" | "breaks what no test covers" | "keeps behaviour" | "fixes" | "cannot be parsed";
};

/** `number` is the issue it closes. */
export const lateRefundFix = (number: number): SamplePull => ({
  branch: "no-refund-after-the-start",
  title: "Pay nothing back once the show has begun",
  body: `\`hoursUntil\` dropped the sign, so three hours after the start looked like three hours before it.\n\nFixes #${number}`,
  author: "lea",
  date: "2026-03-16T09:30:00Z",
  truth: "fixes",
  edits: {
    "src/refund.ts": [["  return Math.abs(startsAt - now) / HOUR;", "  return (startsAt - now) / HOUR;"]],
    "tests/refund.test.ts": [
      [
        '  it("refunds a booking once", () => {',
        '  it("pays nothing once the show has begun", () => {\n    expect(refund(booking(), START + 3 * HOUR)).toBe(0);\n  });\n\n  it("refunds a booking once", () => {',
      ],
    ],
  },
});

export const refundHours: SamplePull = {
  branch: "name-the-refund-hours",
  title: "Name the hours of the refund rules",
  body: "The bare 24 and 2 were hard to find.",
  author: "tom",
  date: "2026-03-17T10:00:00Z",
  truth: "breaks a test",
  edits: {
    "src/refund.ts": [
      ["const HOUR = 3_600_000;\n", "const HOUR = 3_600_000;\nconst FULL_UNTIL = 24;\nconst HALF_UNTIL = 2;\n"],
      [
        "  if (hoursBefore >= 24) return 100;\n  if (hoursBefore >= 2) return 50;",
        "  if (hoursBefore > FULL_UNTIL) return 100;\n  if (hoursBefore >= HALF_UNTIL) return 50;",
      ],
    ],
  },
};

export const feeNumbers: SamplePull = {
  branch: "name-the-fee-numbers",
  title: "Name the numbers of the booking fee",
  body: "So that the office can find them.",
  author: "ben",
  date: "2026-03-17T11:00:00Z",
  truth: "breaks what no test covers",
  edits: {
    "src/pricing.ts": [
      ["export const BASE_CENTS = 1200;\n", "export const BASE_CENTS = 1200;\nconst FEE_PER_SEAT = 40;\nconst FEE_CAP = 600;\n"],
      ["  const perSeat = seats * 40;", "  const perSeat = seats + FEE_PER_SEAT;"],
      ["  return Math.min(perSeat + share, 600);", "  return Math.min(perSeat + share, FEE_CAP);"],
    ],
  },
};

export const seatMapTidied: SamplePull = {
  branch: "tidy-the-seat-map",
  title: "Make the seat map easier to read",
  body: "Only moved and renamed.",
  author: "lea",
  date: "2026-03-17T12:00:00Z",
  truth: "keeps behaviour",
  edits: {
    "src/seats.ts": [
      [
        "    return seat.row >= 1 && seat.row <= this.rows && seat.number >= 1 && seat.number <= this.perRow;",
        "    return isWithin(seat.row, this.rows) && isWithin(seat.number, this.perRow);",
      ],
      ["    let run: Seat[] = [];", "    let together: Seat[] = [];"],
      [
        "      run = map.isFree(seat) ? [...run, seat] : [];\n      if (run.length === count) return run;",
        "      together = map.isFree(seat) ? [...together, seat] : [];\n      if (together.length === count) return together;",
      ],
      [
        "function key(seat: Seat): string {",
        "function isWithin(place: number, last: number): boolean {\n  return place >= 1 && place <= last;\n}\n\nfunction key(seat: Seat): string {",
      ],
    ],
  },
};

export const bookingCommented: SamplePull = {
  branch: "say-what-a-booking-is",
  title: "Say what a booking is",
  body: "Comments only.",
  author: "mira",
  date: "2026-03-17T13:00:00Z",
  truth: "keeps behaviour",
  edits: {
    "src/booking.ts": [
      [
        "export type Booking = {",
        "/** Seats of one show, held for one person. The price is fixed when it is made. */\nexport type Booking = {",
      ],
      [
        "    for (const seat of seats) show.seats.take(seat, by);",
        "    // Throws when a seat is taken, and then nothing was booked.\n    for (const seat of seats) show.seats.take(seat, by);",
      ],
    ],
  },
};

export const hallOnTickets: SamplePull = {
  branch: "hall-on-tickets",
  title: "Print the hall on tickets, name the Monday",
  body: "",
  author: "ben",
  date: "2026-03-17T14:00:00Z",
  truth: "cannot be parsed",
  edits: {
    "src/tickets.ts": [
      [
        "export function ticketLines(booking: Booking, title: string): string[] {",
        'export function ticketLines(booking: Booking, title: string, hall = "1"): string[] {',
      ],
      ["  const lines = [title, `", '  const lines = [title, "Hall " + hall, `'],
      ["    lines.push(ticketCode(booking, index));\n  }", "    lines.push(ticketCode(booking, index);\n  }"],
    ],
    "src/loyalty.ts": [
      ["/** One point", "const MONDAY = 1;\n\n/** One point"],
      ["  return weekday === 1 ? points * 2 : points;", "  return weekday === MONDAY ? points * 2 : points;"],
    ],
  },
};

export const cardCheck: SamplePull = {
  branch: "check-the-card-in-one-line",
  title: "Check the card in one line",
  body: "Reads better without the variable.",
  author: "tom",
  date: "2026-03-17T15:00:00Z",
  truth: "breaks a test",
  edits: {
    "src/payments.ts": [
      [
        "  const accepted = await isAccepted(gateway, card);\n  if (!accepted) throw new CardDeclined();",
        "  if (!isAccepted(gateway, card)) throw new CardDeclined();",
      ],
    ],
  },
};

/** Opened together once the incident is closed. */
export const laterPulls: readonly SamplePull[] = [refundHours, feeNumbers, seatMapTidied, bookingCommented, hallOnTickets, cardCheck];
