import { describe, expect, it } from "vitest";
import type { CartLine } from "@/lib/cart/cart-state";
import { complaintsOf, openComplaints, reasonOf } from "@/lib/checkout/complaints";

const line: CartLine = {
  productId: "mug",
  title: "Mug",
  price: 12.5,
  quantity: 5,
  addedAt: "2026-11-23T01:02:03.456Z",
};

describe("the complaints about an order", () => {
  it("belong to their lines", () => {
    const complaints = complaintsOf({
      kind: "outOfStock",
      items: [
        { productId: "mug", requested: 5, available: 3, reason: "insufficient stock" },
        { productId: "lamp", requested: 1, available: 0, reason: "insufficient stock" },
        { productId: "gone", requested: 1, available: 0, reason: "unknown product" },
      ],
      priceChanges: [],
    });
    expect([...complaints]).toEqual([
      ["mug", [{ kind: "tooFew", available: 3 }]],
      ["lamp", [{ kind: "soldOut" }]],
      ["gone", [{ kind: "unknown" }]],
    ]);
  });

  it("are two for a line with a shortage and another price", () => {
    const complaints = complaintsOf({
      kind: "outOfStock",
      items: [
        { productId: "mug", requested: 5, available: 3, reason: "insufficient stock" },
        { productId: "lamp", requested: 1, available: 0, reason: "insufficient stock" },
      ],
      priceChanges: [
        { productId: "mug", submitted: 12.5, current: 12.99 },
        { productId: "lamp", submitted: 40, current: 45 },
        { productId: "pen", submitted: 2, current: 3 },
      ],
    });
    expect([...complaints]).toEqual([
      [
        "mug",
        [
          { kind: "tooFew", available: 3 },
          { kind: "price", current: 12.99 },
        ],
      ],
      ["lamp", [{ kind: "soldOut" }]],
      ["pen", [{ kind: "price", current: 3 }]],
    ]);
    expect(openComplaints(complaints, { ...line, quantity: 3 })).toEqual([{ kind: "price", current: 12.99 }]);
  });

  it("are about stock, about prices or about both", () => {
    const tooFew = { kind: "tooFew", available: 3 } as const;
    const price = { kind: "price", current: 12.99 } as const;
    expect(reasonOf([tooFew])).toBe("stock");
    expect(reasonOf([price])).toBe("price");
    expect(reasonOf([tooFew, price])).toBe("both");
  });

  it("do not apply when fewer are taken", () => {
    const complaints = complaintsOf({
      kind: "outOfStock",
      items: [{ productId: "mug", requested: 5, available: 3, reason: "insufficient stock" }],
      priceChanges: [],
    });
    expect(openComplaints(complaints, line)).toHaveLength(1);
    expect(openComplaints(complaints, { ...line, quantity: 3 })).toEqual([]);
  });

  it("do not apply when the new price is accepted", () => {
    const complaints = complaintsOf({
      kind: "priceChanged",
      items: [{ productId: "mug", submitted: 12.5, current: 12.99 }],
    });
    expect(openComplaints(complaints, line)).toHaveLength(1);
    expect(openComplaints(complaints, { ...line, price: 12.99 })).toEqual([]);
  });

  it("are none for another problem", () => {
    const complaints = complaintsOf({ kind: "problem", problem: { kind: "unavailable" } });
    expect(complaints.size).toBe(0);
    expect(openComplaints(complaints, line)).toEqual([]);
  });
});
