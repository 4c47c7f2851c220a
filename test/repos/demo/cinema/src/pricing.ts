import { percentOf, sumCents } from "./money";

export type Visitor = { age: number; member?: boolean };

export const BASE_CENTS = 1200;

export function priceFor(visitor: Visitor, evening: boolean): number {
  let cents = BASE_CENTS;
  if (evening) cents += 150;
  if (visitor.age < 14) cents = percentOf(cents, 60);
  else if (visitor.age >= 65) cents = percentOf(cents, 80);
  if (visitor.member) cents -= 100;
  return cents;
}

/** Ten people or more are a group and pay a tenth less. */
export function groupDiscount(people: number): number {
  return people >= 10 ? 10 : 0;
}

export function totalFor(visitors: Visitor[], evening: boolean): number {
  const full = sumCents(visitors.map((visitor) => priceFor(visitor, evening)));
  return full - percentOf(full, groupDiscount(visitors.length));
}

/** What we keep for selling over the web: something per seat, a hundredth of the total, and never more than the cap. */
export function bookingFee(seats: number, totalCents: number): number {
  const perSeat = seats * 40;
  const share = Math.floor(totalCents / 100);
  return Math.min(perSeat + share, 600);
}
