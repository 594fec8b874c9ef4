import { describe, expect, it, vi } from "vitest";
import { NoUsableAnswer } from "@/lib/api/problem";
import type { CartCalls } from "@/lib/api/shop";
import type { CartItem } from "@/lib/api/types";
import { visibleLines } from "@/lib/cart/cart-state";
import { CartStore } from "@/lib/cart/cart-store";
import { failed, unanswered } from "./fixtures";

const item = (quantity: number, price = 10): CartItem => ({
  userId: "ann",
  productId: "mug",
  title: "Mug",
  price,
  quantity,
  addedAt: "2026-11-23T01:02:03.456Z",
});

async function setUp(items: CartItem[] = [item(2)]) {
  const calls = {
    getCart: vi.fn<CartCalls["getCart"]>(async () => ({
      userId: "ann",
      items,
      itemCount: 0,
      totalAmount: "0",
    })),
    addCartItem: vi.fn<CartCalls["addCartItem"]>(async (_user, line) => item(line.quantity, line.price)),
    updateCartItem: vi.fn<CartCalls["updateCartItem"]>(async (_user, _product, quantity) => item(quantity)),
    removeCartItem: vi.fn<CartCalls["removeCartItem"]>(async () => undefined),
    clearCart: vi.fn<CartCalls["clearCart"]>(async () => undefined),
  };
  const onRolledBack = vi.fn();
  const store = new CartStore("ann", calls, onRolledBack);
  await store.load();
  const quantity = () => visibleLines(store.state())[0]?.quantity;
  const set = (wanted: number) => store.change({ kind: "setQuantity", productId: "mug", quantity: wanted });
  return { store, calls, onRolledBack, quantity, set };
}

