import type { CartCalls } from "@/lib/api/shop";
import type { CartItem, Order } from "@/lib/api/types";
import type { Attempts, OrderLines } from "./attempts";

/** Runs one function at a time, also across the tabs of this browser. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>;

interface Settlement {
  attempts: Attempts;
  calls: CartCalls;
  exclusively: Exclusively;
}

/**
 * Applies an order's outcome to the cart, once: the lines of a paid order are removed, those of a failed order stay.
 * Lines that were added since the order was placed stay too. Resolves to whether the cart was changed.
 */
export function settle(order: Order, { attempts, calls, exclusively }: Settlement): Promise<boolean> {
  return exclusively(async () => {
    const attempt = await attempts.current(order.userId);
    if (!attempt || attempt.orderId !== order.orderId || order.status === "PENDING") return false;
    const paid = order.status !== "FAILED";
    if (paid) await takeFromCart(order.userId, attempt.items, calls);
    await attempts.settled(attempt);
    return paid;
  });
}

async function takeFromCart(userId: string, ordered: OrderLines, calls: CartCalls): Promise<void> {
  const { items } = await calls.getCart(userId);
  const left = (item: CartItem) =>
    item.quantity - (ordered.find(({ productId }) => productId === item.productId)?.quantity ?? 0);
  if (items.every((item) => left(item) <= 0)) return calls.clearCart(userId);
  for (const item of items.filter(({ productId }) => ordered.some((line) => line.productId === productId))) {
    if (left(item) <= 0) await calls.removeCartItem(userId, item.productId);
    else await calls.updateCartItem(userId, item.productId, left(item));
  }
}
