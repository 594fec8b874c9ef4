"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useSettlement } from "@/components/orders/use-settlement";
import { useShopper } from "@/components/providers/shopper";
import { browserCalls } from "@/lib/api/browser";
import { attempt } from "@/lib/api/problem";
import { browserAttempts } from "@/lib/checkout/browser-attempts";

/** Looks after an order whose page was left before it was paid, so that its things do not stay in the cart. */
export function OrderFollower() {
  const userId = useShopper().shoppers?.current;
  const pathname = usePathname();
  const settleOrder = useSettlement();

  useEffect(() => {
    const orderId = userId && browserAttempts().current(userId)?.orderId;
    if (!orderId) return;
    void attempt(() => browserCalls.getOrder(orderId, userId)).then((answer) => {
      if (answer.ok) void settleOrder(answer.value);
    });
  }, [userId, pathname, settleOrder]);

  return null;
}
