"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useCart } from "@/components/providers/cart";
import { useShopper } from "@/components/providers/shopper";
import { attempt } from "@/lib/api/problem";

/** Loaded after the page, since it shows nothing. After a failure, the next page repeats it. */
async function settleOpenOrder(userId: string): Promise<boolean> {
  const settled = await attempt(async () => {
    const settling = await import("@/lib/checkout/settle-open-order");
    return settling.settleOpenOrder(userId);
  });
  return settled.ok && settled.value;
}

/** Settles an order whose page was left before it was paid, so that its lines do not stay in the cart. */
export function OrderFollower() {
  const userId = useShopper().shoppers?.current;
  const pathname = usePathname();
  const { reload } = useCart();

  useEffect(() => {
    if (!userId) return;
    void settleOpenOrder(userId).then((isChanged) => (isChanged ? reload() : undefined));
  }, [userId, pathname, reload]);

  return null;
}
