import { describe, expect, it, vi } from "vitest";
import type { CartCalls } from "@/lib/api/shop";
import type { Cart, CartItem, Order } from "@/lib/api/types";
import { PageAttempts } from "@/lib/checkout/attempt-store";
import { Attempts } from "@/lib/checkout/attempts";
import { settle } from "@/lib/checkout/settle";

const item = (productId: string, quantity: number): CartItem => ({
  userId: "ann",
  productId,
  title: productId,
  price: 10,
  quantity,
  addedAt: "2026-11-23T01:02:03.456Z",
});

async function ordered(status: Order["status"], inCart: CartItem[]) {
  const attempts = new Attempts(
    new PageAttempts(),
    () => "key",
    () => 0,
  );
  const begun = await attempts.begin("ann", [{ productId: "mug", quantity: 2, price: 10 }], {});
  await attempts.accepted(begun, "order-1");
  const calls = {
    getCart: vi.fn(
      async () => ({ userId: "ann", items: inCart, itemCount: 0, totalAmount: "0" }) satisfies Cart,
    ),
    addCartItem: vi.fn(),
    updateCartItem: vi.fn(),
    removeCartItem: vi.fn(),
    clearCart: vi.fn(),
  } satisfies CartCalls;
  const order = { orderId: "order-1", userId: "ann", status } as Order;
  const run = (of = order) => settle(of, { attempts, calls, exclusively: (work) => work() });
  return { run, attempts, calls, order };
}

describe("the cart after an order", () => {
  it("is emptied when the order is paid", async () => {
    const { run, calls, attempts } = await ordered("PAID", [item("mug", 2)]);
    expect(await run()).toBe(true);
    expect(calls.clearCart).toHaveBeenCalledExactlyOnceWith("ann");
    expect(await attempts.current("ann")).toBeUndefined();
  });

  it("keeps what was added since", async () => {
    const { run, calls } = await ordered("SHIPPED", [item("mug", 3), item("lamp", 1)]);
    await run();
    expect(calls.updateCartItem).toHaveBeenCalledExactlyOnceWith("ann", "mug", 1);
    expect(calls.removeCartItem).not.toHaveBeenCalled();
    expect(calls.clearCart).not.toHaveBeenCalled();
  });

  it("is left alone when the payment failed, and the next click is a new order", async () => {
    const { run, calls, attempts } = await ordered("FAILED", [item("mug", 2)]);
    expect(await run()).toBe(false);
    expect(calls.clearCart).not.toHaveBeenCalled();
    expect(await attempts.current("ann")).toBeUndefined();
  });

  it("waits while the payment is pending", async () => {
    const { run, calls, attempts } = await ordered("PENDING", [item("mug", 2)]);
    expect(await run()).toBe(false);
    expect(calls.getCart).not.toHaveBeenCalled();
    expect((await attempts.current("ann"))?.orderId).toBe("order-1");
  });

  it("is changed once, however often the status is seen", async () => {
    const { run, calls } = await ordered("PAID", [item("mug", 2)]);
    await run();
    await run();
    expect(calls.clearCart).toHaveBeenCalledTimes(1);
  });

  it("is not changed by an older order", async () => {
    const { run, calls, order } = await ordered("PAID", [item("mug", 2)]);
    expect(await run({ ...order, orderId: "order-0" })).toBe(false);
    expect(calls.clearCart).not.toHaveBeenCalled();
  });

  it("is changed by the next call when the cart service was unavailable", async () => {
    const { run, calls, attempts } = await ordered("PAID", [item("mug", 2)]);
    calls.clearCart.mockRejectedValueOnce(new Error("unavailable"));
    await expect(run()).rejects.toThrow("unavailable");
    expect(await attempts.current("ann")).toBeDefined();
    expect(await run()).toBe(true);
  });
});
