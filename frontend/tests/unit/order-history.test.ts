import { describe, expect, it, vi } from "vitest";
import type { Order, OrderPage } from "@/lib/api/types";
import { paymentsDone, readNewest, withEarlier, withNewest } from "@/lib/orders/order-history";

const order = (orderId: string, status: Order["status"] = "SHIPPED") => ({ orderId, status }) as Order;
const ids = ({ orders }: { orders: readonly Order[] }) => orders.map(({ orderId }) => orderId);

function calling(page: OrderPage) {
  return {
    listOrders: vi.fn(async () => page),
    getOrder: vi.fn(async (orderId: string) => order(orderId, "PAID")),
  };
}

describe("reading the newest orders", () => {
  it("also reads older ones that are not settled, each once", async () => {
    const calls = calling({ orders: [order("3", "PENDING")], nextKey: "k" });
    const known = [order("3", "PENDING"), order("2", "PENDING"), order("1")];
    expect(await readNewest(calls, "ann", known)).toEqual({
      orders: [order("3", "PENDING"), order("2", "PAID")],
      nextKey: "k",
    });
    expect(calls.getOrder).toHaveBeenCalledExactlyOnceWith("2", "ann");
  });
});

describe("the order list", () => {
  const history = { orders: [order("2", "PENDING"), order("1")], nextKey: "after-1" };

  it("is the first page at first", () => {
    expect(withNewest(undefined, { orders: [order("1")], nextKey: "k" })).toEqual({
      orders: [order("1")],
      nextKey: "k",
    });
  });

  it("shows changed orders in place and new ones first, and keeps where the rest begins", () => {
    const newest = { orders: [order("3", "PENDING"), order("2", "SHIPPED")], nextKey: "after-2" };
    expect(withNewest(history, newest)).toEqual({
      orders: [order("3", "PENDING"), order("2", "SHIPPED"), order("1")],
      nextKey: "after-1",
    });
  });

  it("starts over when so many orders are new that some between were not read", () => {
    const newest = { orders: [order("9"), order("8")], nextKey: "after-8" };
    expect(withNewest(history, newest)).toEqual(newest);
  });

  it("is continued by the next page", () => {
    expect(withEarlier(history, { orders: [order("0")] })).toEqual({
      orders: [...history.orders, order("0")],
      nextKey: undefined,
    });
    expect(ids(withEarlier(undefined, { orders: [order("0")] }))).toEqual(["0"]);
  });

  it("knows whose payment is done since", () => {
    const newest = [order("2", "PAID"), order("1"), order("3", "PAID"), order("4", "PENDING")];
    expect(paymentsDone(history.orders, newest)).toEqual([order("2", "PAID")]);
  });
});
