import type { Booking } from "./booking";

export type Gateway = {
  check(card: string): Promise<{ status: "ok" | "declined" }>;
  charge(cents: number, card: string): Promise<{ receipt: string }>;
};

export class CardDeclined extends Error {
  constructor() {
    super("the card was declined");
    this.name = "CardDeclined";
  }
}

export async function isAccepted(gateway: Gateway, card: string): Promise<boolean> {
  const answer = await gateway.check(card);
  return answer.status === "ok";
}

export async function pay(gateway: Gateway, booking: Booking, card: string): Promise<string> {
  const accepted = await isAccepted(gateway, card);
  if (!accepted) throw new CardDeclined();
  const { receipt } = await gateway.charge(booking.totalCents, card);
  booking.status = "paid";
  return receipt;
}
