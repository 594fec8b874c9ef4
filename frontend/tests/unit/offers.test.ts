import { describe, expect, it, vi } from "vitest";
import type { Product } from "@/lib/api/types";
import { complaintsAbout, readOffers } from "@/lib/cart/offers";
import { failed } from "./fixtures";

const line = {
  productId: "mug",
  title: "Mug",
  price: 12.5,
  quantity: 5,
  addedAt: "2026-11-23T01:02:03.456Z",
};

describe("a line of the cart", () => {
  it("is as the catalog offers it when price and stock agree", () => {
    expect(complaintsAbout(line, { price: 12.5, stock: 5 })).toEqual([]);
  });

  it("is not compared with an offer that could not be read", () => {
    expect(complaintsAbout(line, undefined)).toEqual([]);
  });

  it("can have fewer left and another price", () => {
    expect(complaintsAbout(line, { price: 12.99, stock: 3 })).toEqual([
      { kind: "tooFew", available: 3 },
      { kind: "price", current: 12.99 },
    ]);
  });

  it("is sold out, whatever its price", () => {
    expect(complaintsAbout(line, { price: 13, stock: 0 })).toEqual([{ kind: "soldOut" }]);
  });

  it("is no longer sold when the catalog does not have its product", () => {
    expect(complaintsAbout(line, "notSold")).toEqual([{ kind: "unknown" }]);
  });
});

describe("the offers of a cart", () => {
  it("are those that could be read", async () => {
    const getProduct = vi.fn(async (productId: string) => {
      if (productId === "gone") throw failed(404);
      if (productId === "unread") throw failed(503);
      return { productId, price: 1, stock: 2 } as Product;
    });
    expect(await readOffers({ getProduct }, ["mug", "gone", "unread"])).toEqual(
      new Map<string, unknown>([
        ["mug", { price: 1, stock: 2 }],
        ["gone", "notSold"],
      ]),
    );
  });

  it("are read a few at a time, each once", async () => {
    let current = 0;
    let most = 0;
    const getProduct = vi.fn(async (productId: string) => {
      most = Math.max(most, ++current);
      await Promise.resolve();
      current--;
      return { productId, price: 1, stock: 2 } as Product;
    });
    const ids = Array.from({ length: 50 }, (_, number) => `product-${number}`);
    expect((await readOffers({ getProduct }, ids)).size).toBe(50);
    expect(getProduct).toHaveBeenCalledTimes(50);
    expect(most).toBeLessThanOrEqual(4);
  });
});
