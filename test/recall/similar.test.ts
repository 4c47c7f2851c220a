// Past incidents in the words of a new one.
import { expect, test } from "vitest";
import type { Incident } from "#graph/graph.ts";
import { similarIncidents } from "#recall/similar.ts";

const incident = (number: number, title: string, symptom: string): Incident => ({
  id: `incident-${number}`,
  number,
  title,
  symptom,
  at: "2026-03-12",
  fix: { number: 238, commit: null },
  symbols: [],
  scenario: null,
});
const known = [
  incident(231, "Double refund after a retry", "TypeError in refundSeat: the payment was sent twice"),
  incident(301, "Ticket mail fails", "Cannot read properties of undefined (reading '0') in renderTicket"),
  incident(302, "Seat map is empty", "GET /seats returns [] for a closed hall"),
];
const like = (text: string): string =>
  similarIncidents(text, known)
    .map((one) => `${one.incident.number} ${one.likeness.toFixed(2)} ${one.words.join(" ")}`)
    .join("\n");

test("rare shared words make a resemblance, common ones do not", () => {
  expect(like("Refund was paid twice: refundSeat sent the payment again after a retry")).toMatchInlineSnapshot(
    `"231 0.70 payment refund refundSeat retry sent twice Seat"`,
  );
  expect(like("Cannot read properties of undefined (reading 'seats') at renderTicket (src/mail/ticket.ts:88:12)")).toMatchInlineSnapshot(
    `"301 0.86 mail properties reading render renderTicket ticket undefined"`,
  );
  expect(like("The colour of the button is wrong")).toBe("");
  expect(like("")).toBe("");
  expect(similarIncidents("refund", [])).toEqual([]);
});
