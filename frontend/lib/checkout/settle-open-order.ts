import { browserCalls } from "@/lib/api/browser";
import { browserAttempts, exclusively } from "./browser-attempts";
import { settle } from "./settle";

/** Settles the shopper's last order when its outcome was not applied yet. Resolves to whether the cart was changed. */
export async function settleOpenOrder(userId: string): Promise<boolean> {
  const attempts = browserAttempts();
  const orderId = (await attempts.current(userId))?.orderId;
  if (!orderId) return false;
  const order = await browserCalls.getOrder(orderId, userId);
  return settle(order, { attempts, calls: browserCalls, exclusively });
}
