"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useSettlement } from "@/components/orders/use-settlement";
import { useShopper } from "@/components/providers/shopper";
import { browserCalls } from "@/lib/api/browser";
import { attempt } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";
import { browserAttempts } from "@/lib/checkout/browser-attempts";

async function openOrder(userId: string): Promise<Order | undefined> {
  const orderId = (await browserAttempts().current(userId))?.orderId;
  if (!orderId) return undefined;
  const answer = await attempt(() => browserCalls.getOrder(orderId, userId));
  return answer.ok ? answer.value : undefined;
}

/** Looks after an order whose page was left before it was paid, so that its things do not stay in the cart. */
export function OrderFollower() {
  const userId = useShopper().shoppers?.current;
  const pathname = usePathname();
  const settleOrder = useSettlement();

  useEffect(() => {
    if (userId) void openOrder(userId).then((order) => order && settleOrder(order));
  }, [userId, pathname, settleOrder]);

  return null;
}
