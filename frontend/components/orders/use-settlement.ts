"use client";

import { useCallback } from "react";
import { useCart } from "@/components/providers/cart";
import { browserCalls } from "@/lib/api/browser";
import { attempt } from "@/lib/api/problem";
import type { Order } from "@/lib/api/types";
import { browserAttempts, exclusively } from "@/lib/checkout/browser-attempts";
import { settle } from "@/lib/checkout/settle";

/** Applies the outcome of an order to the cart. After a failure the attempt stays, and the next poll repeats it. */
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
