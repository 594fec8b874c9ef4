import type { OrderCalls } from "@/lib/api/shop";
import type { Order, OrderPage } from "@/lib/api/types";
import { isSettled } from "./polling";

export const HISTORY_PAGE_SIZE = 20;

/** The loaded part of a shopper's orders, newest first, and where the rest begins. */
export interface OrderHistory {
  orders: readonly Order[];
  nextKey?: string;
}

/** Reads the newest orders, and those of the known ones that are older and not settled yet. */
export async function readNewest(
  calls: Pick<OrderCalls, "listOrders" | "getOrder">,
  userId: string,
  known: readonly Order[],
): Promise<OrderPage> {
  const page = await calls.listOrders(userId, { limit: HISTORY_PAGE_SIZE });
  const listed = new Set(page.orders.map(({ orderId }) => orderId));
  const open = known.filter((order) => !isSettled(order) && !listed.has(order.orderId));
  const read = await Promise.all(open.map(({ orderId }) => calls.getOrder(orderId, userId)));
  return { ...page, orders: [...page.orders, ...read] };
}

/** Replaces what is known by what was read. A gap that new orders leave is not shown: the list then starts over. */
export function withNewest(history: OrderHistory | undefined, newest: OrderPage): OrderHistory {
  const isKnown = ({ orderId }: Order) => history?.orders.some((order) => order.orderId === orderId);
  if (!history || !newest.orders.some(isKnown)) return newest;
  const read = new Map(newest.orders.map((order) => [order.orderId, order]));
  const added = newest.orders.filter((order) => !isKnown(order));
  const updated = history.orders.map((order) => read.get(order.orderId) ?? order);
  return { ...history, orders: [...added, ...updated] };
}

/** Appends the page that follows. */
export const withEarlier = (history: OrderHistory | undefined, page: OrderPage): OrderHistory => ({
  orders: [...(history?.orders ?? []), ...page.orders],
  nextKey: page.nextKey,
});

/** The orders whose payment was pending when they were last shown and is not any more. */
export const paymentsDone = (known: readonly Order[], newest: readonly Order[]): Order[] =>
  newest.filter(
    ({ orderId, status }) =>
      status !== "PENDING" && known.some((order) => order.orderId === orderId && order.status === "PENDING"),
  );
