import { describe, expect, it } from "vitest";
import type { CartLine } from "@/lib/cart/cart-state";
import { complaintsOf, isOpen } from "@/lib/checkout/complaints";

const line: CartLine = {
  productId: "mug",
  title: "Mug",
  price: 12.5,
  quantity: 5,
  addedAt: "2026-11-23T01:02:03.456Z",
};

describe("what stands in the way of an order", () => {
  it("is said of the very line", () => {
    const complaints = complaintsOf({
      kind: "outOfStock",
      items: [
        { productId: "mug", requested: 5, available: 3, reason: "insufficient stock" },
        { productId: "lamp", requested: 1, available: 0, reason: "insufficient stock" },
        { productId: "gone", requested: 1, available: 0, reason: "unknown product" },
      ],
    });
    expect([...complaints]).toEqual([
      ["mug", { kind: "tooFew", available: 3 }],
      ["lamp", { kind: "soldOut" }],
      ["gone", { kind: "unknown" }],
    ]);
  });

  it("is gone when fewer are taken", () => {
    const complaint = { kind: "tooFew", available: 3 } as const;
    expect(isOpen(complaint, line)).toBe(true);
    expect(isOpen(complaint, { ...line, quantity: 3 })).toBe(false);
  });

  it("is gone when the new price is accepted", () => {
    const complaints = complaintsOf({
      kind: "priceChanged",
      items: [{ productId: "mug", submitted: 12.5, current: 12.99 }],
    });
    expect(isOpen(complaints.get("mug"), line)).toBe(true);
    expect(isOpen(complaints.get("mug"), { ...line, price: 12.99 })).toBe(false);
  });

  it("is nothing for an order that was accepted", () => {
    expect(complaintsOf({ kind: "problem", problem: { kind: "away" } }).size).toBe(0);
    expect(isOpen(undefined, line)).toBe(false);
  });
});
