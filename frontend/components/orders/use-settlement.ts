"use client";

import { useCallback } from "react";
import { useCart } from "@/components/providers/cart";
import { browserCalls } from "@/lib/api/browser";
import { attempt } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";
import { browserAttempts, exclusively } from "@/lib/checkout/browser-attempts";
import { settle } from "@/lib/checkout/settle";

/** Lets the cart follow an order. When that fails the attempt stays, and the next look at the order does it. */
export function useSettlement() {
  const { reload } = useCart();
  return useCallback(
    async (order: Order) => {
      const settled = await attempt(() =>
        settle(order, { attempts: browserAttempts(), calls: browserCalls, exclusively }),
      );
      if (settled.ok && settled.value) await reload();
    },
    [reload],
  );
}