describe("the cart", () => {
  it("shows a change at once", async () => {
    const { quantity, set } = await setUp();
    const sent = set(3);
    expect(quantity()).toBe(3);
    expect(await sent).toBe(true);
    expect(quantity()).toBe(3);
  });

  it("takes a refused change back, says so and reads the cart again", async () => {
    const { calls, quantity, set, onRolledBack } = await setUp();
    calls.updateCartItem.mockRejectedValueOnce(failed(503));
    expect(await set(3)).toBe(false);
    expect(quantity()).toBe(2);
    expect(onRolledBack).toHaveBeenCalledTimes(1);
    expect(calls.getCart).toHaveBeenCalledTimes(2);
  });

  it("takes a product back that a full cart refuses, and keeps why", async () => {
    const { store, calls, onRolledBack } = await setUp();
    calls.addCartItem.mockRejectedValueOnce(failed(409, { error: "Cart is full", correlationId: "c" }));
    const fifty = Array.from({ length: 50 }, (_, number) => ({ ...item(1), productId: `product-${number}` }));
    calls.getCart.mockResolvedValueOnce({ userId: "ann", items: fifty, itemCount: 50, totalAmount: "500" });
    const lamp = { ...item(1), productId: "lamp" };
    expect(await store.change({ kind: "add", line: lamp, stock: 9 })).toBe(false);
    expect(visibleLines(store.state())).toHaveLength(50);
    expect(store.state().refused).toMatchObject([{ kind: "cartFull", line: { productId: "lamp" } }]);
    expect(onRolledBack.mock.calls[0]?.[1]).toEqual({ kind: "cartFull" });
  });

  it("sends changes one after another and leaves out overtaken quantities", async () => {
    const { calls, set } = await setUp();
    await Promise.all([set(3), set(4), set(5)]);
    expect(calls.updateCartItem.mock.calls.map(([, , quantity]) => quantity)).toEqual([5]);
  });

  it("goes on after a change that failed", async () => {
    const { store, calls, quantity, set } = await setUp();
    calls.removeCartItem.mockRejectedValueOnce(unanswered());
    const removed = store.change({ kind: "remove", productId: "mug" });
    expect(await Promise.all([removed, set(5)])).toEqual([false, true]);
    expect(quantity()).toBe(5);
  });

  it.each([new NoUsableAnswer("no code"), new TypeError("no items"), failed(500)])(
    "sends the next change after any failure: %s",
    async (error) => {
      vi.spyOn(console, "error").mockReturnValue();
      const { store, calls, quantity, set } = await setUp();
      calls.addCartItem.mockRejectedValueOnce(error);
      const added = store.change({ kind: "add", line: { ...item(1), productId: "lamp" }, stock: 9 });
      expect(await Promise.all([added, set(5)])).toEqual([false, true]);
      expect(visibleLines(store.state())).toHaveLength(1);
      expect(quantity()).toBe(5);
    },
  );

  it("sends the next change also when the message about a failure fails", async () => {
    const { calls, onRolledBack, set } = await setUp();
    calls.updateCartItem.mockRejectedValueOnce(failed(503));
    onRolledBack.mockImplementationOnce(() => {
      throw new Error("no message");
    });
    await expect(set(3)).rejects.toThrow("no message");
    expect(await set(4)).toBe(true);
  });

  it("does not send more of a product than there are, and says how many are in it", async () => {
    const { store, calls, quantity, onRolledBack } = await setUp([item(2)]);
    expect(await store.change({ kind: "add", line: item(2), stock: 3 })).toBe(false);
    expect(calls.addCartItem).not.toHaveBeenCalled();
    expect(quantity()).toBe(2);
    expect(onRolledBack.mock.calls[0]?.[1]).toEqual({ kind: "stockLimit", stock: 3, inCart: 2 });
    expect(store.state().refused).toMatchObject([{ kind: "stockLimit", stock: 3 }]);
  });

  it("counts every one of many quick additions, up to the stock", async () => {
    const { store, calls } = await setUp([]);
    let saved = 0;
    calls.addCartItem.mockImplementation(async (_user, line) => item((saved += line.quantity)));
    const add = () => store.change({ kind: "add", line: item(1), stock: 5 });
    expect(await Promise.all([add(), add(), add(), add(), add(), add()])).toEqual([
      ...Array<boolean>(5).fill(true),
      false,
    ]);
    expect(calls.addCartItem).toHaveBeenCalledTimes(5);
  });

  it("is not read while a change is being sent, since the answer could be older", async () => {
    const { store, calls, quantity, set } = await setUp();
    let answer = () => undefined as void;
    calls.updateCartItem.mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return item(3);
    });
    const sent = set(3);
    const loaded = [store.load(), store.load()];
    await vi.waitFor(() => expect(calls.updateCartItem).toHaveBeenCalled());
    expect(calls.getCart).toHaveBeenCalledTimes(1);
    calls.getCart.mockResolvedValueOnce({ userId: "ann", items: [item(3)], itemCount: 1, totalAmount: "30" });
    answer();
    await Promise.all([sent, ...loaded]);
    expect(calls.getCart).toHaveBeenCalledTimes(2);
    expect(quantity()).toBe(3);
  });

  it("can be loaded again after an answer that is not a cart", async () => {
    const { store, calls } = await setUp();
    calls.getCart.mockRejectedValueOnce(new NoUsableAnswer("HTML"));
    await store.retry();
    expect(store.state()).toMatchObject({ phase: "failed", problem: { kind: "unavailable" } });
    await store.retry();
    expect(store.state().phase).toBe("ready");
  });

  it("accepts a new price by a new line", async () => {
    const { store, calls } = await setUp();
    await store.change({ kind: "reprice", productId: "mug", price: 12.99 });
    expect(calls.removeCartItem).toHaveBeenCalledExactlyOnceWith("ann", "mug");
    expect(calls.addCartItem.mock.calls[0]?.[1]).toMatchObject({ price: 12.99, quantity: 2 });
    expect(visibleLines(store.state())[0]).toMatchObject({ price: 12.99, quantity: 2 });
  });

  it("does not lose a line when its new price cannot be saved at once", async () => {
    const { store, calls } = await setUp();
    calls.getCart.mockResolvedValueOnce({ userId: "ann", items: [], itemCount: 0, totalAmount: "0" });
    calls.addCartItem.mockRejectedValueOnce(unanswered());
    expect(await store.change({ kind: "reprice", productId: "mug", price: 12.99 })).toBe(true);
    expect(visibleLines(store.state())[0]).toMatchObject({ price: 12.99, quantity: 2 });
  });

  it("tells its listeners of each change until they leave", async () => {
    const { store, set } = await setUp();
    const listener = vi.fn();
    const leave = store.subscribe(listener);
    await set(3);
    expect(listener).toHaveBeenCalledTimes(2);
    leave();
    await set(4);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
