"use client";

import { useEffect, useRef, useState } from "react";
import { browserCalls } from "@/lib/api/browser";
import type { CartLine } from "@/lib/cart/cart-state";
import { readOffers, type Offers } from "@/lib/cart/offers";
import { browserVisibility } from "@/lib/orders/browser-visibility";

/** The offers of the lines. Read once for each product, and again when the page becomes visible again. */
export function useOffers(lines: readonly CartLine[]): Offers {
  const [offers, setOffers] = useState<Offers>(new Map());
  const [round, setRound] = useState(0);
  const requested = useRef(new Set<string>());
  const productIds = lines.map(({ productId }) => productId).join(" ");

  useEffect(
    () =>
      browserVisibility.onChange(() => {
        if (!browserVisibility.isVisible()) return;
        requested.current.clear();
        setRound((rounds) => rounds + 1);
      }),
    [],
  );

  useEffect(() => {
    const unread = productIds.split(" ").filter((id) => id && !requested.current.has(id));
    unread.forEach((id) => requested.current.add(id));
    if (unread.length === 0) return;
    void readOffers(browserCalls, unread).then((read) => setOffers((known) => new Map([...known, ...read])));
  }, [productIds, round]);

  return offers;
}
