import { describe, expect, it, vi } from "vitest";
import type { Booking } from "../src/booking";
import { CardDeclined, isAccepted, pay } from "../src/payments";

function booking(): Booking {
  return { id: "b1", show: "s1", by: "ann", seats: [], totalCents: 2400, startsAt: 0, status: "booked", refundedCents: null };
}

function gateway(status: "ok" | "declined") {
  return {
    check: vi.fn(async () => ({ status })),
    charge: vi.fn(async (cents: number) => ({ receipt: `r-${cents}` })),
  };
}

describe("pay", () => {
  it("charges an accepted card", async () => {
    const bank = gateway("ok");
    const paid = booking();
    await expect(pay(bank, paid, "4111")).resolves.toBe("r-2400");
    expect(bank.charge).toHaveBeenCalledWith(2400, "4111");
    expect(paid.status).toBe("paid");
  });

  it("never charges a declined card", async () => {
    const bank = gateway("declined");
    await expect(pay(bank, booking(), "4000")).rejects.toThrow(CardDeclined);
    expect(bank.charge).not.toHaveBeenCalled();
  });
});

it("asks the gateway", async () => {
  expect(await isAccepted(gateway("ok"), "4111")).toBe(true);
  expect(await isAccepted(gateway("declined"), "4000")).toBe(false);
});
